"""Money paid online: each day held against the platform's file, and money somebody must look at."""
