"""Rules about lists of duties."""
