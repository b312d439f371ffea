"""Quotations of a language that has no models: marks, a cue beside them and a name beside the cue."""
