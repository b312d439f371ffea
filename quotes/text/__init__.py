"""Text without language: characters in; marks, spans, datelines and phrases out."""
