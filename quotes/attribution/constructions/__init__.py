"""Constructions that speak for themselves: text in, quotes out."""
