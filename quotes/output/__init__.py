"""Extractions in; public records and their formats out."""
