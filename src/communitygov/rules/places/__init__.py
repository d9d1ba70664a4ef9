"""Rules about places and their codes."""
