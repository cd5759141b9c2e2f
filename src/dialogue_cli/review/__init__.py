"""Asking readers: what is unsure, what they answered, and what their answers mean for two statements."""
