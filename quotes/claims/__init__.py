"""Quotes to claims: statements made comparable, aligned, and judged against each other."""
