"""Make the file once for each state of the catalogue, and keep it until something is published or ends.

Left out are what citizens do not need and offices keep for themselves: process, form, words of imports.
"""

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from motcua.catalogue.assembly import assembled, with_parts
from motcua.catalogue.plain import to_data
from motcua.catalogue.queries import versions_in_force
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.platform.exports import plain

FORMS = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
MOST = 20_000
"""Procedures in one file: eight times the largest province; beyond it nothing is made."""
CHUNK = 200
_KEPT_INSIDE = ("status", "form", "process", "eligibility", "kept_texts")
_COLUMNS = (
    "code", "name", "version", "field_code", "field_name", "level", "audience", "online_level",
    "non_territorial", "limit_counter", "limit_online", "limit_post", "fees", "papers", "legal_basis",
    "result", "decision", "effective_from", "effective_to",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OpenFile:
    """`packed` is the file compressed by gzip; `mark` is another one exactly when the content is."""

    day: date
    form: str
    mark: str
    procedures: int
    packed: bytes

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.packed)


_kept: dict[str, OpenFile] = {}
_making = Lock()


def open_file(form: str) -> OpenFile:
    """The file of today in one of FORMS. Raises NotFound."""
    if form not in FORMS:
        raise NotFound
    day = clock.today()
    versions = versions_in_force(day)
    mark = hashlib.sha256(repr((form, day, versions)).encode()).hexdigest()[:32]
    with _making:
        found = _kept.get(form)
        if found is None or found.mark != mark:
            found = _kept[form] = _made(form, day, mark, [version for version, _last_day in versions])
    return found


def _made(form: str, day: date, mark: str, versions: Sequence[int]) -> OpenFile:
    if len(versions) > MOST:
        raise NotFound
    facts = list(_facts(versions))
    content = _json(facts, day) if form == "json" else _csv(facts)
    return OpenFile(day, form, mark, len(facts), gzip.compress(content.encode(), mtime=0))


def _facts(versions: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The public facts of each version, in the order given; read in chunks, past the memory of versions."""
    for begin in range(0, len(versions), CHUNK):
        some = versions[begin : begin + CHUNK]
        rows = {row.pk: row for row in with_parts().filter(pk__in=some)}
        for version in some:
            told = to_data(assembled(rows[version]))
            yield {name: value for name, value in told.items() if name not in _KEPT_INSIDE}


def _json(facts: Sequence[dict[str, Any]], day: date) -> str:
    whole = {"day": day.isoformat(), "count": len(facts), "procedures": facts}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _csv(facts: Sequence[dict[str, Any]]) -> str:
    """With a mark at the beginning by which spreadsheets read it as UTF-8."""
    written = io.StringIO()
    rows = csv.DictWriter(written, _COLUMNS, lineterminator="\r\n")
    rows.writeheader()
    rows.writerows(_line(each) for each in facts)
    return "\ufeff" + written.getvalue()


def _line(told: dict[str, Any]) -> dict[str, Any]:
    limits = {name: channel["limit"] for name, channel in told["channels"].items()}
    line = {name: told.get(name) for name in _COLUMNS} | {
        "field_code": told["field"]["code"],
        "field_name": told["field"]["name"],
        "audience": _joined(told["audience"]),
        "non_territorial": "yes" if told["non_territorial"] else "no",
        **{f"limit_{channel}": limits.get(channel, "") for channel in ("counter", "online", "post")},
        "fees": _joined(json.dumps(fee, ensure_ascii=False) for fee in told["fees"]),
        "papers": _joined(each["name"] for each in told["components"]),
        "legal_basis": _joined(f"{each['number']} {each['name']}".strip() for each in told["legal_basis"]),
        "result": told["result"]["name"],
    }
    return {name: plain("" if value is None else str(value)) for name, value in line.items()}


def _joined(parts: Any) -> str:
    return " | ".join(str(part) for part in parts)
