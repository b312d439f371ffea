"""An entity of an article and the stored speakers in; who it is out."""
