"""The heart: a dossier from intake to returned result."""
