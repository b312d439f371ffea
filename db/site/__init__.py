"""The Datasette plugin: pages, queries and JSON over the database."""
