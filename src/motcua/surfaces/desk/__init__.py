"""The officer's worklist and dossier page."""
