"""Filling in a dossier at home: task by task, kept while it is typed, checked, sent once."""
