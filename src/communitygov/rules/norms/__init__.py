"""Rules about figures and dated norms."""
