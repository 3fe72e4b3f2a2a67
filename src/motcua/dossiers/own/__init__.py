"""Dossiers of one's own: whose they are, and what their people may do with them."""

from motcua.dossiers.own.holding import claim, claimable, files_for_themselves, holds_it, mine, the_one

__all__ = ["claim", "claimable", "files_for_themselves", "holds_it", "mine", "the_one"]
