"""When units change, their open dossiers go on with those that follow them."""

from motcua.dossiers.following.part import PART

__all__ = ["PART"]
