"""Nobody acts on a dossier where they or a relative is a party: asked by the table of acts and beside it."""

from motcua.dossiers.impartiality.rule import insist_impartial, is_tied, others, tied_names

__all__ = ["insist_impartial", "is_tied", "others", "tied_names"]
