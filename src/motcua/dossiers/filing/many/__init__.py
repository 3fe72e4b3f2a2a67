"""Many filings of one account from a sheet: a row each, all tried out first, each sent once."""

from motcua.dossiers.filing.many.rows import NAME, is_offered, list_of, name_of

__all__ = ["NAME", "is_offered", "list_of", "name_of"]
