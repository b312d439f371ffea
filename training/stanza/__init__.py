"""Recipe for the compact English Stanza models that ship in `quotes/languages/en/models/stanza`."""
