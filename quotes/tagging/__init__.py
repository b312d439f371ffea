"""Paragraphs in; `Candidate` out. The only stage with a network of our own."""
