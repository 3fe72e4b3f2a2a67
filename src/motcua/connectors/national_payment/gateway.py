"""The platform as the room's socket: few calls, a few seconds each, no guess where there is no answer."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx

from motcua.connectors.national_payment.messages import (
    VERSION,
    MalformedError,
    is_genuine,
    moment,
    read,
    signed,
    stamp,
    word_of,
)
from motcua.connectors.national_payment.vietqr import transfer_qr
from motcua.payments.ports import (
    FileLine,
    Order,
    OutOfReachError,
    Payee,
    RefundAnswer,
    RefundOrder,
    UnreadableFileError,
    Word,
)
from motcua.platform import clock

SECONDS = 3.0
LARGEST_ANSWER = 256 * 1024
LARGEST_FILE = 64 * 1024 * 1024
MOST_TRANSACTIONS = 20
COLUMNS = ["LoaiGiaoDich", "MaThamChieu", "MaGiaoDich", "SoTien", "ThoiGianGD"]
_AMOUNT = re.compile(r"[1-9]\d{0,12}", re.ASCII)
_KIND = {"PAY": "pay", "REFUND": "refund"}


@dataclass(frozen=True, slots=True)
class Partner:
    """What we agreed on with the platform."""

    address: str
    code: str
    secret: str
    algorithm: str


class NationalPayment:
    """The platform at one address. A connection is made anew for each call: processes fork around it."""

    name = "national"

    def __init__(self, partner: Partner, payee: Payee) -> None:
        self.partner, self.payee, self.address = partner, payee, partner.address

    def start(self, order: Order) -> str:
        receipt = {
            "MaDichVu": "1",
            "MaDVC": order.purpose.procedure_code,
            "TenDVC": order.purpose.procedure_name,
            "MaTTHC": order.purpose.procedure_code,
            "TenTTHC": order.purpose.procedure_name,
            "MaDonVi": order.unit_code,
            "TenDonVi": order.unit_name,
            "MaHoSo": order.purpose.dossier_code,
            "TKThuHuong": self.payee.account,
            "MaNHThuHuong": self.payee.bank,
            "TenTKThuHuong": self.payee.name,
            "MaLoaiHinhThuPhat": "",
            "DSKhoanNop": [{"NoiDung": order.purpose.content, "SoTien": str(order.amount)}],
        }
        words = self._begun("INIT", order.reference) | {
            "SoTien": str(order.amount),
            "MaTienTe": "VND",
            "LoaiHinhThanhToan": "PAY",
            "MaKenhThanhToan": "1",
            "MaThietBi": "",
            "NgonNgu": "vi-VN" if order.language == "vi" else "en-US",
            "MaNganHang": "",
            "ThongTinGiaoDich": order.reference,
            "Ip": "",
        }
        more = {"ThongTinBienLai": receipt, "UrlTraVe": order.return_url}
        reply = self._told(self._call("/init", self._signed(words) | more), "INIT_REPLY", order.reference)
        if reply["MaLoi"] != "00" or not self._is_theirs(reply["UrlThanhToan"]):
            raise OutOfReachError
        return reply["UrlThanhToan"]

    def ask(self, reference: str) -> tuple[Word, ...]:
        response = self._call("/query", self._signed(self._begun("QUERY", reference)))
        given = response.get("DSGiaoDich") if isinstance(response, dict) else None
        if not isinstance(given, list) or len(given) > MOST_TRANSACTIONS:
            raise OutOfReachError
        try:
            return tuple(word_of(self._told(each, "QUERY_REPLY", reference), is_right=True) for each in given)
        except MalformedError as error:
            raise OutOfReachError from error

    def refund(self, order: RefundOrder) -> RefundAnswer:
        words = self._begun("REFUND", order.reference) | {
            "MaThamChieuGoc": order.of_reference,
            "MaGiaoDich": order.transaction,
            "SoTien": str(order.amount),
            "MaTienTe": "VND",
        }
        reply = self._told(self._call("/refund", self._signed(words)), "REFUND_REPLY", order.reference)
        if reply["MaLoi"] == "09":  # taken, not done yet: asked again later under the same reference
            raise OutOfReachError
        return RefundAnswer(reply["MaLoi"] == "00", reply["MaGiaoDich"])

    def transfer_text(self, reference: str, amount: int) -> str:
        return transfer_qr(self.payee.bank, self.payee.account, amount, reference)

    def day(self, day: date) -> bytes | None:
        response = self._send("GET", f"/files/{self.partner.code}/{day:%Y%m%d}.csv", None, LARGEST_FILE)
        if response.status_code == HTTPStatus.NOT_FOUND:
            return None
        if not response.is_success:
            raise OutOfReachError
        return response.content

    def read_day(self, content: bytes) -> tuple[FileLine, ...]:
        try:
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
            return tuple(_lines(rows))
        except (UnicodeDecodeError, csv.Error) as error:
            raise UnreadableFileError("1") from error

    def _begun(self, kind: str, reference: str) -> dict[str, str]:
        return {
            "LoaiBanTin": kind,
            "PhienBan": VERSION,
            "MaDoiTac": self.partner.code,
            "MaThamChieu": reference,
            "ThoiGianGD": stamp(clock.now()),
        }

    def _signed(self, words: dict[str, str]) -> dict[str, Any]:
        return dict(signed(words, self.partner.secret, self.partner.algorithm))

    def _told(self, given: Any, kind: str, reference: str) -> dict[str, str]:
        """A reply we can believe, about what we asked; anything else is no answer."""
        try:
            message = read(given, kind, self.partner.code)
        except MalformedError as error:
            raise OutOfReachError from error
        right = is_genuine(message, self.partner.secret, self.partner.algorithm)
        if not right or message["MaThamChieu"] != reference:
            raise OutOfReachError
        return message

    def _is_theirs(self, address: str) -> bool:
        """Nobody is sent to pay anywhere but on the platform itself."""
        ours, theirs = urlsplit(self.partner.address), urlsplit(address)
        return (ours.scheme, ours.netloc) == (theirs.scheme, theirs.netloc)

    def _call(self, path: str, words: dict[str, Any]) -> Any:
        response = self._send("POST", path, words, LARGEST_ANSWER)
        if not response.is_success:
            raise OutOfReachError
        try:
            return json.loads(response.content)
        except ValueError as error:
            raise OutOfReachError from error

    def _send(self, method: str, path: str, words: dict[str, Any] | None, most: int) -> httpx.Response:
        try:
            with httpx.Client(timeout=SECONDS, trust_env=False, follow_redirects=False) as client:
                response = client.request(method, self.partner.address + path, json=words)
        except httpx.HTTPError as error:
            raise OutOfReachError from error
        if response.is_server_error or len(response.content) > most:
            raise OutOfReachError
        return response


def _lines(rows: Iterator[list[str]]) -> Iterator[FileLine]:
    if next(rows, None) != COLUMNS:
        raise UnreadableFileError("1")
    for number, row in enumerate(rows, start=2):
        try:
            yield _line(*row)
        except (TypeError, ValueError, KeyError, MalformedError) as error:
            raise UnreadableFileError(str(number)) from error


def _line(kind: str, reference: str, transaction: str, amount: str, at: str) -> FileLine:
    if not _AMOUNT.fullmatch(amount) or not 0 < len(transaction) <= 60 or len(reference) > 60:
        raise ValueError(amount)
    return FileLine(_KIND[kind], reference, transaction, int(amount), moment(at))
