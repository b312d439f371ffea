"""What people said of quotes and speakers in; a ledger that outlives every run out."""
