"""The national exchange service's JSON: `LayThuTuc` and what surrounds it."""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.catalogue.importers.fees import read_fee
from motcua.catalogue.importers.limits import read_limit
from motcua.catalogue.importers.readings import (
    NO_FIELD,
    ChannelReading,
    FeeReading,
    PaperReading,
    ProcedureReading,
)
from motcua.catalogue.importers.words import audience, field_code, legal_numbers, level, line, said
from motcua.kernel.codes import procedure_code

Record = Mapping[str, Any]
CHANNELS = {"1": "counter", "2": "online", "3": "post"}  # KENH


def is_national(record: Record) -> bool:
    """Whether a record speaks the service's language."""
    return "TENTTHC" in record or "MATTHC" in record


def read_record(record: Record) -> ProcedureReading:
    """The procedure of one record; raises KernelError or KeyError where code or name are missing."""
    code = procedure_code(str(record["MATTHC"])).text
    name = line(str(record["TENTTHC"]))
    if not name:
        raise KeyError("TENTTHC")
    fields = list(_rows(record, "LINHVUCTHUCHIEN"))
    field_name = line(said(fields[0], "TENLINHVUC")) if fields else NO_FIELD
    results = list(_rows(record, "KETQUATHUCHIEN"))
    return ProcedureReading(
        code=code,
        name=name,
        field_code=(said(fields[0], "MALINHVUC")[:60] if fields else "") or field_code(field_name),
        field_name=field_name,
        level=level(said(record, "CAPTHUCHIEN")),
        audience=audience(said(record, "MOTADOITUONGTHUCHIEN")),
        decision=line(said(record, "SOQUYETDINH"))[:200],
        channels=tuple(_channels(record)),
        papers=tuple(_papers(record)),
        papers_text="",
        result_code=said(results[0], "MAKETQUA")[:60] if results else "",
        result_name=line(said(results[0], "TENKETQUA")) if results else "",
        legal_numbers=legal_numbers(
            " ".join(said(each, "SOVANBAN") for each in _rows(record, "CANCUPHAPLY"))
        ),
        steps=_steps(record),
        requirements=said(record, "YEUCAU"),
        origin="service",
    )


def _rows(record: Record, key: str) -> Iterator[Record]:
    """The objects of a list; the service sends a single object or nothing in its place at times."""
    value = record.get(key)
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            yield each


def _channels(record: Record) -> Iterator[ChannelReading]:
    for way in _rows(record, "CACHTHUCTHUCHIEN"):
        channel = CHANNELS.get(str(way.get("KENH", "")))
        if channel is None:
            continue
        for time in _rows(way, "THOIGIAN"):
            words = f"{_word(time, 'THOIGIANGIAIQUYET')} {_word(time, 'DONVITINH')}"
            fees = tuple(_fee(fee) for fee in _rows(time, "PHILEPHI"))
            yield ChannelReading(channel, read_limit(words.strip()), fees, said(time, "MOTA"))


def _fee(fee: Record) -> FeeReading:
    amount = _word(fee, "SOTIEN")
    if amount in {"", "0"}:
        return read_fee("Miễn phí" if amount else "", said(fee, "MOTA"))
    return read_fee(f"{amount} {_word(fee, 'DONVI') or 'VNĐ'}", said(fee, "MOTA"))


def _word(record: Record, key: str) -> str:
    """A value that the service sends as text or as a number."""
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        value = int(value)
    return str(value).strip()


def _papers(record: Record) -> Iterator[PaperReading]:
    for case in _rows(record, "THANHPHANHOSO"):
        name = line(said(case, "TRUONGHOP"))
        for paper in _rows(case, "GIAYTO"):
            title = line(said(paper, "TENGIAYTO"))
            if title:
                originals, copies = _count(paper, "SOBANCHINH"), _count(paper, "SOBANSAO")
                yield PaperReading(title, originals, copies, name, said(paper, "MAGIAYTO")[:60])


def _count(paper: Record, key: str) -> int | None:
    digits = _word(paper, key)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 3 else None


def _steps(record: Record) -> str:
    told = []
    for case in _rows(record, "TRINHTUTHUCHIEN"):
        told += [said(case, "TRUONGHOP"), *(said(step, "TENTRINHTU") for step in _rows(case, "TRINHTU"))]
    return "\n".join(each for each in told if each)
