"""Who asks: every request carries an Actor, and a refusal anywhere becomes a page with its sentence."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue.api import editing
from motcua.custody import api as custody
from motcua.dossiers.api import Permission, errands, in_training, thread
from motcua.feedback import api as feedback
from motcua.kernel.errors import KernelError
from motcua.parties import api as parties
from motcua.platform import clock, words
from motcua.platform.access import ANONYMOUS, Actor, scope
from motcua.platform.errors import NotFound, Refusal
from motcua.surfaces import sitting
from motcua.surfaces.places import spoken_of

KEYS_OFF = "ui.keys-off"
"""The preference of those who want no single-letter keys."""

TOO_SLOW = 408

View = Callable[..., HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """The Actor behind a request, in the post it chose (the main one unless told)."""
    return cast("Actor", request.actor)  # type: ignore[attr-defined]


def _actor(request: HttpRequest) -> Actor:
    if not request.user.is_authenticated:
        return ANONYMOUS
    today = today_of(request)
    if request.user.kind != "staff":
        return agencies.actor_for(request.user.pk, "online", on=today)
    try:
        found = agencies.actor_for(request.user.pk, "desk", request.session.get("post"), on=today)
    except NotFound:
        # The post chosen at sign-in has ended since: go on in the main one rather than nowhere.
        request.session.pop("post", None)
        found = agencies.actor_for(request.user.pk, "desk", on=today)
    return sitting.seated(request, found, today)


def today_of(request: HttpRequest) -> date:
    """The local date when it was first asked for; the clock is asked once a request."""
    if not hasattr(request, "today"):
        request.today = clock.today()  # type: ignore[attr-defined]
    return cast("date", request.today)  # type: ignore[attr-defined]


class ActorMiddleware:
    """Sets `request.actor`, built only when somebody asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: View, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """An address with a NUL in it names nothing, and no database could look for it.

        Neither is anything done for a form of which only a part arrived.
        """
        if line_broke(request):
            return broken_off(request)
        is_page = request.resolver_match is not None and request.resolver_match.namespace != "openapi"
        if is_page and any("\0" in words for words in _in_address(request)):
            return refusal_page(request, _("Địa chỉ có ký tự không đọc được. Hãy gõ lại."), 400)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Expected outcomes are pages, not faults: the sentence, and nothing about what exists."""
        if isinstance(error, Refusal):
            response = refusal_page(request, str(error), error.status)
            if error.retry_after:
                response["Retry-After"] = str(error.retry_after)
            return response
        if isinstance(error, KernelError):
            return refusal_page(request, words.say(error.key, **error.values), 422)
        return broken_off(request) if isinstance(error, UnreadablePostError) else None


def _in_address(request: HttpRequest) -> Iterator[str]:
    yield request.path
    for name, values in request.GET.lists():
        yield from (name, *values)


def line_broke(request: HttpRequest) -> bool:
    """Whether less came of what was sent than was announced, as far as anybody has read it."""
    return bool(getattr(request.META.get("wsgi.input"), "broke", False))


def broken_off(request: HttpRequest) -> HttpResponse:
    sentence = _("Đường truyền đứt khi đang gửi, chưa có gì được nhận. Hãy quay lại rồi gửi lại.")
    return refusal_page(request, sentence, TOO_SLOW)


def refusal_page(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """What happened and what to do, in the look of the house; whoever sent something finds the way back."""
    title = _("Không tìm thấy") if status == NotFound.status else _("Chưa làm được")
    back = came_from(request) if request.method == "POST" else ""
    context = {"title": title, "sentence": sentence, "back_url": back}
    return render(request, "ui/refusal.html", context, status=status)


def came_from(request: HttpRequest) -> str:
    """The page of ours the request was sent from, as the browser says; empty for none or another's."""
    page = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return page if is_ours else ""


LOCKED = "locked"
"""In the session: a person was served to the end, and nothing is shown until the next one is called."""


