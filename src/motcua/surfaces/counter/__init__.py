"""Taking in dossiers at the counter."""
