"""Blocks to a Statement: normalisation, outline, sentences, metadata."""
