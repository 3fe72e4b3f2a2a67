"""What happened to a dossier, as its page tells it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Event
from motcua.platform.ui.moments import moment_words
from motcua.surfaces.desk.presenting import Shown


def timeline(events: Iterable[Event], *, is_ended: bool) -> list[Shown]:
    """What happened, newest last; the last line is «now», unless nothing more will come."""
    shown = [
        {
            "state": "done",
            "title": event.sentence,
            "detail": " · ".join(part for part in (event.who, event.unit, _by_slip(event)) if part),
            "at": event.occurred_at,
            "note": "; ".join([*_help(event), *_notes(event)]),
        }
        for event in events
    ]
    if shown and not is_ended:
        shown[-1]["state"] = "now"
    return shown


def _by_slip(event: Event) -> str:
    """Said where it was taken in on a numbered slip and entered later."""
    slip = event.payload.get("slip")
    if not slip:
        return ""
    entered = moment_words(event.recorded_at)
    return _("theo phiếu %(slip)s, nhập vào máy %(at)s") % {"slip": slip, "at": entered}


def _notes(event: Event) -> list[str]:
    """Reasons and remarks; the owner's name stands elsewhere."""
    skipped = _("Bỏ qua câu hỏi điều kiện: %(reason)s")
    return [
        skipped % {"reason": text} if key == "skipped_because" else text
        for key, text in event.notes.items()
        if key != "owner"
    ]


def _help(event: Event) -> list[str]:
    """That somebody typed for the person, and how the person confirmed it."""
    if event.help_kind != "assisted":
        return []
    confirmed = str(dossiers.CONFIRMED.get(event.payload.get("confirmed", ""), ""))
    return [", ".join(part for part in (str(dossiers.HELP["assisted"]), confirmed) if part)]
