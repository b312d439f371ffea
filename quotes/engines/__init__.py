"""Many articles in; their extractions out, in order."""
