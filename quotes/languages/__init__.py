"""What a language knows: word lists, tables, patterns and models in; look-ups out."""
