"""Candidates, marks and the parse in; `Quote` out."""
