"""How long people stay signed in (ADR 0046): half an hour without a press, twelve hours in all.

Officers' sessions are not touched: theirs end with the day's twelve hours, and a counter locks itself.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model, login, logout
from django.http import HttpRequest, HttpResponse

from motcua.dossiers.api import own
from motcua.parties import api as parties
from motcua.platform import clock

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
_NOTED_EACH = timedelta(minutes=1)
"""How exactly the last press is kept: so a page does not write to the database each time."""
STAY, ENDED = "stay", "stay_ended"
"""In the session: when it began and the last press; why one before it ended, told once."""


def let_in(request: HttpRequest, account_id: int) -> None:
    """Sign somebody in whom a provider vouched for, under a new session id."""
    account = get_user_model().objects.get(pk=account_id)
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    parties.note_sign_in(account_id)


def begin(request: HttpRequest, user: Any, **_more: Any) -> None:
    """Receives Django's signal of a sign-in, by whatever door."""
    if user.kind in own.OWN_KINDS:
        now = clock.now().isoformat()
        request.session[STAY] = (now, now)


def stay_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Any:
    """Signs out whoever stayed too long, before anybody asks who is there."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and STAY in request.session:
            _look(request)
        return get_response(request)

    return middleware


def why_ended(request: HttpRequest) -> str:
    """Why the last stay ended ("idle" or "long"), told once; empty if it did not."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return str(request.session.pop(ENDED, ""))


def over(began: datetime, seen: datetime, now: datetime) -> str:
    """The rule itself: "idle", "long" or nothing."""
    if now - began >= LONGEST:
        return "long"
    return "idle" if now - seen >= IDLE else ""


def _look(request: HttpRequest) -> None:
    began, seen = map(datetime.fromisoformat, request.session[STAY])
    now = clock.now()
    if why := over(began, seen, now):
        logout(request)
        request.session[ENDED] = why
    elif now - seen >= _NOTED_EACH:
        request.session[STAY] = (began.isoformat(), now.isoformat())
