"""Officers brought in from a file: accounts, posts and roles, by the very acts of the pages."""

from motcua.agencies.importing.staff import STAFF

__all__ = ["STAFF"]
