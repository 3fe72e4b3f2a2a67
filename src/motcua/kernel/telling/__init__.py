"""Telling people: how long a text message is, when it may wake somebody, how an address is shown."""

from motcua.kernel.telling.masking import masked
from motcua.kernel.telling.quiet import QuietHours, Urgency, quiet_hours, when_to_send
from motcua.kernel.telling.sms import Length, length_of, without_marks

__all__ = [
    "Length",
    "QuietHours",
    "Urgency",
    "length_of",
    "masked",
    "quiet_hours",
    "when_to_send",
    "without_marks",
]
