"""Slips of many dossiers at once: what stands on them, gathered in a few looks however many they are."""

from motcua.dossiers.printing.gathering import MOST, Printed, accepted_by, no_receipt, to_print

__all__ = ["MOST", "Printed", "accepted_by", "no_receipt", "to_print"]
