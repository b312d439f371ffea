"""A database in; its public edition out: sentences around quotes, nothing private, to be served as it is."""
