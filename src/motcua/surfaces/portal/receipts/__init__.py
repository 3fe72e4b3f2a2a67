"""Receipts that can be checked: the signed text in a receipt's QR, the page that checks one, our keys."""

from motcua.surfaces.portal.receipts.telling import drawn_for_a_device, receipt_address, receipt_of
from motcua.surfaces.portal.receipts.views import check, keys

__all__ = ["check", "drawn_for_a_device", "keys", "receipt_address", "receipt_of"]
