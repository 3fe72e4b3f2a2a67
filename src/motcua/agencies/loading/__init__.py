"""Reference data into tables: roles, calendars, and a whole province from its folder. Safe to repeat."""
