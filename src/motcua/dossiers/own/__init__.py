"""Dossiers of one's own: what their people see of them, and may do."""

from motcua.dossiers.belonging import (
    OWN_KINDS,
    claim,
    claimable,
    files_for_themselves,
    found,
    holds_it,
    mine,
    the_one,
)
from motcua.dossiers.own.acting import do, insist_still, may_act, may_withdraw
from motcua.dossiers.own.messages import PAGE_SIZE as MESSAGES_A_PAGE
from motcua.dossiers.own.messages import OwnMessage, messages
from motcua.dossiers.own.offering import OwnOffer, offers
from motcua.dossiers.own.showing import PAGE_SIZE, OwnRow, OwnView, file_of, page, view

__all__ = [
    "MESSAGES_A_PAGE",
    "OWN_KINDS",
    "PAGE_SIZE",
    "OwnMessage",
    "OwnOffer",
    "OwnRow",
    "OwnView",
    "claim",
    "claimable",
    "do",
    "file_of",
    "files_for_themselves",
    "found",
    "holds_it",
    "insist_still",
    "may_act",
    "may_withdraw",
    "messages",
    "mine",
    "offers",
    "page",
    "the_one",
    "view",
]
