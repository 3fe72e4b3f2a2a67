"""What happened to a dossier, and what other units said about it, as its page tells it."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierView, Event, opinions, thread
from motcua.platform.ui.moments import moment_words, span_words
from motcua.surfaces.desk.presenting import Shown

_OF_THREAD = frozenset(thread.Kind)


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
    """Reasons and remarks; the owner's name and the words of the thread stand elsewhere."""
    if event.name in _OF_THREAD:
        return []
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


A = opinions.Answering

_TAGS: Mapping[opinions.Answering, tuple[str, str | Promise]] = {
    A.ANSWERED: ("done", gettext_lazy("đã trả lời")),
    A.WAITED_FOR: ("wait", gettext_lazy("đang chờ")),
    A.PUT_OFF: ("wait", gettext_lazy("hồ sơ tạm dừng")),
    A.SILENT: ("late", gettext_lazy("Quá hạn, chưa trả lời")),
    A.NO_MORE: ("done", gettext_lazy("không còn chờ")),
}


def asked_of_others(view: DossierView) -> list[Shown]:
    """What other units were asked, what they said, or how long they have said nothing."""
    return [_opinion(row) for row in opinions.opinions_of(view.state, view.now)]


def _opinion(row: opinions.OpinionRow) -> Shown:
    tone, word = _TAGS[row.standing]
    return {
        "unit": row.unit,
        "question": row.question,
        "answer": row.answer,
        "state": {"tone": tone, "word": word},
        "is_silent": row.standing is A.SILENT,
        "when": _when(row),
    }


def _when(row: opinions.OpinionRow) -> str:
    due = moment_words(row.due_at)
    match row.standing:
        case A.ANSWERED:
            return moment_words(row.answered_at or row.due_at)
        case A.PUT_OFF:
            return _("hạn trả lời sẽ tính khi thời hạn chạy tiếp")
        case A.SILENT:
            silent = span_words(row.silent_minutes)
            return _("im lặng %(span)s làm việc, hạn trả lời %(due)s") % {"span": silent, "due": due}
        case A.NO_MORE:
            return _("hỏi %(moment)s") % {"moment": moment_words(row.asked_at)}
    return _("trả lời trước %(due)s") % {"due": due}
