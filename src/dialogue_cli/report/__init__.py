"""A Comparison to what people read and machines parse: one module a format."""
