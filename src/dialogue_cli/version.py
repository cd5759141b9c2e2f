"""The version of this program, in a module that imports nothing, so that every other may say it."""

__version__ = "0.1.0"
