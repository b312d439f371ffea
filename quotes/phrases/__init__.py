"""The words of a source in; `Pronoun`, `Named` or `Nominal` out."""
