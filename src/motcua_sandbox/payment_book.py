"""What the stand-in for the payment platform knows: bills, money, its messages and their checksums."""

import contextlib
import csv
import hashlib
import hmac
import io
import re
import secrets
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

import httpx

ZONE = timezone(timedelta(hours=7))
FIELDS = {
    "INIT": (
        "LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "LoaiHinhThanhToan",
        "MaKenhThanhToan", "MaThietBi", "NgonNgu", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip",
    ),
    "INIT_REPLY": ("LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "UrlThanhToan"),
    "QUERY": ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"),
    "CONFIRM": (
        "LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang",
        "ThoiGianGD", "ThongTinGiaoDich",
    ),
    "QUERY_REPLY": (
        "LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang",
        "ThoiGianGD", "ThongTinGiaoDich", "TrangThaiGD",
    ),
    "REFUND": (
        "LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "MaThamChieuGoc", "MaGiaoDich", "SoTien",
        "MaTienTe", "ThoiGianGD",
    ),
    "REFUND_REPLY": ("LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "MaGiaoDich"),
}  # fmt: skip
RECEIPT = (
    "MaDVC",
    "TenDVC",
    "MaTTHC",
    "TenTTHC",
    "MaDonVi",
    "TenDonVi",
    "MaHoSo",
    "TKThuHuong",
    "MaNHThuHuong",
)
REFERENCE = re.compile(r"[A-Z0-9]{8,25}")
WAITING, PAID, PENDING, FAILED = "0", "1", "3", "4"


class RefusedError(Exception):
    """A message that is not right; the text is the code answered."""


@dataclass
class Bill:
    """A payment somebody began. `state` as TrangThaiGD."""

    reference: str
    amount: int
    content: str
    unit: str
    back: str
    state: str = WAITING


@dataclass
class Money:
    """Money that was taken, and what was given back of it."""

    transaction: str
    reference: str
    amount: int
    bank: str
    at: datetime
    content: str = ""
    refund: str = ""
    refund_reference: str = ""
    refunded_at: datetime | None = None


@dataclass
class Platform:
    """What the platform knows; shared by all its threads."""

    partner: str
    secret: str
    algorithm: str = "sha256"
    notify: str = ""
    address: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)
    bills: dict[str, Bill] = field(default_factory=dict)
    money: dict[str, Money] = field(default_factory=dict)
    behaviour: dict[str, Any] = field(
        default_factory=lambda: {
            "down": 0.0, "silent": 0.0, "notice": "now", "late": 2.0, "pending": False,
            "refuse_refunds": False,
        }
    )  # fmt: skip

    def digest(self, message: dict[str, str]) -> str:
        fields = [message.get(name, "") for name in FIELDS[message["LoaiBanTin"]]]
        return hashlib.new(self.algorithm, "|".join([*fields, self.secret]).encode()).hexdigest()

    def signed(self, message: dict[str, str]) -> dict[str, str]:
        return message | {"MaXacThuc": self.digest(message)}

    def checked(self, given: Any, kind: str) -> dict[str, str]:
        """The fields of a message, or a refusal: 01 malformed, 02 checksum, 03 another partner."""
        if not isinstance(given, dict) or given.get("LoaiBanTin") != kind:
            raise RefusedError("01")
        message = {name: given.get(name, "") for name in (*FIELDS[kind], "MaXacThuc")}
        if not all(isinstance(value, str) and "|" not in value for value in message.values()):
            raise RefusedError("01")
        if not hmac.compare_digest(message["MaXacThuc"].encode(), self.digest(message).encode()):
            raise RefusedError("02")
        if message["MaDoiTac"] != self.partner:
            raise RefusedError("03")
        if message["PhienBan"] != "1.0.6" or not REFERENCE.fullmatch(message["MaThamChieu"]):
            raise RefusedError("01")
        return message

    def init(self, given: Any) -> dict[str, str]:
        message = self.checked(given, "INIT")
        receipt, back = given.get("ThongTinBienLai"), str(given.get("UrlTraVe", ""))
        if not re.fullmatch(r"[1-9]\d{0,12}", message["SoTien"]) or message["MaTienTe"] != "VND":
            raise RefusedError("01")
        if message["LoaiHinhThanhToan"] != "PAY" or not _is_receipt(receipt, message["SoTien"]):
            raise RefusedError("01")
        if urlsplit(back).scheme not in {"http", "https"}:
            raise RefusedError("01")
        reference, amount = message["MaThamChieu"], int(message["SoTien"])
        with self.lock:
            content = str(receipt["DSKhoanNop"][0]["NoiDung"])
            bill = self.bills.setdefault(
                reference, Bill(reference, amount, content, str(receipt["TenDonVi"]), back)
            )
            if bill.amount != amount:
                raise RefusedError("04")
        return self.signed(
            {
                "LoaiBanTin": "INIT_REPLY",
                "MaLoi": "00",
                "MaDoiTac": self.partner,
                "MaThamChieu": reference,
                "UrlThanhToan": f"{self.address}/pay/{reference}",
            }
        )

    def query(self, given: Any) -> dict[str, Any]:
        reference = self.checked(given, "QUERY")["MaThamChieu"]
        with self.lock:
            taken = [each for each in self.money.values() if each.reference == reference]
            told = [self._told(each, "QUERY_REPLY", PAID) for each in taken]
            bill = self.bills.get(reference)
            if not told and bill is not None:
                nothing = Money("", reference, bill.amount, "", _now())
                told.append(self._told(nothing, "QUERY_REPLY", bill.state))
        return {"MaLoi": "00", "DSGiaoDich": told}

    def refund(self, given: Any) -> dict[str, str]:
        message = self.checked(given, "REFUND")
        with self.lock:
            money = self.money.get(message["MaGiaoDich"])
            fits = money is not None and str(money.amount) == message["SoTien"]
            code, number = "05", ""
            may = not self.behaviour["refuse_refunds"]
            if money and fits and may and money.refund_reference in {"", message["MaThamChieu"]}:
                if not money.refund:
                    money.refund, money.refunded_at = _number("R"), _now()
                    money.refund_reference = message["MaThamChieu"]
                code, number = "00", money.refund
        return self.signed(
            {
                "LoaiBanTin": "REFUND_REPLY",
                "MaLoi": code,
                "MaDoiTac": self.partner,
                "MaThamChieu": message["MaThamChieu"],
                "MaGiaoDich": number,
            }
        )

    def pay(self, reference: str, bank: str, *, is_cancelled: bool) -> Bill | None:
        """What the person did on the page. The partner is told before the person is sent back."""
        with self.lock:
            bill = self.bills.get(reference)
            if bill is None or bill.state != WAITING:
                return bill
            if is_cancelled:
                bill.state = FAILED
                return bill
            if self.behaviour["pending"]:
                bill.state = PENDING
                return bill
        self.take(reference, bill.amount, bank)
        return bill

    def take(self, reference: str, amount: int, bank: str, content: str = "") -> Money:
        if self.behaviour["notice"] == "wrong-amount":
            amount += 1000
        with self.lock:
            money = Money(_number("S"), reference, amount, bank, _now(), content or reference)
            self.money[money.transaction] = money
            if reference in self.bills:
                self.bills[reference].state = PAID
        self.tell(money)
        return money

    def settle_pending(self, reference: str, *, is_paid: bool) -> None:
        """The bank has made up its mind."""
        with self.lock:
            bill = self.bills[reference]
            if bill.state != PENDING:
                return
            bill.state = PAID if is_paid else FAILED
        if is_paid:
            self.take(reference, bill.amount, "970415")

    def tell(self, money: Money) -> None:
        """CONFIRM, as the behaviour says."""
        how = self.behaviour["notice"]
        if how == "never" or not self.notify:
            return
        if how == "late":
            threading.Timer(float(self.behaviour["late"]), self._send, [money]).start()
            return
        self._send(money)
        if how == "twice":
            self._send(money)

    def _send(self, money: Money) -> None:
        how = self.behaviour["notice"]
        message = self._told(money, "CONFIRM", PAID)
        if how == "forged":
            message["MaXacThuc"] = "0" * len(message["MaXacThuc"])
        with contextlib.suppress(httpx.HTTPError):
            httpx.post(self.notify, json=message, timeout=5.0, trust_env=False)

    def _told(self, money: Money, kind: str, state: str) -> dict[str, str]:
        message = {
            "LoaiBanTin": kind,
            "MaLoi": "00",
            "MaDoiTac": self.partner,
            "MaThamChieu": money.reference,
            "SoTien": str(money.amount),
            "MaTienTe": "VND",
            "MaGiaoDich": money.transaction,
            "MaNganHang": money.bank,
            "ThoiGianGD": _stamp(money.at),
            "ThongTinGiaoDich": money.content,
            "TrangThaiGD": state,
        }
        return self.signed(message)

    def file(self, day: str) -> bytes | None:
        """All money of a local day, each way, as CSV."""
        out = io.StringIO(newline="")
        lines = csv.writer(out)
        lines.writerow(["LoaiGiaoDich", "MaThamChieu", "MaGiaoDich", "SoTien", "ThoiGianGD"])
        with self.lock:
            for each in self.money.values():
                if _stamp(each.at).startswith(day):
                    row = [each.reference, each.transaction, str(each.amount), _stamp(each.at)]
                    lines.writerow(["PAY", *row])
                if each.refunded_at and _stamp(each.refunded_at).startswith(day):
                    row = [each.refund_reference, each.refund, str(each.amount), _stamp(each.refunded_at)]
                    lines.writerow(["REFUND", *row])
        return out.getvalue().encode()

    def counts(self) -> dict[str, Any]:
        with self.lock:
            taken: dict[str, list[int]] = {}
            for each in self.money.values():
                paid, back = taken.setdefault(each.reference, [0, 0])
                taken[each.reference] = [paid + each.amount, back + (each.amount if each.refund else 0)]
        return taken


def _is_receipt(given: Any, amount: str) -> bool:
    """The receipt data must name what is paid for, and its lines must add up."""
    if not isinstance(given, dict) or not all(isinstance(given.get(name), str) for name in RECEIPT):
        return False
    lines = given.get("DSKhoanNop")
    if not isinstance(lines, list) or not lines:
        return False
    try:
        return sum(int(each["SoTien"]) for each in lines) == int(amount)
    except (KeyError, TypeError, ValueError):
        return False


def _now() -> datetime:
    """By this machine's clock: the partner's is none of our business."""
    return datetime.fromtimestamp(time.time(), ZONE)


def _stamp(at: datetime) -> str:
    return at.strftime("%Y%m%d%H%M%S")


def _number(letter: str) -> str:
    return letter + secrets.token_hex(8).upper()
