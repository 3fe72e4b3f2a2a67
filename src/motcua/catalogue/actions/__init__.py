"""What is done to the catalogue: one verb a file."""
