"""Annotated articles in; scores out."""
