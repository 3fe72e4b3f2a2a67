"""Pages for everyone: procedures and tracking."""
