"""The text of a transfer's QR code: EMVCo merchant-presented, with the objects banks here agreed on (VietQR).

Source: the national switch's format for transfers to an account (service QRIBFTTA); read in several public
implementations that agree with each other, not in its own text.
"""

import re

_SCHEME, _SERVICE, _DONG, _COUNTRY = "A000000727", "QRIBFTTA", "704", "VN"
LONGEST_CONTENT = 25


def transfer_qr(bank: str, account: str, amount: int = 0, content: str = "") -> str:
    """A transfer of `amount` đồng (0: the payer writes it) to an account of a bank (its six digits).

    `content` is what the transfer will say, letters and digits without accents. Raises ValueError.
    """
    if not re.fullmatch(r"\d{6}", bank) or not re.fullmatch(r"[A-Za-z0-9]{1,19}", account):
        raise ValueError("bank or account")
    if amount < 0 or amount >= 10**13 or not re.fullmatch(rf"[A-Za-z0-9 ]{{0,{LONGEST_CONTENT}}}", content):
        raise ValueError("amount or content")
    payee = _object("00", _SCHEME) + _object("01", _object("00", bank) + _object("01", account))
    parts = [
        _object("00", "01"),
        _object("01", "12" if amount else "11"),
        _object("38", payee + _object("02", _SERVICE)),
        _object("53", _DONG),
        _object("54", str(amount)) if amount else "",
        _object("58", _COUNTRY),
        _object("62", _object("08", content)) if content else "",
        "6304",
    ]
    text = "".join(parts)
    return f"{text}{crc16(text.encode()):04X}"


def _object(number: str, value: str) -> str:
    return f"{number}{len(value):02d}{value}"


def crc16(data: bytes) -> int:
    """CRC-16 with polynomial 0x1021 from 0xFFFF, nothing mirrored."""
    found = 0xFFFF
    for byte in data:
        found ^= byte << 8
        for _ in range(8):
            found = (found << 1) ^ 0x1021 if found & 0x8000 else found << 1
    return found & 0xFFFF
