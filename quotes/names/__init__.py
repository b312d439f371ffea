"""The parse in; `NameMention` out."""
