"""Reading the catalogue. Published procedures are public: no permission is asked for."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Case as Choose
from django.db.models import Count, F, IntegerField, Q, QuerySet, Value, When

from motcua.catalogue.assembly import assembled, with_parts
from motcua.catalogue.models import Field, Status
from motcua.catalogue.models import ProcedureVersion as VersionRow
from motcua.catalogue.refusals import UnknownProcedure
from motcua.catalogue.rows import FieldRow, ProcedurePage, ProcedureRow, ProcedureVersion, PublishedRow
from motcua.kernel.text import fold
from motcua.platform import clock

PAGE_SIZE = 20
LONGEST_QUERY = 200
MOST_WORDS = 12
LEVELS = {"commune": ("commune", "both"), "province": ("province", "both"), "ministry": ("ministry",)}


MOST_KEPT = 4_096
_kept: dict[int, ProcedureVersion] = {}


def version(version_id: int) -> ProcedureVersion:
    """The version of that id, kept for the life of the process: published versions never change.

    Only `effective_to` may be older than the database's. Raises UnknownProcedure.
    """
    found = _kept.get(version_id) or versions_together([version_id]).get(version_id)
    if found is None:
        raise UnknownProcedure(code=f"#{version_id}")
    return found


def versions_together(version_ids: Sequence[int]) -> dict[int, ProcedureVersion]:
    """Versions by id, those not yet kept read in one look; an id of none is left out."""
    found = {each: kept for each in version_ids if (kept := _kept.get(each)) is not None}
    missing = [each for each in version_ids if each not in found]
    if missing:
        if len(_kept) + len(missing) > MOST_KEPT:
            _kept.clear()
        read = {row.pk: assembled(row) for row in with_parts().filter(pk__in=missing)}
        _kept.update(read)
        found |= read
    return found


def forget_versions() -> None:
    """Empty the process-wide memory: another database, or versions that are no longer as they were."""
    _kept.clear()
    for forget in _MORE_TO_FORGET:
        forget()


_MORE_TO_FORGET: list[Callable[[], None]] = []


def on_forgetting(forget: Callable[[], None]) -> None:
    """What was made of versions and is kept beside them is forgotten with them."""
    _MORE_TO_FORGET.append(forget)


def version_on(code: str, day: date) -> ProcedureVersion:
    """The published version in force on a local day; raises UnknownProcedure."""
    found = (
        in_force(day)
        .filter(procedure__code=code)
        .order_by("-effective_from", "-number")
        .values_list("pk", flat=True)
        .first()
    )
    if found is None:
        raise UnknownProcedure(code=code)
    return version(found)


def imported_version(code: str) -> ProcedureVersion:
    """What the national database said of a procedure when it was last imported; raises UnknownProcedure."""
    row = with_parts().filter(procedure__code=code, status=Status.IMPORTED).first()
    if row is None:
        raise UnknownProcedure(code=code)
    return assembled(row)


def waiting_version(code: str) -> ProcedureVersion:
    """A procedure that was never published: as imported, or as begun here; raises UnknownProcedure."""
    waiting = (Status.IMPORTED, Status.BEGUN)
    row = with_parts().filter(procedure__code=code, status__in=waiting).first()
    if row is None:
        raise UnknownProcedure(code=code)
    return assembled(row)


def history(code: str) -> tuple[PublishedRow, ...]:
    """The published versions of a procedure, the newest first; without those that were never in force."""
    never = Q(effective_to__isnull=False, effective_to__lt=F("effective_from"))
    found = VersionRow.objects.filter(procedure__code=code, status=Status.PUBLISHED).exclude(never)
    names = ("pk", "number", "effective_from", "effective_to", "decision", "is_provisional")
    return tuple(PublishedRow(*row) for row in found.order_by("-number").values_list(*names))


def search(
    q: str = "",
    *,
    field: str = "",
    level: str = "",
    page: int = 1,
    page_size: int = PAGE_SIZE,
    on: date | None = None,
    imported: bool = False,
) -> ProcedurePage:
    """Procedures in force whose name, field or code holds every word of `q`, written with or without marks.

    `imported` adds those known only from the national database, which take no dossiers yet.
    """
    versions = _found(_shown(on or clock.today(), imported=imported), q, field, level)
    total = versions.count()
    pages = max(1, -(-total // page_size))
    number = min(max(1, page), pages)
    begin = (number - 1) * page_size
    rows = versions.select_related("procedure", "field")[begin : begin + page_size]
    return ProcedurePage(tuple(row_of(each) for each in rows), total, number, pages)


def search_beyond(
    q: str = "", *, field: str = "", level: str = "", after: str = "", most: int = PAGE_SIZE
) -> tuple[ProcedureRow, ...]:
    """At most so many of what `search` finds, from behind the procedure `after`, in the same order.

    Raises UnknownProcedure when `after` is not, or no longer, among them.
    """
    versions = _found(in_force(clock.today()), q, field, level)
    if after:
        last = versions.filter(procedure__code=after).values("nearness", "place", "pk").last()
        if last is None:
            raise UnknownProcedure(code=after)
        level_with = Q(nearness=last["nearness"], place=last["place"], pk__gt=last["pk"])
        further = Q(nearness=last["nearness"], place__gt=last["place"])
        versions = versions.filter(Q(nearness__gt=last["nearness"]) | further | level_with)
    return tuple(row_of(each) for each in versions.select_related("procedure", "field")[:most])


def rows_of_codes(codes: Sequence[str], day: date) -> dict[str, ProcedureRow]:
    """Those of some procedures that are in force on a day, by code, in one look."""
    found = in_force(day).filter(procedure__code__in=codes).order_by("effective_from", "number")
    return {row.procedure.code: row_of(row) for row in found.select_related("procedure", "field")}


def versions_in_force(day: date) -> tuple[tuple[int, date | None], ...]:
    """The version in force of every procedure and its last day, in the order of codes."""
    newest = in_force(day).order_by("procedure__code", "-effective_from", "-number")
    return tuple(newest.distinct("procedure__code").values_list("pk", "effective_to"))


def counted() -> tuple[int, int]:
    """How many procedures are in force, and how many of them are done wholly online."""
    online = Count("pk", filter=Q(online_level="full_online"))
    told = in_force(clock.today()).aggregate(every=Count("pk"), online=online)
    return told["every"], told["online"]


def results_named(codes: Sequence[str]) -> dict[str, str]:
    """What the results of some codes are called, as procedures in force give them; unknown ones left out."""
    if not codes:
        return {}
    found = in_force(clock.today()).filter(result_code__in=codes)
    return dict(found.values_list("result_code", "result_name"))


def codes_with_fields(day: date) -> dict[str, str]:
    """The code of every procedure in force with that of its field of work."""
    return dict(in_force(day).values_list("procedure__code", "field__code"))


def field_names() -> dict[str, str]:
    """Every field of work by its code, also those without a procedure in force."""
    return dict(Field.objects.values_list("code", "name"))


def fields(on: date | None = None) -> tuple[FieldRow, ...]:
    """Fields that have procedures in force, in Vietnamese order."""
    versions = in_force(on or clock.today()).values("pk")
    counted = (
        Field.objects.filter(versions__in=versions)
        .annotate(procedures=Count("versions"))
        .order_by("sort_key")
    )
    return tuple(FieldRow(each.code, each.name, each.procedures) for each in counted)


def procedures_accepting(result_code: str, on: date | None = None) -> tuple[ProcedureRow, ...]:
    """Procedures in force that take the result of that code in place of a paper."""
    rows = (
        in_force(on or clock.today())
        .filter(component_set__accepts_result_codes__contains=[result_code])
        .select_related("procedure", "field")
        .order_by("sort_key")
        .distinct()
    )
    return tuple(row_of(each) for each in rows)


def in_force(day: date) -> QuerySet[VersionRow]:
    """Published versions that hold on a local day."""
    still = Q(effective_to__isnull=True) | Q(effective_to__gte=day)
    return VersionRow.objects.filter(still, status=Status.PUBLISHED, effective_from__lte=day)


def _shown(day: date, *, imported: bool) -> QuerySet[VersionRow]:
    published = in_force(day)
    if not imported:
        return published
    known = published.values("procedure")
    lone = Q(status=Status.IMPORTED) & ~Q(procedure__in=known)
    return VersionRow.objects.filter(Q(pk__in=published.values("pk")) | lone)


def _found(versions: QuerySet[VersionRow], q: str, field: str, level: str) -> QuerySet[Any]:
    """Those asked for, with their place in an order without ties, so that a page can go on from any."""
    if field:
        versions = versions.filter(field__code=field)
    if level:
        versions = versions.filter(level__in=LEVELS.get(level, (level,)))
    return matching(versions, q).order_by("nearness", "place", "pk")


def matching(versions: QuerySet[VersionRow], q: str) -> QuerySet[Any]:
    """Every word as the beginning of a word; a code by its beginning; names that begin with `q` first."""
    folded = fold(q[:LONGEST_QUERY])
    alike = Value(0, output_field=IntegerField())
    if re.fullmatch(r"\d\.\d+[\w.]*", folded):
        by_code = versions.filter(procedure__code__startswith=folded.upper())
        return by_code.annotate(nearness=alike, place=F("procedure__code"))
    words = re.findall(r"[a-z0-9]+", folded)[:MOST_WORDS]
    if not words:
        shown = versions.none() if folded else versions
        return shown.annotate(nearness=alike, place=F("sort_key"))
    wanted = SearchQuery(" & ".join(f"{word}:*" for word in words), config="simple", search_type="raw")
    phrase = " ".join(words)
    nearness = Choose(
        When(found_by__startswith=phrase, then=Value(0)),
        When(found_by__contains=phrase, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return versions.annotate(
        words=SearchVector("found_by", config="simple"), nearness=nearness, place=F("sort_key")
    ).filter(words=wanted)


def row_of(row: VersionRow) -> ProcedureRow:
    """A line of a list, of a version read with its procedure and field."""
    return ProcedureRow(
        version_id=row.pk,
        code=row.procedure.code,
        name=row.name,
        field_code=row.field.code,
        field_name=row.field.name,
        level=row.level,
        online_level=row.online_level,
        status=row.status,
    )
