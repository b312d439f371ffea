"""The database: an extraction in; rows, corrections and a site out. Installed as `quotes.db`."""
