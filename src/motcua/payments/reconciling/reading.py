"""Take in a provider's file of a day: keep its lines as they stood, then book the money it tells of."""

import hashlib
from datetime import date, datetime, time, timedelta

from django.db import transaction

from motcua.payments import events, online, ports
from motcua.payments.models import DayFile, DayLine, DaySign
from motcua.payments.permissions import Permission
from motcua.payments.ports import FileLine, OutOfReachError, UnreadableFileError, Word
from motcua.payments.reconciling.books import money_of
from motcua.payments.reconciling.comparing import Theirs, compare
from motcua.payments.refusals import FileOfAnotherDay, FileUnreadable, GatewaySilent, NotOnline
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor, require

LOOKED_BACK = 3
"""How many days past are fetched again while nobody has signed for them: a late file, a corrected one."""


def take_file(actor: Actor, day: date, content: bytes) -> None:
    """Read a file somebody sends in. Raises NotFound, NotOnline, FileUnreadable, FileOfAnotherDay."""
    require(actor, Permission.RECONCILE_SIGN)
    _take(actor, _plugged(), day, content)


def fetch(actor: Actor, day: date) -> bool:
    """Get the provider's file; False when it has none yet. Raises as `take_file`, and GatewaySilent."""
    require(actor, Permission.RECONCILE_SIGN)
    gateway = _plugged()
    try:
        content = gateway.day(day)
    except OutOfReachError as error:
        raise GatewaySilent from error
    if content is None:
        return False
    _take(actor, gateway, day, content)
    return True


def fetch_due() -> int:
    """The job of each night: the files of the last days nobody has signed for; how many were read."""
    gateway, today = ports.gateway(), clock.today()
    if gateway is None:
        return 0
    past = [today - timedelta(days=n) for n in range(1, LOOKED_BACK + 1)]
    signed = set(DaySign.objects.filter(provider=gateway.name, day__in=past).values_list("day", flat=True))
    read = 0
    for day in past:
        try:
            read += day not in signed and fetch(SYSTEM, day)
        except (GatewaySilent, FileUnreadable, FileOfAnotherDay):
            continue  # whoever looks at the day sees that its file is missing
    return read


def _plugged() -> ports.Gateway:
    gateway = ports.gateway()
    if gateway is None:
        raise NotOnline
    return gateway


def _take(actor: Actor, gateway: ports.Gateway, day: date, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    if DayFile.objects.filter(provider=gateway.name, day=day, digest=digest).exists():
        return
    lines = _read(gateway, day, content)
    with transaction.atomic():
        found = compare(money_of(gateway.name, day), [Theirs(x.kind, x.transaction, x.amount) for x in lines])
        file = DayFile.objects.create(
            provider=gateway.name, day=day, digest=digest, read_at=clock.now(), read_by_id=actor.account
        )
        DayLine.objects.bulk_create(
            [
                DayLine(
                    file=file,
                    kind=line.kind,
                    reference=line.reference,
                    transaction=line.transaction,
                    amount=line.amount,
                    at=line.at,
                    found=found[line.kind, line.transaction],
                )
                for line in lines
            ],
            batch_size=1000,
        )
        payload = {"file": file.pk, "day": day.isoformat(), "lines": len(lines)}
        ledger.append(actor, [ledger.NewEntry(f"reconciliation:{day}", events.FILE_READ, payload)])
    for line in lines:
        if line.kind == "pay" and found[line.kind, line.transaction] == "only_there":
            online.hear(gateway.name, "file", _word(line))


def _read(gateway: ports.Gateway, day: date, content: bytes) -> tuple[FileLine, ...]:
    """The lines, each transaction once. Raises FileUnreadable, FileOfAnotherDay."""
    try:
        lines = gateway.read_day(content)
    except UnreadableFileError as error:
        raise FileUnreadable(field="file", line=str(error)) from error
    begin = datetime.combine(day, time(), tzinfo=clock.ZONE)
    for line in lines:
        if not begin <= line.at < begin + timedelta(days=1):
            found = line.at.astimezone(clock.ZONE)
            raise FileOfAnotherDay(field="file", found=f"{found:%d/%m/%Y}", day=f"{day:%d/%m/%Y}")
    return tuple({(line.kind, line.transaction): line for line in lines}.values())


def _word(line: FileLine) -> Word:
    return Word(line.reference, ports.PAID, line.amount, line.transaction, "", line.at)
