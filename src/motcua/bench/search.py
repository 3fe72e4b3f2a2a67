"""`motcua bench search`: the portal's search and the page of a procedure, at the size of a province.

2,251 procedures in force (those we know, told again under other names), with the words and life events of the
data. Over HTTP, one after another: every phrase of the data as people type it, with marks and without, with a
letter lost, names, fields, nothing at all, and pages of procedures with and without answers. What counts is
the 95th percentile of each kind against its limit; the first visits are left out, they warm the server.
"""

import json
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any
from urllib.parse import urlencode

from motcua.agencies import api as agencies
from motcua.bench.web import Client, percentile, serving
from motcua.catalogue import api as catalogue
from motcua.demo.bulk import elsewhere
from motcua.demo.bulk.procedures import fill
from motcua.kernel.text import fold
from motcua.platform.console import data_folder

NAME = "search"
LIMIT_MS = 150
PROCEDURES, ROUNDS = 2_251, 3
_PROVINCE = "dien-bien-nho"
_NAMES = ("khai sinh", "đăng ký", "cấp giấy", "ho tich", "1.00", "c", "đăng ký kết hôn ở phường")
_ANSWERS = {"th": "late", "h_parents_married": "yes", "h_relation": "mother", "mien": "poor"}


def run() -> list[dict[str, Any]]:
    """A row a kind of page, and the slowest of them, which is what the limit judges."""
    with elsewhere.throwaway("search"):
        return measure(PROCEDURES, ROUNDS)


def measure(procedures: int, rounds: int, most: int = 60) -> list[dict[str, Any]]:
    """Furnish the database at hand and measure; `most` addresses of each kind."""
    furnish(procedures)
    with serving() as port:
        rows = [_row(kind, port, asked[:most], rounds) for kind, asked in addresses().items()]
    slowest = max(rows, key=lambda row: float(row["ours"]))
    return [*rows, slowest | {"name": f"{NAME}: slowest"}]


def furnish(procedures: int) -> None:
    """The small province with as many procedures as a large one, made known to the planner."""
    data = data_folder()
    agencies.load_province(data / "provinces" / _PROVINCE, password="một cửa để đo")
    catalogue.load_data(data)
    catalogue.finding.load_search(data)
    agencies.forget()
    with elsewhere.as_owner() as owner:
        fill(owner, procedures)
        owner.execute("ANALYZE")


def addresses() -> dict[str, list[str]]:
    """What is asked for, by kind."""
    said = [each["phrase"] for each in _words()]
    return {
        "words with marks": [_found(q=phrase) for phrase in said],
        "words without marks": [_found(q=fold(phrase)) for phrase in said],
        "a letter lost": [_found(q=_mistyped(phrase)) for phrase in said],
        "names and fields": [
            _found(q=q) for q in ("khai sinh", "đăng ký", "cấp giấy", "ho tich", "1.00", "c")
        ],
        "narrowed": list(_narrowed()),
        "while typing": [f"/thu-tuc/goi-y/?{urlencode({'q': phrase[:4]})}" for phrase in said],
        "a procedure": [f"/thu-tuc/{code}/" for code in _codes()],
        "a procedure, answered": [f"/thu-tuc/{code}/?{urlencode(_ANSWERS)}" for code in _codes()],
        "the first page": ["/"] * 20,
    }


def _words() -> list[dict[str, Any]]:
    file = data_folder() / "search" / "words.json"
    words: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["words"]
    return words


def _codes() -> list[str]:
    return sorted({code for each in _words() for code in each["procedures"]})


def _narrowed() -> Iterator[str]:
    for page in ("1", "7", "112"):
        yield _found(trang=page)
        yield _found(cap="commune", trang=page)
        yield _found(**{"linh-vuc": "ho-tich", "trang": page})
    yield _found(**{"co-quan": "H18.11.002", "q": "khai sinh"})


def _found(**query: str) -> str:
    return f"/thu-tuc/?{urlencode(query)}"


def _mistyped(phrase: str) -> str:
    """Without marks, and without one letter in its middle."""
    plain = fold(phrase)
    return plain[: len(plain) // 2] + plain[len(plain) // 2 + 1 :]


def _row(kind: str, port: int, asked: Sequence[str], rounds: int) -> dict[str, Any]:
    _visit(port, asked)
    spent = [percentile(_visit(port, asked), 0.95) for _ in range(rounds)]
    runs = [{"ours": round(each, 1), "peer": LIMIT_MS} for each in spent]
    ours = median(each["ours"] for each in runs)
    ratio = round(ours / LIMIT_MS, 3)
    return {
        "name": f"{NAME}: {kind}",
        "ours": ours,
        "peer": LIMIT_MS,
        "ratio": ratio,
        "unit": "ms (p95)",
        "runs": runs,
    }


def _visit(port: int, asked: Sequence[str]) -> list[float]:
    client = Client(port)
    try:
        return [client.get(address) for address in asked]
    finally:
        client.close()
