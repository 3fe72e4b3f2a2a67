"""Lines of a crawl of the national portal: one JSON object a line, its table cells run together."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from motcua.catalogue.importers.fees import read_fee
from motcua.catalogue.importers.limits import read_limit
from motcua.catalogue.importers.papers import read_papers
from motcua.catalogue.importers.readings import NO_FIELD, ChannelReading, ProcedureReading
from motcua.catalogue.importers.words import audience, field_code, legal_numbers, level, line, said
from motcua.kernel.codes import procedure_code

TABLE_HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
RESULTS_END = "Từ khóa"
_RESULT_CODE = re.compile(r"Mã: KQ\.[A-Z]\d{2}\.\d{6}")
CHANNELS = {"Trực tiếp": "counter", "Trực tuyến": "online", "Dịch vụ bưu chính": "post"}
_CHANNEL = "(?P<channel>Trực tuyến|Dịch vụ bưu chính|Trực tiếp)"
_UNIT = "Ngày làm việc|Ngày|Giờ làm việc|Giờ|Phút|Tuần|Tháng|Năm"
_MONEY = r"\d[\d.,]* (?:VNĐ|Việt Nam Đồng|USD)"
_FEE = f"Miễn phí|Không có thông tin|{_MONEY}"
# A number without unit runs into the amount that follows it: the amount has no leading zero.
_ROW = re.compile(
    rf"{_CHANNEL}(?P<time>\d+(?:[.,]\d+)? (?:{_UNIT})|Không có thông tin|\d+?(?={_FEE})"
    rf"|Không[^\d]{{0,60}}?(?={_FEE}))"
    rf"(?P<fee>{_FEE})"
)
_FIRST_WORDS = re.compile(rf"{_CHANNEL}(?P<time>[^\d].{{2,200}}?)(?P<fee>{_FEE})", re.DOTALL)
_SOUND_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*")


def read_line(record: Mapping[str, Any]) -> ProcedureReading:
    """The procedure of one line; raises KernelError or KeyError where code or name are missing."""
    code = procedure_code(record["ma_thu_tuc"]).text
    name = line(record["ten_thu_tuc"])
    if not name:
        raise KeyError("ten_thu_tuc")
    papers, papers_text = read_papers(said(record, "thanh_phan_ho_so"))
    field = line(said(record, "linh_vuc")) or NO_FIELD
    return ProcedureReading(
        code=code,
        name=name,
        field_code=field_code(field),
        field_name=field,
        level=level(said(record, "cap_thuc_hien")),
        audience=audience(said(record, "doi_tuong_thuc_hien")),
        decision=line(said(record, "so_quyet_dinh"))[:200],
        channels=tuple(read_channels(said(record, "cach_thuc_thuc_hien"))),
        papers=papers,
        papers_text=papers_text,
        result_code="",
        result_name=read_results(said(record, "ket_qua_xu_ly")),
        legal_numbers=legal_numbers(said(record, "can_cu_phap_ly")),
        steps=said(record, "trinh_tu_thuc_hien"),
        requirements=said(record, "yeu_cau_dieu_kien"),
        origin="crawl",
    )


def read_results(text: str) -> str:
    """The names of the results; their codes and the furniture of the page behind them are left out."""
    told = text.partition(RESULTS_END)[0]
    return "; ".join(name for part in _RESULT_CODE.split(told) if (name := line(part)))


def read_channels(text: str) -> Iterator[ChannelReading]:
    """The rows of the table of channels, in its order."""
    table = text.removeprefix(TABLE_HEAD)
    rows = list(_rows(table))
    for place, row in enumerate(rows):
        end = rows[place + 1].start() if place + 1 < len(rows) else len(table)
        time, fee = _parted(row["time"], row["fee"])
        words, remark = _in_brackets(table[row.end() : end])
        yield ChannelReading(
            channel=CHANNELS[row["channel"]],
            limit=read_limit(time),
            fees=(read_fee(fee, words),),
            remark=remark,
        )


def _rows(table: str) -> list[re.Match[str]]:
    """Row after row; where the first tells its time in words, the others repeat them."""
    rows = list(_ROW.finditer(table))
    first = _FIRST_WORDS.match(table)
    if first and not (rows and rows[0].start() == 0):
        words = re.escape(first["time"][:40])
        again = re.compile(rf"{_CHANNEL}(?P<time>{words}.{{0,160}}?)(?P<fee>{_FEE})", re.DOTALL)
        rows = sorted([*rows, *again.finditer(table)], key=lambda row: row.start())
    return rows


def _parted(time: str, fee: str) -> tuple[str, str]:
    """A bare number and the amount it ran into, where there is only one way to part them."""
    if not time.isdigit() or not fee[0].isdigit():
        return time, fee
    amount, _, currency = fee.partition(" ")
    digits = time + amount
    ways = [
        (digits[:cut], digits[cut:]) for cut in range(1, len(digits)) if _SOUND_AMOUNT.fullmatch(digits[cut:])
    ]
    if len(ways) != 1:
        return time, f"{digits} {currency} ?"
    return ways[0][0], f"{ways[0][1]} {currency}"


def _in_brackets(text: str) -> tuple[str, str]:
    """The words in brackets right behind a fee, and the remark after them.

    Brackets that are never closed hold everything to the end.
    """
    if not text.startswith("("):
        return "", text.strip()
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return text[1:place], text[place + 1 :].strip()
    return text[1:], ""
