"""Structured logs: one line of JSON an event, without personal data.

Nothing a person typed is logged: no query strings, no form values, no messages of exceptions (a
database quotes the offending value in them). What slips through is masked: numbers that look like
an identity number or a phone, and mail addresses.
"""

from motcua.platform.logs.configuration import logging_configuration
from motcua.platform.logs.masking import mask

__all__ = ["logging_configuration", "mask"]
