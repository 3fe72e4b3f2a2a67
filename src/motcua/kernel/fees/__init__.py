"""Fees as data: what is charged, for whom it is waived, and the sum in whole đồng with its reasons."""

from motcua.kernel.fees.evaluation import Charge, ChargeItem, FeeFacts, counted_in, evaluate
from motcua.kernel.fees.rules import HIGHEST_AMOUNT, Collected, Exemption, FeeKind, FeeRule, Tier

__all__ = [
    "HIGHEST_AMOUNT",
    "Charge",
    "ChargeItem",
    "Collected",
    "Exemption",
    "FeeFacts",
    "FeeKind",
    "FeeRule",
    "Tier",
    "counted_in",
    "evaluate",
]
