"""Phrases in; `Link` and `Entity` out."""
