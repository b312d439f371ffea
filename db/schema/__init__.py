"""Rows and their names: migrations, opening, identifiers, plain inserts."""
