"""An extraction in; rows of one article out, in one transaction."""
