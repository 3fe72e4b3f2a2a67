"""A question as an officer types it, with its condition as a table: read, or every fault at its field."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.editing.asking.facets import (
    TEXTS,
    bound_typed,
    bound_words,
    facets_typed,
    facets_words,
)
from motcua.catalogue.editing.asking.relating import TEXTS as RELATIONS
from motcua.catalogue.editing.asking.relating import related, related_words, rule_of
from motcua.catalogue.editing.refusals import FilledWrong
from motcua.kernel.errors import KernelError
from motcua.kernel.forms import (
    FACETS,
    NO,
    OPERATORS,
    YES,
    Comparison,
    Condition,
    Junction,
    Kind,
    Layout,
    Option,
    Question,
    Rule,
    Section,
    clean_answer,
    day_words,
)
from motcua.kernel.text import fold, nfc, slug
from motcua.platform import words
from motcua.platform.words import say

NEW_SECTION = "+"
ALWAYS, ALL, ANY, KEEP = "", "and", "or", "keep"
USUAL_LETTERS = 2_000
LONGEST, MOST_OPTIONS, MOST_ROWS, MOST_LETTERS, MOST_DECIMALS = 500, 100, 6, 10_000, 6
Faults = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RowGiven:
    """One row of the table of conditions: a question before, how it is compared, with what."""

    question: str
    op: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class QuestionGiven:
    """A question as typed. `options`: one a line; `join`: asked always, or when all or any of the rows hold,
    or as before ("keep"), where the condition is more than a table can say; `section`: the key of one, or
    NEW_SECTION, which begins with this question under `section_title`."""

    label: str
    kind: str
    hint: str = ""
    required: bool = False
    options: str = ""
    lines: bool = False
    max_length: str = ""
    minimum: str = ""
    maximum: str = ""
    decimals: str = ""
    join: str = ALWAYS
    rows: tuple[RowGiven, ...] = ()
    section: str = ""
    section_title: str = ""
    asks: str = ""
    columns: str = ""
    least: str = ""
    most: str = ""
    accepts: str = ""
    most_mb: str = ""
    article: str = ""
    precision: str = ""
    compute: str = ""
    compute_of: str = ""
    joint: str = ""
    prefill: str = ""
    lock: bool = False
    rule_op: str = ""
    rule_with: str = ""
    rule_sentence: str = ""


def understood(given: QuestionGiven, layout: Layout, at: int, old: Question | None, key: str) -> Question:
    """The question for that place of the form. Raises FilledWrong with every fault."""
    before = layout.questions[:at]
    faults: Faults = [*_of_words(given), *_of_section(given, layout)]
    if given.kind not in set(Kind):
        raise FilledWrong((*faults, ("kind", _("Chọn kiểu câu hỏi."))))
    kind = Kind(given.kind)
    faults += _of_strangers(kind, given)
    values: dict[str, Any] = {
        "options": _options(kind, given, old, faults),
        "when": _condition(given, before, old, faults),
        **_bounds(kind, given, faults),
        **related(relation_texts(given), before, lock=given.lock, faults=faults),
        **facets_typed(kind, {name: getattr(given, name) for name in TEXTS}, old, faults),
    }
    rule_of(relation_texts(given), key, before, faults)
    if faults:
        raise FilledWrong(tuple(faults))
    label, hint = nfc(given.label.strip()), nfc(given.hint.strip())
    lines = given.lines and "lines" in FACETS[kind]
    beside = old or (before[-1] if before else None)
    section = given.section if given.section not in {"", NEW_SECTION} else beside.section if beside else ""
    return Question(key, kind, label, hint, given.required, lines=lines, section=section, **values)


def relation_texts(given: QuestionGiven) -> dict[str, str]:
    """What was typed of how a question hangs together with others."""
    return {name: getattr(given, name).strip(" ") if name != "joint" else given.joint for name in RELATIONS}


def typed_of(question: Question, before: Sequence[Question], rules: Sequence[Rule] = ()) -> QuestionGiven:
    """A question of the draft as it would be typed."""
    join, rows = _table_of(question.when, before)
    return QuestionGiven(
        label=question.label,
        kind=question.kind.value,
        hint=question.hint,
        required=question.required,
        options="\n".join(option.label for option in question.options),
        lines=question.lines,
        max_length="" if question.max_length == USUAL_LETTERS else str(question.max_length),
        minimum=_bound_words(question.minimum),
        maximum=_bound_words(question.maximum),
        decimals=str(question.decimals) if question.decimals else "",
        join=join,
        rows=rows,
        section=question.section,
        **facets_words(question),
        **related_words(question, before, rules),
    )


def _of_words(given: QuestionGiven) -> Iterator[tuple[str, str]]:
    if not given.label.strip():
        yield "label", _("Ghi lời hỏi.")
    for name in ("label", "hint"):
        if len(getattr(given, name)) > LONGEST:
            yield name, _("Dài quá {most} ký tự.").format(most=LONGEST)


def _of_section(given: QuestionGiven, layout: Layout) -> Faults:
    if given.section == NEW_SECTION:
        return titled("section_title", given.section_title, layout.sections)
    if given.section and given.section not in {section.key for section in layout.sections}:
        return [("section", _("Phần này không còn. Hãy chọn phần khác."))]
    return []


def titled(name: str, typed: str, others: Sequence[Section], *, may_lack: bool = False) -> Faults:
    """What is wrong with the title of a section among the others."""
    if not typed.strip() and not may_lack:
        return [(name, _("Ghi tên phần."))]
    if len(typed) > LONGEST:
        return [(name, _("Dài quá {most} ký tự.").format(most=LONGEST))]
    if fold(typed.strip()) in {fold(each.title) for each in others}:
        return [(name, _("Đã có phần tên này. Hãy chọn phần ấy hoặc ghi tên khác."))]
    return []


def _of_strangers(kind: Kind, given: QuestionGiven) -> Iterator[tuple[str, str]]:
    """What was filled in that this kind of question does not have."""
    for name in ("options", "max_length", "minimum", "maximum", "decimals", *TEXTS):
        if getattr(given, name).strip() and name not in FACETS[kind]:
            yield name, _("Kiểu câu hỏi này không dùng mục này. Hãy để trống hoặc chọn kiểu khác.")


def _options(kind: Kind, given: QuestionGiven, old: Question | None, faults: Faults) -> tuple[Option, ...]:
    if "options" not in FACETS[kind]:
        return ()
    labels = [nfc(line.strip()) for line in given.options.splitlines() if line.strip()]
    if len(labels) < 2 or len(labels) > MOST_OPTIONS:
        faults.append(("options", _("Ghi từ 2 đến {most} lựa chọn, mỗi dòng một.").format(most=MOST_OPTIONS)))
    if len({fold(label) for label in labels}) != len(labels) or max(map(len, labels), default=0) > LONGEST:
        faults.append(("options", _("Có lựa chọn trùng nhau hoặc quá dài. Hãy sửa.")))
    return options_from(labels, old.options if old is not None else ())


def options_from(labels: Sequence[str], old: Sequence[Option]) -> tuple[Option, ...]:
    """Options by their labels; one that only changed its words keeps its value, since answers hang on it."""
    values = {option.label: option.value for option in old}
    if len(labels) == len(old):
        reworded = zip(labels, old, strict=True)
        values |= {
            label: was.value for label, was in reworded if was.label not in labels and label not in values
        }
    found: list[Option] = []
    taken = {values[label] for label in labels if label in values}
    for label in labels:
        value = values.get(label)
        if value is None:
            wish = slug(label)[:40].strip("-") or "lua-chon"
            value = next(
                each for each in (wish, *(f"{wish}-{n}" for n in range(2, 1000))) if each not in taken
            )
            taken.add(value)
        found.append(Option(value, label))
    return tuple(found)


def _bounds(kind: Kind, given: QuestionGiven, faults: Faults) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    facets = FACETS[kind]
    if "decimals" in facets and given.decimals.strip():
        found["decimals"] = _whole("decimals", given.decimals, 0, MOST_DECIMALS, faults)
    if "max_length" in facets and given.max_length.strip():
        found["max_length"] = _whole("max_length", given.max_length, 1, MOST_LETTERS, faults)
    for name in ("minimum", "maximum"):
        typed = getattr(given, name)
        if name in facets and typed.strip():
            if kind in {Kind.DATE, Kind.PARTIAL_DATE} and (today := bound_typed(typed)):
                found[name] = today
                continue
            likeness = Question("x", kind, "", decimals=found.get("decimals", 0))
            try:
                found[name] = _as_bound(clean_answer(likeness, typed))
            except KernelError as error:
                faults.append((name, say(error.key, **{"label": typed.strip(), **error.values})))
    return found


def _as_bound(cleaned: Any) -> Any:
    """A day that is known in part bounds by its first day."""
    return f"{cleaned}-01-01"[:10] if isinstance(cleaned, str) and len(cleaned) in {4, 7} else cleaned


def _whole(name: str, typed: str, least: int, most: int, faults: Faults) -> int:
    digits = typed.strip()
    if digits.isascii() and digits.isdigit() and len(digits) < 9 and least <= int(digits) <= most:
        return int(digits)
    faults.append((name, _("Ghi số từ {least} đến {most}.").format(least=least, most=most)))
    return least


def _condition(
    given: QuestionGiven, before: Sequence[Question], old: Question | None, faults: Faults
) -> Condition | None:
    if given.join == KEEP and old is not None:
        return old.when
    rows = [(n, row) for n, row in enumerate(given.rows) if row.question]
    if given.join == ALWAYS:
        if rows:
            faults.append(
                ("join", _("Có dòng điều kiện nhưng chọn hỏi luôn. Hãy bỏ các dòng hoặc chọn cách ghép."))
            )
        return None
    if given.join not in {ALL, ANY} or not rows:
        faults.append(("join", _("Ghi ít nhất một dòng điều kiện, hoặc chọn hỏi luôn.")))
        return None
    known = {question.key: question for question in before}
    parts = tuple(_comparison(n, row, known, faults) for n, row in rows)
    return parts[0] if len(parts) == 1 else Junction(given.join, parts)


def _comparison(number: int, row: RowGiven, known: Mapping[str, Question], faults: Faults) -> Comparison:
    asked = known.get(row.question)
    if asked is None:
        faults.append((f"row-{number}-question", _("Chọn một câu đứng trước câu này.")))
    elif row.op not in OPERATORS[asked.kind]:
        faults.append(
            (
                f"row-{number}-op",
                _("Câu “{label}” không so sánh được theo cách này.").format(label=asked.label),
            )
        )
    elif row.op != "answered":
        try:
            return Comparison(asked.key, row.op, value_of(asked, row.op, row.value))
        except KernelError as error:
            said = say(error.key, **{"label": asked.label, **error.values})
            faults.append((f"row-{number}-value", said))
    return Comparison(row.question, row.op)


def value_of(asked: Question, op: str, typed: str) -> Any:
    """What a condition compares with; options are typed by their words or values. Raises KernelError."""
    if asked.kind is Kind.YES_NO:
        return _yes_or_no(typed)
    if asked.options:
        found = [_option(asked, part) for part in typed.split(";") if part.strip() or op != "in"]
        if op != "in" and len(found) != 1:
            raise KernelError("forms.choice.unknown")
        return found if op == "in" else found[0]
    value = clean_answer(asked, typed)
    if value is None:
        raise KernelError("forms.condition.empty")
    return value


def _yes_or_no(typed: str) -> str:
    for value in (YES, NO):
        if fold(typed) in {value, fold(words.label(f"forms.option.{value}"))}:
            return value
    raise KernelError("forms.yes_no.malformed")


def _option(asked: Question, typed: str) -> str:
    for option in asked.options:
        if typed.strip() == option.value or fold(typed) == fold(option.label):
            return option.value
    raise KernelError("forms.choice.unknown")


def _table_of(when: Condition | None, before: Sequence[Question]) -> tuple[str, tuple[RowGiven, ...]]:
    """How the rows are joined, and the rows; "keep" where the table cannot say the condition."""
    if when is None:
        return ALWAYS, ()
    known = {question.key: question for question in before}
    parts = when.parts if isinstance(when, Junction) else (when,)
    rows = tuple(
        RowGiven(part.question, part.op, _value_words(known[part.question], part.value))
        for part in parts
        if isinstance(part, Comparison)
        and part.question in known
        and part.op in OPERATORS[known[part.question].kind]
    )
    if len(rows) != len(parts) or len(rows) > MOST_ROWS:
        return KEEP, ()
    return (when.op if isinstance(when, Junction) else ALL), rows


def _value_words(asked: Question, value: Any) -> str:
    if asked.kind is Kind.YES_NO:
        return words.label(f"forms.option.{value}")
    if isinstance(value, list):
        return "; ".join(asked.label_of(str(each)) for each in value)
    return asked.label_of(value) if isinstance(value, str) else _bound_words(value)


def _bound_words(bound: float | str | None) -> str:
    if bound is None:
        return ""
    if isinstance(bound, str):
        return bound_words(bound) or day_words(bound)
    return f"{bound:.15g}".replace(".", ",")
