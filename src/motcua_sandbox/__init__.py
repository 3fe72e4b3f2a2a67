"""Stand-ins for outside parties: programs of their own that never import motcua."""
