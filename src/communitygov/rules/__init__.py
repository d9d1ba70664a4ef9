"""The rules: what may be wrong with how a community is governed, one rule a file."""
