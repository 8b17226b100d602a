"""Several plans open at once."""
