"""Messages to people: one per event, person and channel."""
