"""Pages on which people say what they think: a rating, feedback, a complaint, and what became of it."""
