"""Typing for somebody: recorded as help, confirmed by the person with a code on their phone or on paper."""

from motcua.dossiers.assisting.confirming import codes_leave, confirm, send_code

__all__ = ["codes_leave", "confirm", "send_code"]
