"""One module for each group of commands; `quotes.cli` joins them."""
