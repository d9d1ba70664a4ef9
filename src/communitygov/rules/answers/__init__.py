"""Rules about who answers, and where nobody does."""
