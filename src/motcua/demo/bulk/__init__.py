"""A province of a million dossiers in a database of its own, for benchmarks: filled with COPY.

The engine works a few hundred dossiers through a year as in the small demo; these stories then happen again
and again in other wards, to other people, in other weeks, with their ledger chained and sealed as the
ledger itself would. Only procedures without a fee are told, so there is nothing in the tables of money.
"""

from motcua.demo.bulk.loading import Loaded, NoRoom, is_loaded, load, name_of

__all__ = ["Loaded", "NoRoom", "is_loaded", "load", "name_of"]
