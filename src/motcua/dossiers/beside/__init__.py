"""What lies beside a dossier: others of the same person, and two of them compared."""

from motcua.dossiers.beside.comparing import Side, pair
from motcua.dossiers.beside.related import RelatedRow, related

__all__ = ["RelatedRow", "Side", "pair", "related"]
