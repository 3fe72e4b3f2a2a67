"""What the office sees of what people say, and does about it."""
