"""Rules about what a register names."""
