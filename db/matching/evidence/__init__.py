"""Two sets of facts in; the weight of the evidence out."""
