"""From the room's rows to what these templates show."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import overview
from motcua.kernel import worktime
from motcua.platform.clock import ZONE
from motcua.platform.ui.clockface import ClockFace
from motcua.platform.ui.moments import span_words
from motcua.surfaces.leader.wording import CAUSES, FOLDER_ACTS

Shown = dict[str, Any]


def address(name: str, **query: str) -> str:
    """A page of this surface with its filters; empty ones are left out."""
    kept = {key.replace("_", "-"): value for key, value in query.items() if value}
    return reverse(f"leader:{name}") + ("?" + urlencode(kept) if kept else "")


def unit_name(unit: int) -> str:
    row = agencies.unit(unit)
    return row.short_name or row.name


def identifier(unit: int) -> str:
    return agencies.unit(unit).identifier


def face(unit: int, due: datetime | None, now: datetime) -> ClockFace:
    """How far off or past the promised moment is, by the calendar of the unit that decides."""
    if due is None:
        return ClockFace(now=now)
    calendar, due = agencies.calendar_of(unit), due.astimezone(ZONE)
    return ClockFace(
        now=now,
        due=due,
        left_minutes=worktime.working_minutes(calendar, now, due),
        late_minutes=worktime.working_minutes(calendar, due, now),
    )


def line(row: overview.Line, now: datetime) -> Shown:
    """A dossier of a list, with who has it and where its hours went."""
    clock = face(row.unit, row.due_at, now)
    is_late = clock.is_late or (row.due_at is not None and row.due_at < now)
    return {
        "url": reverse("desk:dossier", args=[row.public_id]),
        "owner_name": row.owner_name,
        "procedure_name": catalogue.version(row.procedure_version_id).name,
        "tail": row.code.rpartition("-")[2],
        "unit": unit_name(row.unit),
        "step_name": row.step,
        "holder_name": row.holder_name or (_("chưa có người nhận") if row.step else ""),
        "clock": clock,
        "status": _status(row.status, is_late=is_late),
        "losses": losses(row.losses),
    }


def folder(slug: str, total: int, acts: Iterable[str]) -> Shown:
    """What can be done with many of a list at once, for `desk/_bulk_acts.html`."""
    most = dossiers.MOST_AT_ONCE
    whole = {"slug": slug, "count": min(total, most), "is_cut": total > most, "narrowed": {}}
    return {
        "bulk_acts": [{"act": act, "label": str(FOLDER_ACTS[act])} for act in acts],
        "whole_list": whole if total > 1 else None,
        "offers_whole": total > 1,
    }


def _status(value: int, *, is_late: bool) -> Shown:
    if is_late:
        return {"word": _("Quá hạn"), "tone": "late"}
    return {"word": dossiers.status_word(value), "tone": dossiers.TONE[dossiers.Status(value)]}


def losses(rows: Iterable[overview.Loss]) -> list[str]:
    """«bước quá giờ: 5 giờ ở Thẩm định», the largest first; three say enough."""
    return [
        _("%(cause)s: %(span)s ở bước %(step)s")
        % {"cause": CAUSES[row.cause][1], "span": span_words(row.minutes, units=2), "step": row.step}
        for row in tuple(rows)[:3]
    ]
