"""A directory of statements, the references into it, its index and its catalogue."""
