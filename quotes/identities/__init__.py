"""Name mentions in; the people and bodies of one article out."""
