"""Questions of a form, their conditions and what changed in them, in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.api import editing
from motcua.kernel.forms import Comparison, Condition, Junction, Kind, Question, parts_of
from motcua.kernel.messages import Message
from motcua.platform.ui.shown import answer_words
from motcua.platform.words import label, say

KINDS = {kind: lazy(say, str)(f"forms.kind.{kind}") for kind in Kind}
OPERATORS = {
    "=": gettext_lazy("là"),
    "!=": gettext_lazy("khác"),
    ">": gettext_lazy("lớn hơn"),
    ">=": gettext_lazy("từ"),
    "<": gettext_lazy("nhỏ hơn"),
    "<=": gettext_lazy("không quá"),
    "in": gettext_lazy("là một trong"),
    "has": gettext_lazy("có chọn"),
    "answered": gettext_lazy("đã trả lời"),
}
FIELDS = {
    "label": gettext_lazy("lời hỏi"),
    "kind": gettext_lazy("kiểu"),
    "hint": gettext_lazy("gợi ý"),
    "required": gettext_lazy("bắt buộc"),
    "when": gettext_lazy("khi nào hỏi"),
    "options": gettext_lazy("lựa chọn"),
    "lines": gettext_lazy("nhiều dòng"),
    "max_length": gettext_lazy("số ký tự nhiều nhất"),
    "minimum": gettext_lazy("thấp nhất"),
    "maximum": gettext_lazy("cao nhất"),
    "decimals": gettext_lazy("số chữ số thập phân"),
    "section": gettext_lazy("phần"),
    "asks": gettext_lazy("những gì hỏi"),
    "may_lack": gettext_lazy("những gì được để trống"),
    "columns": gettext_lazy("các cột"),
    "totals": gettext_lazy("các cột cộng"),
    "least": gettext_lazy("số dòng hoặc tệp ít nhất"),
    "most": gettext_lazy("số dòng hoặc tệp nhiều nhất"),
    "accepts": gettext_lazy("loại tệp"),
    "most_mb": gettext_lazy("dung lượng tệp"),
    "article": gettext_lazy("điều luật"),
    "precision": gettext_lazy("độ rõ của ngày"),
    "compute": gettext_lazy("cách tính"),
    "prefill": gettext_lazy("điền sẵn"),
}


def condition(when: Condition | None, questions: Iterable[Question]) -> str:
    """«Mục đích sử dụng là Kết hôn»; empty where a question is always asked."""
    return _condition(when, {question.key: question for question in questions}) if when is not None else ""


def _condition(when: Condition, known: Mapping[str, Question]) -> str:
    if isinstance(when, Junction):
        joiner = _(" và ") if when.op == "and" else _(" hoặc ")
        return joiner.join(
            f"({_condition(part, known)})" if isinstance(part, Junction) else _condition(part, known)
            for part in when.parts
        )
    if not isinstance(when, Comparison):
        return _("không phải (%(condition)s)") % {"condition": _condition(when.part, known)}
    asked = known.get(when.question)
    name = f"“{asked.label}”" if asked is not None else f"“{when.question}”"
    if when.op == "answered":
        return f"{name} {OPERATORS[when.op]}"
    values = when.value if isinstance(when.value, list) else [when.value]
    said = ", ".join(
        answer_words(asked, value) if asked and isinstance(value, str) else str(value) for value in values
    )
    return f"{name} {OPERATORS[when.op]} {said}"


def note(question: Question, questions: Sequence[Question]) -> str:
    """One line under a question: its kind, whether it must be answered, its options, when it is asked."""
    parts = [str(KINDS[question.kind]), _("bắt buộc") if question.required else _("không bắt buộc")]
    several: list[Any] = [*question.options, *parts_of(question), *question.columns]
    if several:
        parts.append(", ".join(label(each.label) for each in several))
    if question.when is not None:
        parts.append(_("hỏi khi %(condition)s") % {"condition": condition(question.when, questions)})
    return " · ".join(parts)


def differences(compared: editing.Comparison) -> list[str]:
    """What the form asks otherwise, in sentences that count questions as people do."""
    return [_difference(compared, message) for message in compared.questions]


def _difference(compared: editing.Comparison, message: Message) -> str:
    values: dict[str, Any] = dict(message.values)
    if "field" in values:
        field = str(values["field"])
        titles = {section.key: section.title for section in compared.sections}
        if field == "section":
            values |= {side: titles.get(values[side], values[side]) for side in ("old", "new")}
        values["old"] = _value(field, values["old"], compared.asked_before)
        values["new"] = _value(field, values["new"], compared.asked)
        values["field"] = str(FIELDS[field])
    return say(message.key, **values)


def _value(field: str, value: Any, questions: Sequence[Question]) -> str:
    if field == "when":
        return condition(value, questions) or _("hỏi luôn")
    if field == "kind":
        return str(KINDS[Kind(value)])
    if isinstance(value, tuple):
        return _several(value) or _("để trống")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    return _("để trống") if value in (None, "") else f"“{value}”"


def _several(values: tuple[Any, ...]) -> str:
    """Options and columns by their labels, anything else by its name."""
    return ", ".join(each if isinstance(each, str) else each.label for each in values)
