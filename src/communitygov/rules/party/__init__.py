"""Rules about Party structures."""
