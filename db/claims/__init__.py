"""Statements as rows: found by fingerprints, verified, and kept up to the quotes."""
