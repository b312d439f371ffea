"""Phrases and a parse in; `Link` and `Entity` out: whom each source stands for within its article."""

from quotes.speakers.resolver import Resolution, Resolver

__all__ = ["Resolution", "Resolver"]
