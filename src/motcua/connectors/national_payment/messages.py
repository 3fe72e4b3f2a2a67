"""The platform's messages: their fields in order, the digest over them, reading and writing."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.payments.ports import FAILED, PAID, PENDING, WAITING, Word
from motcua.platform.clock import ZONE

VERSION = "1.0.6"
HASHES = ("sha256", "sha512", "sha1", "md5")
"""Which one the platform uses is not verified: MOTCUA_PAYMENT_HASH says it."""

_CONFIRM = (
    "LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang",
    "ThoiGianGD", "ThongTinGiaoDich",
)  # fmt: skip
ORDER: Mapping[str, tuple[str, ...]] = {
    "CONFIRM": _CONFIRM,
    # The order of all others is unverified.
    "INIT": (
        "LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "LoaiHinhThanhToan",
        "MaKenhThanhToan", "MaThietBi", "NgonNgu", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip",
    ),
    "INIT_REPLY": ("LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "UrlThanhToan"),
    "QUERY": ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"),
    "QUERY_REPLY": (*_CONFIRM, "TrangThaiGD"),
    "REFUND": (
        "LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "MaThamChieuGoc", "MaGiaoDich", "SoTien",
        "MaTienTe", "ThoiGianGD",
    ),
    "REFUND_REPLY": ("LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "MaGiaoDich"),
}  # fmt: skip

_TEXT = re.compile(r"[^|\x00-\x1f]{0,300}")
_AMOUNT = re.compile(r"[1-9]\d{0,12}|0")
_MOMENT = re.compile(r"\d{14}")
_STATES = {"1": PAID, "3": PENDING, "4": FAILED, "0": WAITING}


class MalformedError(Exception):
    """Not a message of the platform, or not one for us."""


def digest(message: Mapping[str, str], secret: str, algorithm: str) -> str:
    """The checksum: the fields of its kind joined by "|", the secret last."""
    fields = [message.get(name, "") for name in ORDER[message["LoaiBanTin"]]]
    return hashlib.new(algorithm, "|".join([*fields, secret]).encode(), usedforsecurity=True).hexdigest()


def signed(message: dict[str, str], secret: str, algorithm: str) -> dict[str, str]:
    """With its checksum. A bar in a field would move the others' borders, so there is none."""
    clean = {name: re.sub(r"[|\x00-\x1f]", " ", value) for name, value in message.items()}
    return clean | {"MaXacThuc": digest(clean, secret, algorithm)}


def read(given: Any, kind: str, partner: str) -> dict[str, str]:
    """The fields of a message of one kind, each a string within limits. Raises MalformedError.

    Says nothing of who wrote it: see `is_genuine`.
    """
    if not isinstance(given, dict) or given.get("LoaiBanTin") != kind:
        raise MalformedError("LoaiBanTin")
    message = {}
    for name in (*ORDER[kind], "MaXacThuc"):
        value = given.get(name, "")
        if not isinstance(value, str) or not _TEXT.fullmatch(value):
            raise MalformedError(name)
        message[name] = value
    if not hmac.compare_digest(message["MaDoiTac"].encode(), partner.encode()):
        raise MalformedError("MaDoiTac")
    return message


def is_genuine(message: Mapping[str, str], secret: str, algorithm: str) -> bool:
    """Whether the checksum is right; compared in constant time."""
    return hmac.compare_digest(
        message["MaXacThuc"].lower().encode(), digest(message, secret, algorithm).encode()
    )


def word_of(message: Mapping[str, str], *, is_right: bool) -> Word:
    """What a CONFIRM or an answer to a QUERY says. Raises MalformedError.

    A CONFIRM's checksum does not cover TrangThaiGD, so its MaLoi alone is believed: "00" is money.
    """
    if not _AMOUNT.fullmatch(message["SoTien"]) or message["MaTienTe"] != "VND":
        raise MalformedError("SoTien")
    return Word(
        reference=message["MaThamChieu"][:60],
        status=_status(message),
        amount=int(message["SoTien"]),
        transaction=message["MaGiaoDich"][:60],
        bank=message["MaNganHang"][:20],
        paid_at=moment(message["ThoiGianGD"]),
        is_genuine=is_right,
    )


def _status(message: Mapping[str, str]) -> str:
    if message["LoaiBanTin"] == "CONFIRM":
        return PAID if message["MaLoi"] == "00" else FAILED
    state = _STATES.get(message["TrangThaiGD"])
    if state is None:
        raise MalformedError("TrangThaiGD")
    return state


def moment(text: str) -> datetime:
    """yyyyMMddHHmmss, local time. Raises MalformedError."""
    if not _MOMENT.fullmatch(text):
        raise MalformedError("ThoiGianGD")
    try:
        return datetime.strptime(text, "%Y%m%d%H%M%S").replace(tzinfo=ZONE)
    except ValueError:
        raise MalformedError("ThoiGianGD") from None


def stamp(at: datetime) -> str:
    return at.astimezone(ZONE).strftime("%Y%m%d%H%M%S")
