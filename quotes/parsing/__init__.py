"""Paragraphs in; `Parse` out. The only folder that imports Stanza."""
