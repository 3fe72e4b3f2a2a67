"""The message thread of a dossier as pages show it, in the words of the side that reads."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.dossiers.api import thread
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Field

Kind, Side = thread.Kind, thread.Side
NAME = "message"
"""Of the input: a page of a dossier has another one for «words»."""


def lines(view: thread.ThreadView, reader: thread.Side) -> list[dict[str, Any]]:
    """Each message: whose it is, when, what, and for one's own whether the other side has seen it."""
    return [
        {
            "is_office": said.side is Side.OFFICE,
            "who": _who(said, reader),
            "at": said.at,
            "words": _words(said),
            "is_told": said.kind is Kind.LEFT or said.words is None,
            "seen": _seen(said) if said.side is reader and said.kind is not Kind.LEFT else "",
        }
        for said in view.said
    ]


def field(label: str, hint: str, typed: str, problem: Refusal | None) -> Field:
    """Where one writes; what was typed comes back with the sentence about what is wrong."""
    error = str(problem) if problem else ""
    return Field(NAME, label, "lines", typed, hint, error, is_wide=True)


def intent_of(request: HttpRequest) -> UUID:
    """The same when the page comes back or a form is sent twice, so that nothing is said twice."""
    try:
        return UUID(request.POST.get("intent", ""))
    except ValueError:
        return uuid4()


def _who(said: thread.Said, reader: thread.Side) -> str:
    place = ", ".join(filter(None, (said.title, said.unit)))
    if said.side is Side.OFFICE:
        return " · ".join(filter(None, (said.who, place))) or _("Cơ quan")
    return _("Bạn") if reader is Side.PERSON else _("%(name)s (người dân)") % {"name": said.who}


def _words(said: thread.Said) -> str:
    if said.words is None:
        return _("Nội dung đã được xóa theo quy định về dữ liệu cá nhân.")
    return said.words or _("Đã đọc lời nhắn, không cần trả lời thêm.")


def _seen(said: thread.Said) -> str:
    if said.side is Side.PERSON:
        return _("Cơ quan đã xem") if said.is_seen else _("Cơ quan chưa xem")
    return _("Người dân đã xem") if said.is_seen else _("Người dân chưa xem")
