"""Benchmarks: quality and speed figures, each with its command; nothing here ships."""
