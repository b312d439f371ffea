"""Find who said what in news articles, and publish it as a searchable Datasette site."""
