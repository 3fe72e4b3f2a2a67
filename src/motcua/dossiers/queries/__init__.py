"""Reading the room: lists for desks, one dossier for its page, tracking for everyone. Nothing here writes."""
