"""From rows of the database to the frozen version that other rooms read."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

from django.db.models import QuerySet

from motcua.catalogue.models import ProcedureVersion as VersionRow
from motcua.catalogue.models.parts import Component as ComponentRow
from motcua.catalogue.models.parts import Part
from motcua.catalogue.rows import (
    Case,
    Component,
    FactSource,
    KeptText,
    LegalText,
    PauseRule,
    ProcedureVersion,
    is_form,
)
from motcua.kernel.fees import FeeRule
from motcua.kernel.forms import Eligibility, Form, condition_from_data
from motcua.kernel.process import spec_from_data
from motcua.kernel.worktime import Limit

Limits = dict[str, dict[str, Limit]]
AnyPart = TypeVar("AnyPart", bound=Part)


_AS_STORED = (
    "level",
    "effective_from",
    "effective_to",
    "is_provisional",
    "decision",
    "start_rule",
    "non_territorial",
    "max_extensions",
    "online_level",
    "partial_reason",
    "proactive_level",
    "processing_route",
    "result_code",
    "result_name",
    "result_valid_months",
    "has_result_document",
)


def with_parts() -> QuerySet[VersionRow]:
    """Versions with everything `assembled` reads, in a fixed number of queries."""
    return VersionRow.objects.select_related("procedure", "field", "form", "spec").prefetch_related(
        "case_set", "channellimit_set", "component_set", "fee_set", "pauserule_set"
    )


def assembled(row: VersionRow) -> ProcedureVersion:
    """The version as values."""
    limits = _limits(row)
    components = tuple(_component(each) for each in _in_place(row.component_set.all()))
    return ProcedureVersion(
        id=row.pk,
        number=row.number,
        status=row.status,
        code=row.procedure.code,
        name=row.name,
        field_code=row.field.code,
        field_name=row.field.name,
        audience=tuple(row.audience),
        supplement_answer_limit=_limit_or_none(row.supplement_answer_limit),
        cases=_cases(row, limits, tuple(each.code for each in components)),
        limits=limits[""],
        components=components,
        fee_rules=tuple(FeeRule.from_data(each.rule) for each in _in_place(row.fee_set.all()) if each.rule),
        pause_rules=tuple(PauseRule(each.act, each.article) for each in _in_place(row.pauserule_set.all())),
        form=Form.from_data(row.form.data) if row.form else None,
        form_id=row.form_id,
        eligibility=Eligibility.from_data(row.eligibility) if row.eligibility else None,
        spec=spec_from_data(row.spec.data) if row.spec else None,
        spec_id=row.spec_id,
        legal_basis=tuple(LegalText(each["number"], each.get("name", "")) for each in row.legal_basis),
        sources=tuple(FactSource(**each) for each in row.sources),
        kept_texts=tuple(_kept_texts(row)),
        **{name: getattr(row, name) for name in _AS_STORED},
    )


def _in_place(parts: "QuerySet[AnyPart]") -> list[AnyPart]:
    return sorted(parts, key=lambda part: part.place)


def _limit_or_none(text: str) -> Limit | None:
    return Limit.parse(text) if text else None


def _limits(row: VersionRow) -> Limits:
    """Limits by case and channel; those of no case apply to all."""
    limits: Limits = defaultdict(dict)
    for each in _in_place(row.channellimit_set.all()):
        if each.limit:
            limits[each.case].setdefault(each.channel, Limit.parse(each.limit))
    return limits


def _cases(row: VersionRow, limits: Limits, components: tuple[str, ...]) -> tuple[Case, ...]:
    return tuple(
        Case(
            code=case.code,
            name=case.name,
            limits={**limits[""], **limits.get(case.code, {})},
            components=tuple(code for code in components if code in case.components) or components,
            by_office=case.by_office,
        )
        for case in _in_place(row.case_set.all())
    )


def _component(row: ComponentRow) -> Component:
    return Component(
        code=row.code,
        name=row.name,
        originals=row.originals,
        copies=row.copies,
        required=row.required,
        condition=row.condition,
        when=condition_from_data(row.when) if row.when else None,
        from_database=row.from_database,
        accepts_result_codes=tuple(row.accepts_result_codes),
        legal_basis=row.legal_basis,
        is_form=is_form(row.code, said=row.is_form),
    )


def _kept_texts(row: VersionRow) -> Iterator[KeptText]:
    for limit in _in_place(row.channellimit_set.all()):
        if limit.text:
            yield KeptText("limit", limit.channel, limit.text)
    for fee in _in_place(row.fee_set.all()):
        if fee.text:
            yield KeptText("fee", fee.channel, fee.text)
    for about, text in row.texts.items():
        if text:
            yield KeptText(about, "", text)
