"""What fits the weights by which claims are scored."""
