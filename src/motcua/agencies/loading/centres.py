"""Service centres with their counters, and the rules of competence."""

from collections.abc import Hashable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.agencies.loading.files import end_day, first_day
from motcua.agencies.loading.upserts import upsert
from motcua.agencies.models import Competence, Counter, DecidedBy, Decision, ServiceCentre, Unit
from motcua.agencies.refusals import DataFileWrong

_CENTRE = (
    "name", "kind", "unit_id", "address", "phone", "email", "hours", "equipment", "decision_id",
    "valid_from", "valid_to",
)  # fmt: skip
_COUNTER = ("name", "kind", "fields")
_COMPETENCE = ("decided_by", "agency_id", "unit_kind", "decision_id", "valid_to")


def load_centres(
    raw: list[Mapping[str, Any]], units: Mapping[str, Unit], decisions: Mapping[str, Decision]
) -> dict[str, ServiceCentre]:
    """Centres by code; what people keep since stays as they left it.

    Raises DataFileWrong for a unit or host that does not exist.
    """
    known: dict[Hashable, ServiceCentre] = {row.code: row for row in ServiceCentre.objects.all()}
    raw = [one for one in raw if one["code"] not in known or known[one["code"]].kept_at is None]
    rows = [_centre(one, units, decisions) for one in raw]
    stored = {
        str(key): row
        for key, row in upsert(ServiceCentre.objects, rows, known, lambda row: row.code, _CENTRE).items()
    }
    _load_hosts(raw, stored)
    _load_served(raw, stored, units)
    _load_counters(raw, stored)
    return stored


def load_competence(
    raw: list[Mapping[str, Any]], units: Mapping[str, Unit], decisions: Mapping[str, Decision]
) -> int:
    """Rules of competence, one row for each code; says how many. Raises DataFileWrong."""
    rows = [
        _competence(one, code, column, units, decisions)
        for one in raw
        for column, codes in (("procedure", one["procedures"]), ("field", one["fields"]))
        for code in codes
    ]
    known: dict[Hashable, Competence] = {_rule_key(row): row for row in Competence.objects.all()}
    upsert(Competence.objects, rows, known, _rule_key, _COMPETENCE)
    return len(rows)


def _rule_key(row: Competence) -> Hashable:
    return row.procedure, row.field, row.valid_from


def _named(units: Mapping[str, Unit], identifier: str, file: str, place: str) -> Unit:
    unit = units.get(identifier)
    if unit is None:
        raise DataFileWrong(
            file=file, place=place, reason=_("không có đơn vị {identifier}").format(identifier=identifier)
        )
    return unit


def _centre(
    raw: Mapping[str, Any], units: Mapping[str, Unit], decisions: Mapping[str, Decision]
) -> ServiceCentre:
    return ServiceCentre(
        code=raw["code"],
        name=raw["name"],
        kind=raw["kind"],
        unit=_named(units, raw["unit"], "centres.json", raw["code"]),
        address=raw["address"] or "",
        phone=raw["phone"] or "",
        email=raw["email"] or "",
        hours=raw["hours"],
        equipment=list(raw["equipment"]),
        decision=decisions.get(raw["decision"] or ""),
        valid_from=first_day(raw["valid_from"]),
        valid_to=end_day(raw["valid_to"]),
    )


def _load_hosts(raw: list[Mapping[str, Any]], centres: Mapping[str, ServiceCentre]) -> None:
    moved = []
    for one in raw:
        centre, host = centres[one["code"]], centres.get(one["host"] or "")
        if one["host"] and host is None:
            reason = _("không có trung tâm {code}").format(code=one["host"])
            raise DataFileWrong(file="centres.json", place=one["code"], reason=reason)
        if centre.hosted_in_id != (host.pk if host else None):
            centre.hosted_in = host
            moved.append(centre)
    ServiceCentre.objects.bulk_update(moved, ["hosted_in"], batch_size=500)


def _load_served(
    raw: list[Mapping[str, Any]], centres: Mapping[str, ServiceCentre], units: Mapping[str, Unit]
) -> None:
    link = ServiceCentre.serves.through
    wanted = {
        (centres[one["code"]].pk, _named(units, identifier, "centres.json", one["code"]).pk)
        for one in raw
        for identifier in one["serves"]
    }
    mine = [centres[one["code"]].pk for one in raw]
    there = {
        (row.servicecentre_id, row.unit_id): row.pk for row in link.objects.filter(servicecentre_id__in=mine)
    }
    link.objects.filter(pk__in=[pk for pair, pk in there.items() if pair not in wanted]).delete()
    fresh = [link(servicecentre_id=c, unit_id=u) for c, u in sorted(wanted - there.keys())]
    link.objects.bulk_create(fresh, batch_size=2000)


def _load_counters(raw: list[Mapping[str, Any]], centres: Mapping[str, ServiceCentre]) -> None:
    rows = [
        Counter(
            centre=centres[one["code"]],
            number=counter["number"],
            name=counter["name"] or "",
            kind=counter["kind"],
            fields=list(counter["fields"]),
        )
        for one in raw
        for counter in one["counters"]
    ]
    known: dict[Hashable, Counter] = {_counter_key(row): row for row in Counter.objects.all()}
    upsert(Counter.objects, rows, known, _counter_key, _COUNTER)


def _counter_key(row: Counter) -> Hashable:
    return row.centre_id, row.number


def _competence(
    raw: Mapping[str, Any],
    code: str,
    column: str,
    units: Mapping[str, Unit],
    decisions: Mapping[str, Decision],
) -> Competence:
    rule = raw["decided_by"]
    found = Competence(
        decided_by=DecidedBy.COMMUNE,
        decision=decisions.get(raw["decision"] or ""),
        valid_from=first_day(raw["valid_from"]),
        valid_to=end_day(raw["valid_to"]),
        **{column: code},
    )
    if "agency" in rule:
        found.decided_by = DecidedBy.AGENCY
        found.agency = _named(units, rule["agency"], "competence.json", code)
    elif "kind" in rule:
        found.decided_by, found.unit_kind = DecidedBy.KIND, rule["kind"]
    return found
