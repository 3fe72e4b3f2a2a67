"""Who is competent here, for this, on this day."""

from collections import defaultdict
from datetime import date

from motcua.agencies.kept import kept
from motcua.agencies.models import Competence, DecidedBy
from motcua.agencies.rows import CompetenceRow, UnitRow
from motcua.agencies.structure import structure

_Rules = dict[str, tuple[CompetenceRow, ...]]


def competent_for(procedure: str, unit_id: int, on: date, *, field: str | None = None) -> UnitRow | None:
    """The agency that decides a procedure asked for at a unit on a day; None if nobody does here.

    A rule for the procedure beats one for its field of work (`field`); among those in force that day the
    latest beginning counts. A commune-level matter asked at a provincial centre has no answer: the
    person must first say which commune.
    """
    for rules, code in ((_by_procedure(), procedure), (_by_field(), field)):
        rule = _latest(rules.get(code or "", ()), on)
        if rule is not None:
            return _decider(rule, unit_id, on)
    return None


def _latest(rules: tuple[CompetenceRow, ...], on: date) -> CompetenceRow | None:
    in_force = [rule for rule in rules if rule.holds_on(on)]
    return max(in_force, key=lambda rule: (rule.valid_from, rule.id)) if in_force else None


def _decider(rule: CompetenceRow, unit_id: int, on: date) -> UnitRow | None:
    known = structure()
    if rule.decided_by == DecidedBy.AGENCY:
        agency = known.units.get(rule.agency_id or 0)
        return agency if agency and agency.holds_on(on) else None
    commune = known.commune(unit_id)
    if commune is None or not commune.holds_on(on):
        return None
    if rule.decided_by == DecidedBy.COMMUNE:
        return commune
    local = (known.units[below] for below in known.subtree(commune.id))
    found = [row for row in local if row.kind == rule.unit_kind and row.holds_on(on)]
    return min(found, key=lambda row: row.id) if found else None


def _by_procedure() -> _Rules:
    return kept("competence by procedure", lambda: _load("procedure"))


def _by_field() -> _Rules:
    return kept("competence by field", lambda: _load("field"))


def _load(column: str) -> _Rules:
    found: dict[str, list[CompetenceRow]] = defaultdict(list)
    for rule in Competence.objects.exclude(**{column: ""}).order_by("id"):
        row = competence_row(rule)
        found[row.procedure or row.field].append(row)
    return {code: tuple(rows) for code, rows in found.items()}


def competence_row(rule: Competence) -> CompetenceRow:
    return CompetenceRow(
        id=rule.pk,
        procedure=rule.procedure,
        field=rule.field,
        decided_by=rule.decided_by,
        agency_id=rule.agency_id,
        unit_kind=rule.unit_kind,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
    )
