"""Calendars from a folder of files; each is stored whole, with what it inherits put in.

A new version of a calendar that is in force moves dates people were promised. So it is not saved in passing:
whoever saves it has been shown the dates first (`dossiers.api.moved_dates`).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.calendars import require_over_roots
from motcua.agencies.kept import changed
from motcua.agencies.loading.files import read
from motcua.agencies.models import CalendarRow
from motcua.agencies.refusals import CalendarVersionChanged, DataFileMissing, DataFileWrong
from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import Calendar, read_calendar, write_calendar
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.words import say


def load_calendars(folder: Path) -> int:
    """Load the calendars of a folder that are not known yet and say how many they are.

    New versions of those in force are left to `save_calendars`. Raises what `read_calendars` raises.
    """
    with transaction.atomic():
        known = set(CalendarRow.objects.values_list("code", flat=True))
        first = [calendar for calendar in read_calendars(folder) if calendar.code not in known]
        return sum(_store(calendar) for calendar in first)


def read_calendars(folder: Path) -> tuple[Calendar, ...]:
    """The calendars of a folder that are in force or would be once saved; superseded ones are left out.

    A calendar that only lends its days (it has no hours and others inherit it) is not one to work by.
    Raises DataFileMissing, DataFileWrong, CalendarVersionChanged (a known version with other content).
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise DataFileMissing(file=str(folder), reason=_("không có tệp .json nào"))
    raw = {data["code"]: data for data in map(_read, files)}
    lent = {data.get("inherits") for data in raw.values()}
    own = [code for code, data in raw.items() if data.get("patterns") or code not in lent]
    found = (_understood(code, raw[code], raw) for code in own)
    return tuple(calendar for calendar in found if not _is_superseded(calendar))


def save_calendars(actor: Actor, calendars: Iterable[Calendar], why: str) -> int:
    """Put calendars in force and say how many versions are new; each is recorded with who and why.

    Raises NotFound without the right over every province, CalendarVersionChanged.
    """
    with transaction.atomic():
        require_over_roots(actor)
        new = [calendar for calendar in calendars if _store(calendar)]
        ledger.append(actor, [_saved(calendar, why) for calendar in new])
    return len(new)


def _saved(calendar: Calendar, why: str) -> ledger.NewEntry:
    payload = {"version": calendar.version}
    subject = f"calendar:{calendar.code}"
    return ledger.NewEntry(subject, "agencies.calendar.saved", payload, notes={"reason": why})


def _read(path: Path) -> dict[str, Any]:
    data = read(path)
    if not isinstance(data.get("code"), str):
        raise DataFileWrong(file=path.name, place="$.code", reason=_("thiếu mã lịch"))
    return data


def _understood(code: str, data: dict[str, Any], every: dict[str, dict[str, Any]]) -> Calendar:
    try:
        return read_calendar(data, every)
    except KernelError as error:
        raise DataFileWrong(file=code, place="$", reason=say(error.key, **error.values)) from None


def _is_superseded(calendar: Calendar) -> bool:
    there = _stored(calendar)
    return there is not None and not there.is_current


def _stored(calendar: Calendar) -> CalendarRow | None:
    """The row of this very version, if there is one."""
    there = CalendarRow.objects.filter(code=calendar.code, version=calendar.version).first()
    if there is not None and there.data != write_calendar(calendar):
        raise CalendarVersionChanged(code=calendar.code, version=calendar.version)
    return there


def _store(calendar: Calendar) -> bool:
    of_this_code = CalendarRow.objects.filter(code=calendar.code)
    list(of_this_code.filter(is_current=True).select_for_update())  # two who save: one after the other
    if _stored(calendar) is not None:
        return False
    of_this_code.filter(is_current=True).update(is_current=False)
    data = write_calendar(calendar)
    CalendarRow.objects.create(code=calendar.code, version=calendar.version, data=data, loaded_at=clock.now())
    changed()
    return True
