"""Files in and out: YAML and JSON, with the place of every value; the JSON Schema of a document. Knows no rule."""
