"""A published version as the content of a file: what a draft begins with, and what is published again."""

from typing import Any

from motcua.catalogue.assembly import with_parts
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.models.parts import Part
from motcua.catalogue.refusals import UnknownProcedure

Content = dict[str, Any]

_PLAIN = (
    "start_rule", "non_territorial", "max_extensions", "supplement_answer_limit", "online_level",
    "partial_reason", "proactive_level", "processing_route",
)  # fmt: skip
_ALWAYS = ("level", "audience", "decision", "legal_basis", "sources")
_COMPONENT = (
    "code", "national_code", "name", "originals", "copies", "required", "condition", "when", "from_database",
    "accepts_result_codes", "legal_basis",
)  # fmt: skip


def content_of(version_id: int) -> Content:
    """The version under the names of data/schema/procedure.json, its process inside; nothing is left out.

    Only for published versions, which have a form and a process. Raises UnknownProcedure.
    """
    row = with_parts().filter(pk=version_id).first()
    if row is None or row.form is None or row.spec is None:
        raise UnknownProcedure(code=f"#{version_id}")
    limits = [
        (each.case, each.channel, each.limit) for each in _ordered(row, "channellimit_set") if each.limit
    ]
    result = {"code": row.result_code, "name": row.result_name, "valid_months": row.result_valid_months}
    return {
        "code": row.procedure.code,
        "name": row.name,
        "field": {"code": row.field.code, "name": row.field.name},
        "effective_from": row.effective_from.isoformat(),
        **_given({name: getattr(row, name) for name in _PLAIN}),
        **{name: getattr(row, name) for name in _ALWAYS},
        "channels": {channel: {"limit": limit} for case, channel, limit in limits if not case},
        "cases": [_case(each, limits) for each in _ordered(row, "case_set")],
        "components": [_component(each) for each in _ordered(row, "component_set")],
        "fees": [each.rule for each in _ordered(row, "fee_set") if each.rule],
        "form": row.form.data,
        "process": row.spec.data,
        "pauses": [{"act": each.act, "article": each.article} for each in _ordered(row, "pauserule_set")],
        "result": _given(result),
        "no_result_document": not row.has_result_document,
    }


def _ordered(row: ProcedureVersion, parts: str) -> list[Any]:
    found: list[Part] = list(getattr(row, parts).all())
    return sorted(found, key=lambda part: part.place)


def _case(case: Any, limits: list[tuple[str, str, str]]) -> Content:
    own = {channel: limit for code, channel, limit in limits if code == case.code}
    given = {"limits": own, "components": case.components}
    return {"code": case.code, "name": case.name, **_given(given)}


def _component(component: Any) -> Content:
    given = _given({name: getattr(component, name) for name in _COMPONENT})
    return {**given, "required": component.required}


def _given(values: Content) -> Content:
    """Without what says nothing; no and nought do say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
