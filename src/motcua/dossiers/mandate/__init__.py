"""Up to which amount somebody decides: what a delegation hands over, asked by the table of rules."""

from motcua.dossiers.mandate.limit import insist_within_limit

__all__ = ["insist_within_limit"]
