"""Steps of detection: a draft in, the mended draft out."""
