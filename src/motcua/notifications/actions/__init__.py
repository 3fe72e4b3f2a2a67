"""What the room does: one verb a file."""
