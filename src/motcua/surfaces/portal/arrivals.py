"""People sign in by their electronic identity: sent to the provider, and received when they come back."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, resolve, reverse
from django.urls.exceptions import Resolver404
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.parties import api as parties
from motcua.parties import ports
from motcua.platform.errors import Refusal
from motcua.surfaces.portal.sign_in import sign_in_page
from motcua.surfaces.stays import let_in

PENDING = "arrivals"
"""In the session: sign-ins begun and not come back from, by their state: one for each of a few tabs."""
MOST_PENDING = 5
_OFFICE = {"desk", "counter", "leader", "console"}


@require_safe
@never_cache
@login_not_required
def start(request: HttpRequest) -> HttpResponse:
    """Off to the provider; whoever is signed in already goes straight on."""
    after = request.GET.get("next", "")
    provider = ports.provider()
    if provider is None:
        return HttpResponseRedirect(reverse("portal:sign-in"))
    if request.user.is_authenticated and request.user.kind != "staff":
        return HttpResponseRedirect(after_arrival(request, after))
    try:
        begun = provider.begin(_address(request, reverse("portal:arrived")))
    except Refusal as refused:
        return sign_in_page(request, refused=refused, after=after)
    _keep(request, {**begun.kept, "next": after_arrival(request, after)})
    return HttpResponseRedirect(begun.address)


@require_safe
@never_cache
@login_not_required
def arrived(request: HttpRequest) -> HttpResponse:
    """Back from the provider: signed in, or told in one sentence why not. Each return counts once."""
    provider = ports.provider()
    if provider is None:
        return HttpResponseRedirect(reverse("portal:sign-in"))
    kept = _taken(request)
    after = kept.get("next", "")
    try:
        account = parties.arrive(provider.finish(kept, _once(request)))
    except Refusal as refused:
        return sign_in_page(request, refused=refused, after=after)
    let_in(request, account.id)
    return HttpResponseRedirect(after or after_arrival(request, ""))


def after_arrival(request: HttpRequest, after: str) -> str:
    """Where somebody of the people goes then: a page of ours that is for them, else their own dossiers."""
    is_ours = url_has_allowed_host_and_scheme(after, {request.get_host()}, require_https=request.is_secure())
    return after if after and is_ours and not _is_office(after) else _home()


def _is_office(address: str) -> bool:
    """Pages of the office do not exist for them."""
    try:
        return bool(_OFFICE & set(resolve(address.partition("?")[0]).namespaces))
    except Resolver404:
        return True


def _home() -> str:
    try:
        return reverse("portal:mine")
    except NoReverseMatch:
        return reverse("portal:home")


def _address(request: HttpRequest, path: str) -> str:
    """The whole address of a page of ours, as people reach us."""
    base = settings.MOTCUA_ADDRESS or f"{request.scheme}://{request.get_host()}"
    return f"{base}{path}"


def _keep(request: HttpRequest, kept: Mapping[str, str]) -> None:
    pending: dict[str, Any] = request.session.get(PENDING, {})
    newest = list(pending.items())[-(MOST_PENDING - 1) :]
    request.session[PENDING] = {**dict(newest), kept["state"]: dict(kept)}


def _taken(request: HttpRequest) -> dict[str, str]:
    """What was kept for the state that came back; it is good for one return."""
    pending: dict[str, Any] = request.session.get(PENDING, {})
    found: dict[str, str] = pending.pop(request.GET.get("state", ""), {})
    if found:
        request.session[PENDING] = pending
    return found


def _once(request: HttpRequest) -> dict[str, str]:
    """The words of the address; one said twice is not believed."""
    return {name: values[0] for name, values in request.GET.lists() if len(values) == 1}
