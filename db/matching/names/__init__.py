"""Two names in; how well they agree out."""
