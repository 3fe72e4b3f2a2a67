"""The draft's own data: components, cases with limits, fees. Each is put in whole, or every fault is told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.editing.copying import Content
from motcua.catalogue.editing.drafts import save
from motcua.catalogue.editing.refusals import FilledWrong
from motcua.catalogue.importers import read_limit
from motcua.catalogue.rows import CHANNELS, is_form
from motcua.kernel.errors import KernelError
from motcua.kernel.fees import FeeRule
from motcua.kernel.text import nfc, slug
from motcua.kernel.worktime import Limit
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.words import say

PARTS = ("components", "cases", "fees")
LONGEST, MOST_SHEETS = 1000, 50
Faults = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ComponentGiven:
    """A component as typed; `accepts` names result codes that stand in for it, parted by commas."""

    name: str
    originals: str = ""
    copies: str = ""
    required: bool = True
    condition: str = ""
    legal_basis: str = ""
    from_database: bool = False
    accepts: str = ""
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class FeeGiven:
    """A fee as typed: an amount, for the dossier or for each of a unit."""

    name: str
    amount: str
    unit_name: str = ""
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class CaseGiven:
    """A case as typed: limits by channel in words or code, and the codes of its components (none: all)."""

    name: str
    limits: Mapping[str, str]
    components: tuple[str, ...] = ()
    by_office: bool = False


def put_component(actor: Actor, code: str, revision: int, given: ComponentGiven, key: str = "") -> int:
    """A component changed, or added where no code is named; the new revision. Raises Refusal."""
    faults: Faults = _named(given.name)
    counts = {name: _count(name, getattr(given, name), faults) for name in ("originals", "copies")}
    _refuse(faults)
    accepts = [part.strip()[:60] for part in given.accepts.split(",") if part.strip()]

    def filled(old: Content) -> Content:
        words = {"condition": given.condition, "legal_basis": given.legal_basis}
        new = old | counts | {name: nfc(text.strip())[:LONGEST] for name, text in words.items()}
        new |= {"from_database": given.from_database, "accepts_result_codes": accepts}
        if "code" not in old or given.is_form != is_form(old["code"], said=old.get("is_form")):
            new["is_form"] = given.is_form
        kept = {name: value for name, value in new.items() if value not in (None, "", [])}
        return kept | {"name": nfc(given.name.strip()), "required": given.required}

    return _put(actor, code, revision, "components", key, given.name, filled)


def put_fee(actor: Actor, code: str, revision: int, given: FeeGiven, key: str = "") -> int:
    """A fee changed, or added; tiers, ceilings and exemptions of one that is there stay. Raises Refusal."""
    faults: Faults = _named(given.name)
    amount = amount_typed("amount", given.amount, faults)
    _refuse(faults)

    def filled(old: Content) -> Content:
        new = {**old, "name": nfc(given.name.strip()), "amount": amount}
        new["legal_basis"] = nfc(given.legal_basis.strip())[:LONGEST]
        unit = nfc(given.unit_name.strip())[:60]
        if unit != unit_words(old):
            new |= {"kind": "per_unit" if unit else "fixed", "unit": slug(unit)[:40], "unit_name": unit}
        new = {name: value for name, value in {"kind": "fixed", **new}.items() if value not in (None, "", [])}
        try:
            return FeeRule.from_data({"code": "-", **new}).to_data() | {"code": old.get("code", "")}
        except KernelError as error:
            raise FilledWrong((("amount", say(error.key, **error.values)),)) from error

    return _put(actor, code, revision, "fees", key, given.name, filled)


def unit_words(fee: Mapping[str, Any]) -> str:
    """What a fee is counted by; empty where it is paid once for the dossier."""
    return str(fee.get("unit_name") or fee.get("unit") or "")


def put_case(actor: Actor, code: str, revision: int, given: CaseGiven, key: str = "") -> int:
    """A case changed, or added. A limit left empty is that of the channel. Raises Refusal."""
    faults: Faults = _named(given.name)
    limits = limits_typed(given.limits, faults)
    _refuse(faults)

    def filled(old: Content) -> Content:
        new = {**old, "name": nfc(given.name.strip()), "limits": limits, "components": list(given.components)}
        new["by_office"] = given.by_office or {}
        return {name: value for name, value in new.items() if value not in ({}, [])}

    return _put(actor, code, revision, "cases", key, given.name, filled)


def put_channels(actor: Actor, code: str, revision: int, typed: Mapping[str, str]) -> int:
    """The limits for all cases by channel; a channel left empty is not offered. Raises Refusal."""
    faults: Faults = []
    limits = limits_typed(typed, faults)
    if not limits and not faults:
        faults.append((f"limit-{CHANNELS[0]}", _("Phải có ít nhất một cách nộp.")))
    _refuse(faults)
    channels = {channel: {"limit": limit} for channel, limit in limits.items()}
    return save(actor, code, revision, lambda content: {**content, "channels": channels}, "channels")


def change_row(actor: Actor, code: str, revision: int, part: str, key: str, act: str) -> int:
    """A row moved up ("up") or down ("down"), or taken out ("remove"); the new revision. Raises Refusal."""
    if part not in PARTS or act not in {"up", "down", "remove"}:
        raise NotFound

    def changed(content: Content) -> Content:
        rows = list(content[part])
        at = _place(rows, key)
        row = rows.pop(at)
        if act != "remove":
            rows.insert(max(0, at + (1 if act == "down" else -1)), row)
        found = {**content, part: rows}
        return _without(found, key) if part == "components" and act == "remove" else found

    return save(actor, code, revision, changed, part)


def _without(content: Content, component: str) -> Content:
    """Cases no longer name a component that is gone."""
    cases = []
    for case in content.get("cases", ()):
        left = [each for each in case.get("components", ()) if each != component]
        cases.append(
            {**case, "components": left} if left else {k: v for k, v in case.items() if k != "components"}
        )
    return {**content, "cases": cases}


def _put(
    actor: Actor,
    code: str,
    revision: int,
    part: str,
    key: str,
    name: str,
    filled: Callable[[Content], Content],
) -> int:
    def changed(content: Content) -> Content:
        rows = list(content.get(part, ()))
        if key:
            at = _place(rows, key)
            rows[at] = filled(rows[at])
        else:
            rows.append({**filled({}), "code": _new_code(name, (row["code"] for row in rows))})
        return {**content, part: rows}

    return save(actor, code, revision, changed, part)


def _place(rows: list[Content], key: str) -> int:
    """Where the row of a code stands. Raises NotFound: somebody took it out meanwhile."""
    for place, row in enumerate(rows):
        if row["code"] == key:
            return place
    raise NotFound


def _new_code(name: str, taken: Iterable[str]) -> str:
    wish, known = slug(name)[:40].strip("-") or "muc", set(taken)
    return next(key for key in (wish, *(f"{wish}-{n}" for n in range(2, 1000))) if key not in known)


def _named(name: str) -> Faults:
    if not name.strip():
        return [("name", _("Ghi tên."))]
    return [("name", _("Dài quá {most} ký tự.").format(most=LONGEST))] if len(name) > LONGEST else []


def _count(field: str, typed: str, faults: Faults) -> int | None:
    if not typed.strip():
        return None
    if typed.strip().isascii() and typed.strip().isdigit() and int(typed) <= MOST_SHEETS:
        return int(typed)
    faults.append((field, _("Ghi số bản từ 0 đến {most}.").format(most=MOST_SHEETS)))
    return None


def amount_typed(field: str, typed: str, faults: Faults) -> int:
    """Whole đồng as people write them; a fault at its field otherwise."""
    digits = typed.strip().replace(".", "").replace(" ", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= 12:
        return int(digits)
    faults.append((field, _("Ghi số tiền nguyên đồng, ví dụ 15.000.")))
    return 0


def limits_typed(typed: Mapping[str, str], faults: Faults) -> dict[str, str]:
    """Limits by channel as data, from words («3 ngày làm việc») or code («3wd»)."""
    found: dict[str, str] = {}
    for channel in CHANNELS:
        words = typed.get(channel, "").strip()
        if not words:
            continue
        limit = _limit(words)
        if limit is None:
            sentence = _("Ghi như «3 ngày làm việc», «15 ngày», «4 giờ», «trong ngày» hoặc «không hẹn ngày».")
            faults.append((f"limit-{channel}", sentence))
        else:
            found[channel] = str(limit)
    return found


def _limit(words: str) -> Limit | None:
    if slug(words) in {"khong-hen-ngay", "khong-hen"}:
        return Limit.parse("none")
    try:
        return Limit.parse(words)
    except KernelError:
        return read_limit(words).limit


def _refuse(faults: Faults) -> None:
    if faults:
        raise FilledWrong(tuple(faults))
