"""The nouns people write: frozen, each defined once, local truths only."""
