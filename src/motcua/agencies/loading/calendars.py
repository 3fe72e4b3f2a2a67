"""Calendars from a folder of files; each is stored whole, with what it inherits put in."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.agencies.kept import changed
from motcua.agencies.loading.files import read
from motcua.agencies.models import CalendarRow
from motcua.agencies.refusals import CalendarVersionChanged, DataFileWrong
from motcua.kernel.errors import KernelError
from motcua.kernel.worktime import Calendar, read_calendar, write_calendar
from motcua.platform import clock
from motcua.platform.words import say


def load_calendars(folder: Path) -> int:
    """Load every calendar of a folder and say how many versions are new.

    A calendar that only lends its days (it has no hours and others inherit it) is not one to work by.
    Raises DataFileMissing, DataFileWrong, CalendarVersionChanged (a known version with other content).
    """
    raw = {data["code"]: data for data in map(_read, sorted(folder.glob("*.json")))}
    lent = {data.get("inherits") for data in raw.values()}
    own = [code for code, data in raw.items() if data.get("patterns") or code not in lent]
    with transaction.atomic():
        stored = sum(_store(_understood(code, raw[code], raw)) for code in own)
        if stored:
            changed()
    return stored


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


def _store(calendar: Calendar) -> bool:
    data = write_calendar(calendar)
    there = CalendarRow.objects.filter(code=calendar.code, version=calendar.version).first()
    if there is not None:
        if there.data != data:
            raise CalendarVersionChanged(code=calendar.code, version=calendar.version)
        return False
    CalendarRow.objects.filter(code=calendar.code, is_current=True).update(is_current=False)
    CalendarRow.objects.create(code=calendar.code, version=calendar.version, data=data, loaded_at=clock.now())
    return True
