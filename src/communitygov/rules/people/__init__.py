"""Rules about people, posts and terms."""
