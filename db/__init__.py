"""The database: schema and storage. Installed as `quotes.db`."""
