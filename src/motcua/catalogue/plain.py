"""A version as plain JSON, for machines that ask for all of it."""

from typing import Any

from motcua.catalogue.rows import Case, Component, ProcedureVersion
from motcua.kernel.forms import condition_to_data
from motcua.kernel.process import spec_to_data


def to_data(version: ProcedureVersion) -> dict[str, Any]:
    """Every fact of the version under the names of data/schema/procedure.json."""
    return {
        "code": version.code,
        "name": version.name,
        "version": version.number,
        "status": version.status,
        "field": {"code": version.field_code, "name": version.field_name},
        "level": version.level,
        "audience": list(version.audience),
        "effective_from": version.effective_from.isoformat(),
        "effective_to": version.effective_to.isoformat() if version.effective_to else None,
        "decision": version.decision,
        "channels": {channel: {"limit": str(limit)} for channel, limit in version.limits.items()},
        "cases": [_case(each) for each in version.cases],
        "components": [_component(each) for each in version.components],
        "fees": [rule.to_data() for rule in version.fee_rules],
        "pauses": [{"act": rule.act, "article": rule.article} for rule in version.pause_rules],
        "form": version.form.to_data() if version.form else None,
        "eligibility": version.eligibility.to_data() if version.eligibility else None,
        "process": spec_to_data(version.spec) if version.spec else None,
        "online_level": version.online_level,
        "partial_reason": version.partial_reason,
        "processing_route": version.processing_route,
        "non_territorial": version.non_territorial,
        "result": {
            "code": version.result_code,
            "name": version.result_name,
            "valid_months": version.result_valid_months,
        },
        "legal_basis": [{"number": each.number, "name": each.name} for each in version.legal_basis],
        "sources": [
            {"fact": each.fact, "source": each.source, "certainty": each.certainty}
            for each in version.sources
        ],
        "kept_texts": [
            {"about": each.about, "channel": each.channel, "text": each.text} for each in version.kept_texts
        ],
    }


def _case(case: Case) -> dict[str, Any]:
    return {
        "code": case.code,
        "name": case.name,
        "limits": {channel: str(limit) for channel, limit in case.limits.items()},
        "components": list(case.components),
        "by_office": case.by_office,
    }


def _component(component: Component) -> dict[str, Any]:
    return {
        "code": component.code,
        "name": component.name,
        "originals": component.originals,
        "copies": component.copies,
        "required": component.required,
        "condition": component.condition,
        "when": condition_to_data(component.when) if component.when else None,
        "from_database": component.from_database,
        "is_form": component.is_form,
        "accepts_result_codes": list(component.accepts_result_codes),
        "legal_basis": component.legal_basis,
    }
