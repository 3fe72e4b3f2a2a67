"""One folder per audience; no rules inside."""
