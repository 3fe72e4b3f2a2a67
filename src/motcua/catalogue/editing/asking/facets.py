"""What some kinds of question are told beside their words, as typed and as data: parts, columns, limits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import (
    COLUMNS,
    FACETS,
    FILE_KINDS,
    PARTS,
    PRECISIONS,
    TODAY,
    USUAL,
    Kind,
    Option,
    Question,
)
from motcua.kernel.text import fold, nfc, slug
from motcua.platform.words import label, say

Faults = list[tuple[str, str]]
TEXTS = ("asks", "columns", "least", "most", "accepts", "most_mb", "article", "precision")
"""Their fields on the page; what may be left out stands with the parts, sums with the columns."""
MOST = {"least": 200, "most": 200, "most_mb": 50}
LONGEST_LABEL = 200


def facets_typed(
    kind: Kind, given: Mapping[str, str], old: Question | None, faults: Faults
) -> dict[str, Any]:
    """The facets of a kind as data; faults are put at their fields."""
    found: dict[str, Any] = {}
    wanted = {name: given[name].strip() for name in TEXTS if name in FACETS[kind]}
    for name, most in MOST.items():
        if wanted.get(name):
            found[name] = _whole(name, wanted[name], most, faults)
    if wanted.get("article"):
        found["article"] = nfc(wanted["article"])[:500]
    if wanted.get("precision") in PRECISIONS:
        found["precision"] = wanted["precision"]
    if wanted.get("accepts"):
        found["accepts"] = _kinds_of_file(wanted["accepts"], faults)
    if "asks" in wanted:
        found |= _parts(kind, wanted["asks"], faults)
    if "columns" in wanted:
        found |= _columns(wanted["columns"], old.columns if old is not None else (), faults)
    return found


def facets_words(question: Question) -> dict[str, Any]:
    """The facets of a question as one would type them."""
    numbers = {name: str(value) if (value := getattr(question, name)) else "" for name in MOST}
    return {
        **numbers,
        "article": question.article,
        "precision": question.precision,
        "accepts": ", ".join(question.accepts),
        "asks": "\n".join(_part_lines(question)),
        "columns": "\n".join(column_words(each, question.totals) for each in question.columns),
    }


def _part_lines(question: Question) -> Iterator[str]:
    usual = USUAL.get(question.kind, ())
    if (question.asks or usual) == usual and not question.may_lack:
        return
    for name in question.asks or usual:
        yield part_name(question.kind, name) + ("?" if name in question.may_lack else "")


def part_name(kind: Kind, name: str) -> str:
    """What a part of a kind is called."""
    return label(f"forms.part.{kind}.{name}")


def _parts(kind: Kind, typed: str, faults: Faults) -> dict[str, Any]:
    """One a line; a question mark behind what may stay empty. Nothing typed: the usual parts, all needed."""
    known = {fold(part_name(kind, name)): name for name in PARTS[kind]}
    asks, may_lack = [], []
    for line in filter(None, map(str.strip, typed.splitlines())):
        name = known.get(fold(line.rstrip("? ")))
        if name is None:
            names = ", ".join(part_name(kind, each) for each in PARTS[kind])
            faults.append(
                ("asks", _("Không có phần “{line}”. Dùng được: {names}.").format(line=line[:60], names=names))
            )
            return {}
        asks.append(name)
        may_lack += [name] if line.endswith("?") else []
    chosen = tuple(name for name in PARTS[kind] if name in asks)
    return {"asks": () if chosen == USUAL[kind] else chosen, "may_lack": tuple(may_lack)}


def _kinds_of_file(typed: str, faults: Faults) -> tuple[str, ...]:
    kinds = {part.strip(". ").casefold() for part in typed.replace(";", ",").split(",")} - {""}
    if kinds <= set(FILE_KINDS):
        return tuple(kind for kind in FILE_KINDS if kind in kinds)
    faults.append(("accepts", _("Chỉ nhận các loại tệp: {kinds}.").format(kinds=", ".join(FILE_KINDS))))
    return ()


def _whole(name: str, typed: str, most: int, faults: Faults) -> int:
    if typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= most:
        return int(typed)
    faults.append((name, _("Ghi số từ {least} đến {most}.").format(least=1, most=most)))
    return 0


def column_words(column: Question, totals: Sequence[str]) -> str:
    """«Đơn giá: số tiền, bắt buộc, cộng»; options of a choice in brackets."""
    kind = say(f"forms.kind.{column.kind}").lower()
    if column.options:
        kind += f" ({'; '.join(option.label for option in column.options)})"
    flags = [_("bắt buộc")] * column.required + [_("cộng")] * (column.key in totals)
    return f"{column.label}: {', '.join([kind, *flags])}"


def _columns(typed: str, old: Sequence[Question], faults: Faults) -> dict[str, Any]:
    """Columns from their lines; one that is there by its name, else by its place, keeps key and bounds."""
    columns: list[Question] = []
    totals: list[str] = []
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    by_label = {fold(each.label): each for each in old}
    for number, line in enumerate(lines):
        name, _colon, rest = line.rpartition(":")
        was = by_label.get(fold(name)) or (old[number] if len(old) == len(lines) else None)
        try:
            column, is_summed = _column(nfc(name.strip()), rest, was, {each.key for each in columns})
        except KernelError:
            column = None
        if column is None:
            sentence = _("Dòng {number}: ghi “Tên cột: kiểu”, ví dụ “Số lượng: số, bắt buộc, cộng”.")
            faults.append(("columns", sentence.format(number=number + 1)))
            return {}
        columns.append(column)
        totals += [column.key] if is_summed else []
    if not columns:
        faults.append(("columns", _("Ghi ít nhất một cột, mỗi dòng một.")))
    return {"columns": tuple(columns), "totals": tuple(totals)}


def _column(name: str, rest: str, was: Question | None, taken: set[str]) -> tuple[Question | None, bool]:
    """One column and whether it is summed; None where the line says no name or no kind."""
    kinds = {fold(say(f"forms.kind.{kind}")): kind for kind in Kind if kind in COLUMNS}
    inside = rest
    options: tuple[Option, ...] = ()
    if "(" in rest and ")" in rest:
        inside = rest[: rest.index("(")] + rest[rest.rindex(")") + 1 :]
        labels = [each.strip() for each in rest[rest.index("(") + 1 : rest.rindex(")")].split(";")]
        options = tuple(
            Option(slug(each)[:40] or f"lua-chon-{n}", nfc(each)) for n, each in enumerate(labels)
        )
    words = [fold(part) for part in inside.split(",")]
    kind = kinds.get(words[0].strip())
    if not name or len(name) > LONGEST_LABEL or kind is None:
        return None, False
    if was is not None and was.options and [o.label for o in was.options] == [o.label for o in options]:
        options = was.options
    key = was.key if was is not None and was.key not in taken else _new_key(name, taken)
    kept: dict[str, Any] = {}
    if was is not None and was.kind is kind:
        kept = {each: getattr(was, each) for each in FACETS[kind] if each != "options"} | {"hint": was.hint}
    required = fold(_("bắt buộc")) in words
    return Question(key, kind, name, required=required, options=options, **kept), fold(_("cộng")) in words


def _new_key(name: str, taken: set[str]) -> str:
    wish = slug(name).replace("-", "_")[:40].strip("_")
    wish = wish if wish and wish[0].isalpha() else f"cot_{wish}".strip("_")
    return next(each for each in (wish, *(f"{wish}_{n}" for n in range(2, 100))) if each not in taken)


def bound_typed(typed: str) -> str | None:
    """ "today" where a bound is said as «hôm nay»."""
    return TODAY if fold(typed) in {fold(_("hôm nay")), TODAY} else None


def bound_words(bound: str) -> str | None:
    """«hôm nay» for a bound of the day of answering."""
    return _("hôm nay") if bound == TODAY else None
