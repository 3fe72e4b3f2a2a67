"""The working-hour ledger of one dossier: how long each step had it, and why it is late or waits."""

from motcua.dossiers.hours.accounting import HourRow, Hours, hours_of, steps_account
from motcua.dossiers.hours.why import Why, why_of

__all__ = ["HourRow", "Hours", "Why", "hours_of", "steps_account", "why_of"]
