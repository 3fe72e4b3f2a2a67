"""Imported procedures as rows, beside what is published and never in its place."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Max

from motcua.catalogue import models
from motcua.catalogue.actions.publish import found_by
from motcua.catalogue.content import digest
from motcua.catalogue.importers.papers import reads_as_form
from motcua.catalogue.importers.readings import FeeReading, ProcedureReading
from motcua.catalogue.models import Status
from motcua.kernel.fees import FeeKind, FeeRule
from motcua.kernel.text import slug, sort_key
from motcua.platform import clock

BATCH = 500
# What is paid for each of several; everything else is paid once for a dossier.
COUNTED_UNITS = frozenset({"trang", "ban", "ban sao", "nguoi", "chiec", "xe", "to khai", "mau", "loai"})


Rows = list[tuple[models.ProcedureVersion, ProcedureReading]]


def store(readings: Sequence[ProcedureReading]) -> tuple[int, int]:
    """Keep the readings; how many are new and how many changed. Needs an open transaction."""
    today = clock.today()
    procedures = _procedures(readings)
    fields = _fields(readings)
    before = dict(
        models.ProcedureVersion.objects.filter(
            status=Status.IMPORTED, procedure__code__in=list(procedures)
        ).values_list("procedure__code", "digest")
    )
    digests = {reading.code: digest(repr(reading)) for reading in readings}
    wanted = [reading for reading in readings if before.get(reading.code) != digests[reading.code]]
    _drop([reading.code for reading in wanted if reading.code in before])
    numbers = _numbers(wanted)
    versions = [
        _version(
            reading,
            procedures[reading.code],
            fields[reading.field_code],
            numbers[reading.code] + 1,
            digests[reading.code],
            today,
        )
        for reading in wanted
    ]
    models.ProcedureVersion.objects.bulk_create(versions, batch_size=BATCH)
    _add_parts(list(zip(versions, wanted, strict=True)))
    changed = sum(reading.code in before for reading in wanted)
    return len(wanted) - changed, changed


def _procedures(readings: Sequence[ProcedureReading]) -> dict[str, models.Procedure]:
    codes = [reading.code for reading in readings]
    models.Procedure.objects.bulk_create(
        (models.Procedure(code=code) for code in codes), ignore_conflicts=True, batch_size=BATCH
    )
    return {each.code: each for each in models.Procedure.objects.filter(code__in=codes)}


def _fields(readings: Sequence[ProcedureReading]) -> dict[str, models.Field]:
    """Fields by code; one that is known keeps its name."""
    names = {reading.field_code: reading.field_name for reading in readings}
    models.Field.objects.bulk_create(
        (models.Field(code=code, name=name, sort_key=sort_key(name)) for code, name in names.items()),
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    return {each.code: each for each in models.Field.objects.filter(code__in=list(names))}


def _drop(codes: list[str]) -> None:
    """Take away older imports: nothing stands on them."""
    models.ProcedureVersion.objects.filter(status=Status.IMPORTED, procedure__code__in=codes).delete()


def _numbers(readings: Sequence[ProcedureReading]) -> dict[str, int]:
    """The last version number of each procedure."""
    codes = [reading.code for reading in readings]
    counted = models.Procedure.objects.filter(code__in=codes).annotate(last=Max("versions__number"))
    return {code: last or 0 for code, last in counted.values_list("code", "last")}


def _version(
    reading: ProcedureReading,
    procedure: models.Procedure,
    field: models.Field,
    number: int,
    content_digest: str,
    today: date,
) -> models.ProcedureVersion:
    channels = {row.channel for row in reading.channels}
    return models.ProcedureVersion(
        procedure=procedure,
        number=number,
        status=Status.IMPORTED,
        name=reading.name,
        found_by=found_by(reading.name, reading.field_name),
        sort_key=sort_key(reading.name),
        field=field,
        level=reading.level,
        audience=list(reading.audience),
        effective_from=today,
        decision=reading.decision,
        online_level="partial_online" if "online" in channels else "offline_only",
        result_code=reading.result_code,
        result_name=reading.result_name,
        legal_basis=[{"number": each} for each in reading.legal_numbers],
        sources=[{"fact": "", "source": reading.origin, "certainty": "S2"}],
        texts={
            "steps": reading.steps,
            "requirements": reading.requirements,
            "papers": reading.papers_text,
        },
        digest=content_digest,
    )


def _add_parts(rows: Rows) -> None:
    models.Case.objects.bulk_create(_cases(rows), batch_size=BATCH)
    models.ChannelLimit.objects.bulk_create(_limits(rows), batch_size=BATCH)
    models.Component.objects.bulk_create(_components(rows), batch_size=BATCH)
    models.Fee.objects.bulk_create(_fees(rows), batch_size=BATCH)


def _case_codes(reading: ProcedureReading) -> dict[str, str]:
    """A code for each case its papers name, in order."""
    names = dict.fromkeys(paper.case for paper in reading.papers) or {"": None}
    return {name: f"case-{place}" for place, name in enumerate(names, start=1)}


def _paper_codes(reading: ProcedureReading) -> list[str]:
    return [f"paper-{place}" for place, _ in enumerate(reading.papers, start=1)]


def _cases(rows: Rows) -> Iterator[models.Case]:
    for version, reading in rows:
        codes = _paper_codes(reading)
        for place, (name, code) in enumerate(_case_codes(reading).items()):
            own = [each for each, paper in zip(codes, reading.papers, strict=True) if paper.case == name]
            yield models.Case(version=version, place=place, code=code, name=name, components=own)


def _limits(rows: Rows) -> Iterator[models.ChannelLimit]:
    for version, reading in rows:
        for place, row in enumerate(reading.channels):
            limit = str(row.limit.limit) if row.limit.limit is not None else ""
            yield models.ChannelLimit(
                version=version,
                place=place,
                channel=row.channel,
                limit=limit,
                text="" if limit else row.limit.text,
                remark=row.remark,
            )


def _components(rows: Rows) -> Iterator[models.Component]:
    for version, reading in rows:
        for place, (code, paper) in enumerate(zip(_paper_codes(reading), reading.papers, strict=True)):
            yield models.Component(
                version=version,
                place=place,
                code=code,
                name=paper.name,
                originals=paper.originals,
                copies=paper.copies,
                national_code=paper.code,
                is_form=reads_as_form(paper.name),
            )


def _fees(rows: Rows) -> Iterator[models.Fee]:
    for version, reading in rows:
        place = 0
        for row in reading.channels:
            for fee in row.fees:
                if fee.says_nothing:
                    continue
                rule = _rule(fee, row.channel, place)
                yield models.Fee(
                    version=version,
                    place=place,
                    channel=row.channel,
                    is_free=fee.is_free,
                    amounts=list(fee.amounts),
                    currency=fee.currency,
                    rule=rule.to_data() if rule else None,
                    text=fee.text,
                )
                place += 1


def _rule(fee: FeeReading, channel: str, place: int) -> FeeRule | None:
    """A rule where there is exactly one amount; alternatives need a person to say when which applies."""
    if len(fee.amounts) != 1 or fee.currency != "VND":
        return None
    counted = fee.unit in COUNTED_UNITS
    return FeeRule(
        code=f"fee-{place + 1}",
        name="Phí, lệ phí",
        kind=FeeKind.PER_UNIT if counted else FeeKind.FIXED,
        amount=fee.amounts[0],
        unit=slug(fee.unit) if counted else "",
        unit_name=fee.unit if counted else "",
        channels=frozenset({channel}),
    )
