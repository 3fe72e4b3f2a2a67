"""Accounts (staff, person, organisation, machine), identities, persons, organisations, representation."""
