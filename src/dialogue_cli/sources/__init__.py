"""Bytes of a file, page or stdin to clean text blocks: one module a format."""
