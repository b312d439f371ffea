"""Files, folders, streams and addresses in; `Article` out."""
