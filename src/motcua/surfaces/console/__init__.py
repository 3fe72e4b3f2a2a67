"""Pages of those who administer units: who sits where, what they may do and why, and every change of it."""
