"""Rules about teams, shifts and modes."""
