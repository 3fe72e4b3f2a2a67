"""A new errand: the words, one person, a day, and the page it is about."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import errands
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid, NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.days import day_of
from motcua.surfaces.places import Place, place_of
from motcua.surfaces.session import actor_of, staff_only


class DayUnreadable(Invalid):
    code = "day-unreadable"
    sentence = gettext_lazy("Ghi ngày dạng 21/11/2026.")


class _About:
    """The dossier or the page an errand is about, as the address of the form says. Raises NotFound."""

    def __init__(self, actor: Actor, request: HttpRequest) -> None:
        self.dossier = _uuid(request.GET["ho-so"]) if request.GET.get("ho-so") else None
        self.place: Place | None = None if self.dossier else place_of(request.GET.get("tu", ""))
        if self.dossier is None and self.place is None:
            raise NotFound
        unit = agencies.unit_by_identifier(self.place.unit) if self.place and self.place.unit else None
        self.unit = unit.id if unit else None
        self.people = errands.people_for(actor, self.dossier, self.unit)

    def shown(self, actor: Actor) -> dict[str, str]:
        if self.place is not None:
            return {"name": self.place.name, "url": self.place.address}
        view = dossiers.dossier_view(actor, self.dossier or UUID(int=0))
        url = reverse("desk:dossier", args=[view.state.public_id])
        return {"name": _("Hồ sơ %(code)s") % {"code": view.state.code}, "url": url}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    errands.require_may_give(actor)
    about = _About(actor, request)
    if request.method != "POST":
        return _form(request, about, {})
    given = {name: request.POST.get(name, "").strip() for name in ("text", "owner", "due_on")}
    try:
        made = errands.give(actor, _command(about, given))
    except NotFound:
        raise
    except Refusal as refusal:
        return _form(request, about, given, refusal)
    return HttpResponseRedirect(reverse("desk:errand", args=[made]))


def _command(about: _About, given: dict[str, str]) -> errands.Give:
    due_on = day_of(given["due_on"])
    if due_on is None:
        raise DayUnreadable(field="due_on")
    owner = int(given["owner"]) if given["owner"].isascii() and given["owner"].isdigit() else 0
    address = about.place.address if about.place else ""
    return errands.Give(given["text"], owner, due_on, about.dossier, address, about.unit)


def _form(
    request: HttpRequest, about: _About, given: dict[str, str], problem: Refusal | None = None
) -> HttpResponse:
    error = {problem.field or "": str(problem)} if problem else {}

    def field(name: str, label: str, kind: Any, **more: Any) -> Field:
        return Field(name, label, kind, given.get(name, ""), error=error.get(name, ""), **more)

    people = tuple(
        Choice(str(account), name, is_chosen=str(account) == given.get("owner"))
        for account, name in about.people.items()
    )
    fields = [
        field("text", _("Nhận xét và việc cần làm"), "lines", is_wide=True),
        field("owner", _("Giao cho"), "choice", choices=people),
        field("due_on", _("Xong trước hết ngày"), "date", hint=_("Ví dụ 25/11/2026")),
    ]
    context = {
        "section": "desk",
        "about": about.shown(actor_of(request)),
        "fields": fields,
        "has_people": bool(people),
        "problems": problems_of(fields, {"": error[""]} if "" in error else {}),
        "form_url": request.get_full_path(),
    }
    return render(request, "desk/errand_new.html", context, status=problem.status if problem else 200)


def _uuid(given: str) -> UUID:
    try:
        return UUID(given)
    except ValueError:
        raise NotFound from None