def staff_only(view: View) -> View:
    """Pages of the office: for accounts of staff, unless locked; to anybody else they do not exist."""

    open_view = staff_even_locked(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if actor_of(request).kind == "staff" and request.session.get(LOCKED):
            return _to_the_lock(request)
        return open_view(request, *args, **kwargs)

    return guarded


def staff_even_locked(view: View) -> View:
    """The same for the pages of the lock itself."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if actor_of(request).kind != "staff":
            raise NotFound
        return view(request, *args, **kwargs)

    return guarded


def staff_who(may: Callable[[Actor], bool]) -> Callable[[View], View]:
    """The same for officers of whom something holds; to anybody else the page does not exist."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not may(actor_of(request)):
                raise NotFound
            return view(request, *args, **kwargs)

        return staff_only(guarded)

    return guard


def _to_the_lock(request: HttpRequest) -> HttpResponse:
    """The whole page goes there, also where only a part of it was asked for."""
    lock = reverse("counter:locked")
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": lock})
    return HttpResponseRedirect(lock)


def preferences(request: HttpRequest) -> dict[str, object]:
    """All the account behind a request prefers, asked once a request."""
    if not hasattr(request, "preferences"):
        account = actor_of(request).account
        kept = parties.preferences_of(account) if account is not None else {}
        request.preferences = kept  # type: ignore[attr-defined]
    return cast("dict[str, object]", request.preferences)  # type: ignore[attr-defined]


def frame(request: HttpRequest) -> dict[str, object]:
    """Context of every page: who is signed in, and the province's name under the brand."""
    return {
        "me": SimpleLazyObject(lambda: _me(request)),
        "province": SimpleLazyObject(lambda: province(today_of(request))),
    }


def _me(request: HttpRequest) -> "Me | None":
    user = getattr(request, "user", None)
    return Me(request) if user is not None and user.is_authenticated else None


class Me:
    """Who is signed in, as the frame of a page shows it; what a page does not show is not asked for."""

    def __init__(self, request: HttpRequest) -> None:
        self._request, self._actor = request, actor_of(request)

    @property
    def name(self) -> str:
        return self._actor.name

    @property
    def is_staff(self) -> bool:
        return self._actor.kind == "staff"

    @property
    def mine_url(self) -> str:
        """The page of one's own dossiers, where there is one."""
        try:
            return reverse("portal:mine")
        except NoReverseMatch:
            return ""

    @cached_property
    def unit(self) -> str:
        return agencies.unit(self._actor.unit).name if self._actor.unit else ""

    @cached_property
    def post(self) -> str:
        return agencies.post_row(self._actor.post).title if self._actor.post else ""

    @cached_property
    def counter(self) -> int | None:
        return agencies.counter_number(self._actor.counter)

    @cached_property
    def may_take_in(self) -> bool:
        return _may_take_in(self._actor)

    @cached_property
    def may_administer(self) -> bool:
        return not scope(self._actor, agencies.Permission.UNIT_ADMINISTER).nothing

    @cached_property
    def controls_procedures(self) -> bool:
        return editing.may_control(self._actor)

    @cached_property
    def oversees(self) -> bool:
        return not scope(self._actor, Permission.OVERSEE).nothing

    @cached_property
    def errand_url(self) -> str:
        return _errand_url(self._request, self._actor)

    @cached_property
    def meets_obstacles(self) -> bool:
        return _meets_obstacles(self._actor)

    @cached_property
    def handles_paper(self) -> bool:
        return custody.handles_paper(self._actor)

    @cached_property
    def closes_day(self) -> bool:
        return custody.may(self._actor, custody.Permission.DAY_CLOSE, self._actor.unit)

    @cached_property
    def meets_slips(self) -> bool:
        return any(custody.may(self._actor, each, self._actor.unit) for each in _SLIPS)

    @cached_property
    def sees_ratings(self) -> bool:
        return feedback.sees_figures(self._actor)

    @cached_property
    def answers_matters(self) -> bool:
        return feedback.matters.handles(self._actor)

    @cached_property
    def answers_threads(self) -> bool:
        return thread.answers_any(self._actor)

    @cached_property
    def is_training(self) -> bool:
        return in_training(self._actor)

    @cached_property
    def keys_off(self) -> bool:
        return self.is_staff and preferences(self._request).get(KEYS_OFF) is True


_SLIPS = (custody.Permission.SLIP_ENTER, custody.Permission.SLIP_RESERVE)


def _errand_url(request: HttpRequest, actor: Actor) -> str:
    """Where something can be given to somebody about this very page; empty where it cannot."""
    about = spoken_of(request) if errands.may_give(actor) else {}
    return f"{reverse('desk:give-errand')}?{urlencode(about)}" if about else ""


def _meets_obstacles(actor: Actor) -> bool:
    """Whether they may put questions to departments, or answer them."""
    either = (Permission.OBSTACLE_RAISE, Permission.OBSTACLE_ANSWER)
    return any(not scope(actor, permission).nothing for permission in either)


def _may_take_in(actor: Actor) -> bool:
    """Whether the counter's pages are of any use to them, in whatever unit and field."""
    needed = (Permission.SUBMIT, Permission.ACCEPT)
    return not any(scope(actor, permission).nothing for permission in needed)


def province(on: date) -> str:
    """The province's name, as it stands under the brand."""
    roots = agencies.units_of_kind("province_committee", on=on)
    top = [row for row in roots if row.parent_id is None]
    return _place(top[0].name) if top else ""


def _place(committee: str) -> str:
    """The place a people's committee governs: «Ủy ban nhân dân Thành phố …» → «Thành phố …»."""
    place = committee.removeprefix("Ủy ban nhân dân ")
    return place[:1].upper() + place[1:]
