"""A published version as the content of a file: what a draft begins with, and what is published again."""

from itertools import pairwise
from typing import Any

from motcua.catalogue.assembly import with_parts
from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.models.parts import Part
from motcua.catalogue.refusals import UnknownProcedure
from motcua.kernel.process import Gate, GateKind, Move, Spec, Step, StepKind, spec_to_data

Content = dict[str, Any]

_PLAIN = (
    "start_rule", "non_territorial", "max_extensions", "supplement_answer_limit", "online_level",
    "partial_reason", "proactive_level", "processing_route",
)  # fmt: skip
_ALWAYS = ("level", "audience", "decision", "legal_basis", "sources")
_COMPONENT = (
    "code", "national_code", "name", "originals", "copies", "required", "condition", "when", "from_database",
    "is_form", "accepts_result_codes", "legal_basis",
)  # fmt: skip


def content_of(version_id: int) -> Content:
    """The version under the names of data/schema/procedure.json, its process inside; nothing is left out.

    One that was never published is given a blank form and process. Raises UnknownProcedure.
    """
    row = with_parts().filter(pk=version_id).first()
    if row is None:
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
        **({"eligibility": row.eligibility} if row.eligibility else {}),
        "form": row.form.data if row.form else blank_form(row.procedure.code, row.name),
        "process": row.spec.data if row.spec else blank_process(row.procedure.code, row.name),
        "pauses": [{"act": each.act, "article": each.article} for each in _ordered(row, "pauserule_set")],
        "result": _given(result),
        "no_result_document": not row.has_result_document,
    }


def blank_form(code: str, name: str) -> Content:
    """A form without questions."""
    return {"code": f"to-khai-{code}", "version": 1, "title": f"Tờ khai {name}"[:500], "questions": []}


def blank_process(code: str, name: str) -> Content:
    """The way nearly every procedure goes, its hours still to be said: the check asks for them."""
    steps = (
        Step("tiep-nhan", "Tiếp nhận hồ sơ", "receiver", "receiving", None, StepKind.RECEIVE),
        Step(
            "tham-dinh", "Thẩm định hồ sơ, dự thảo kết quả", "examiner", "competent", None, StepKind.EXAMINE
        ),
        Step("ky-duyet", "Lãnh đạo ký duyệt", "leader", "competent", None, StepKind.SIGN),
        Step("tra-ket-qua", "Trả kết quả", "returner", "receiving", None, StepKind.RETURN),
    )
    keys = [*(step.key for step in steps), "end"]
    moves = tuple(Move(here, there) for here, there in pairwise(keys))
    gates = (Gate("end", GateKind.END),)
    return spec_to_data(Spec(f"quy-trinh-{code}", 1, name[:500], keys[0], steps, gates, moves))


def _ordered(row: ProcedureVersion, parts: str) -> list[Any]:
    found: list[Part] = list(getattr(row, parts).all())
    return sorted(found, key=lambda part: part.place)


def _case(case: Any, limits: list[tuple[str, str, str]]) -> Content:
    own = {channel: limit for code, channel, limit in limits if code == case.code}
    given = {"limits": own, "components": case.components, "by_office": case.by_office or None}
    return {"code": case.code, "name": case.name, **_given(given)}


def _component(component: Any) -> Content:
    given = _given({name: getattr(component, name) for name in _COMPONENT})
    return {**given, "required": component.required}


def _given(values: Content) -> Content:
    """Without what says nothing; no and nought do say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
