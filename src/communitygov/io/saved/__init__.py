"""Saved structures: one file that is mapped into memory, written by `save` and opened by `open_structure`."""
