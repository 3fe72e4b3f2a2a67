"""Send feedback or a complaint: one page, what is known filled in, nothing typed lost."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.feedback import api as feedback
from motcua.feedback.api import matters
from motcua.parties import api as parties
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.guesses import counted_saying
from motcua.surfaces.opening import reached_at
from motcua.surfaces.portal.feedback.channels import remember
from motcua.surfaces.portal.place import chosen_commune
from motcua.surfaces.portal.tracking import is_known
from motcua.surfaces.said import ABOUT, CHANNELS, channel_of, is_id, limits_of
from motcua.surfaces.session import actor_of

_TYPED = ("about", "words", "unit", "name", "phone", "email", "address")


@dataclass(frozen=True)
class About:
    """The dossier somebody speaks of, as the page shows it."""

    public_id: UUID
    code: str
    procedure: str
    receiving: int


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def say(request: HttpRequest, channel: str) -> HttpResponse:
    code = channel_of(channel)
    if not code or actor_of(request).kind not in {"anonymous", "person", "organisation"}:
        raise NotFound
    about, problem = _about(request), None
    typed = {name: request.POST.get(name, "") for name in _TYPED} if request.method == "POST" else None
    if typed is not None:
        try:
            with counted_saying(request):
                sent = matters.say(actor_of(request), _saying(request, code, about, typed))
        except NotFound:
            raise
        except Refusal as refusal:
            problem = refusal
        else:
            remember(request, sent.public_id)
            return HttpResponseRedirect(reverse("portal:matter", args=[sent.public_id]))
    fields = _fields(code, about, typed or _known(request, code), problem)
    slug, name, what = CHANNELS[code]
    other = next(each for each in CHANNELS if each != code)
    context = {
        "section": "feedback",
        "slug": slug,
        "name": name,
        "what": what,
        "limits": limits_of(code),
        "about": about,
        "fields": fields,
        "problems": problems_of(fields, _unnamed(problem)),
        "intent": _intent(request),
        "other": {"name": CHANNELS[other][1], "what": CHANNELS[other][2], "url": _address(other, about)},
        "reached_at": reached_at(about.receiving) if about else None,
    }
    return render(request, "portal/feedback/say.html", context, status=problem.status if problem else 200)


def offers(dossier: UUID) -> list[dict[str, Any]]:
    """The ways to get an answer, with the dossier filled in."""
    return [
        {
            "name": name,
            "detail": limits_of(code),
            "url": f"{reverse('portal:say', args=[slug])}?ho-so={dossier}",
        }
        for code, (slug, name, _what) in CHANNELS.items()
    ]


def _address(code: str, about: About | None) -> str:
    address = reverse("portal:say", args=[CHANNELS[code][0]])
    return f"{address}?ho-so={about.public_id}" if about else address


def _about(request: HttpRequest) -> About | None:
    """The dossier named, for whoever may look at it; another's is answered like none."""
    given = request.POST.get("ho-so") or request.GET.get("ho-so", "")
    if not is_id(given):
        return None
    public_id = UUID(given)
    known = is_known(request, public_id)
    state, _now = dossiers.own.found(actor_of(request), public_id, is_tracked=known)
    name = catalogue.version(state.procedure_version_id).name
    return About(public_id, state.code, name, state.receiving_id)


def _saying(request: HttpRequest, code: str, about: About | None, typed: dict[str, str]) -> matters.Saying:
    centre = next((row for row in agencies.centres() if row.code == typed["unit"]), None)
    known = typed["about"] if typed["about"] in ABOUT else "other"
    return matters.Saying(
        channel=code,
        intent=_intent(request),
        about=matters.About(known),
        words=typed["words"],
        dossier=about.public_id if about else None,
        is_tracked=about is not None and is_known(request, about.public_id),
        unit=centre.unit_id if centre else None,
        name=typed["name"],
        phone=typed["phone"],
        email=typed["email"],
        address=typed["address"],
    )


def _known(request: HttpRequest, code: str) -> dict[str, str]:
    """Before anything is typed: who is signed in, where a name is needed, and the commune chosen before."""
    found = dict.fromkeys(_TYPED, "") | {"about": "decision" if code == "complaint" else "procedure"}
    commune = chosen_commune(request)
    centre = agencies.centre_of(commune.id) if commune else None
    found["unit"] = centre.code if centre else ""
    actor = actor_of(request)
    if actor.account is None or not feedback.channels()[code].needs_person:
        return found
    person = parties.person_of(actor.account)
    if person is None:
        return found | {"name": actor.name}
    return found | {name: getattr(person, name) for name in ("name", "phone", "email", "address")}


def _fields(code: str, about: About | None, typed: dict[str, str], problem: Refusal | None) -> list[Field]:
    errors = _errors(problem)
    needs = feedback.channels()[code].needs_person
    topics = tuple(Choice(key, str(word), is_chosen=key == typed["about"]) for key, word in ABOUT.items())
    fields = [Field("about", _("Bạn muốn nói về việc gì?"), "choice", typed["about"], choices=topics)]
    if about is None:
        centres = tuple(
            Choice(row.code, row.name, is_chosen=row.code == typed["unit"]) for row in agencies.centres()
        )
        fields.append(Field("unit", _("Ở đâu?"), "choice", typed["unit"], choices=centres))
    hint = _("Việc xảy ra khi nào, ở đâu, bạn muốn cơ quan làm gì.")
    fields.append(Field("words", _("Nội dung"), "lines", typed["words"], hint, is_wide=True))
    contact = {
        "name": (_("Họ và tên"), "text", "name"),
        "phone": (_("Số điện thoại"), "phone", "tel"),
        "email": (_("Thư điện tử"), "email", "email"),
        "address": (_("Địa chỉ"), "text", "street-address"),
    }
    for name, (label, kind, auto) in contact.items():
        is_required = needs and name == "name"
        fields.append(
            Field(name, label, kind, typed[name], is_required=is_required, autocomplete=auto)  # type: ignore[arg-type]
        )
    return [_blamed(each, errors) for each in fields]


def _errors(problem: Refusal | None) -> dict[str | None, str]:
    """Sentences by question: every mistake there is."""
    if problem is None:
        return {}
    several = problem.values.get("by_field")
    return dict(several) if isinstance(several, tuple) else {problem.field: str(problem)}


def _unnamed(problem: Refusal | None) -> dict[str, str]:
    """A refusal that belongs to no question."""
    is_named = problem is None or problem.field is not None or "by_field" in problem.values
    return {} if is_named else {"": str(problem)}


def _blamed(field: Field, errors: dict[str | None, str]) -> Field:
    return replace(field, error=errors.get(field.name, ""))


def _intent(request: HttpRequest) -> UUID:
    """The same when the page comes back, so that nothing is sent twice."""
    given = request.POST.get("intent", "")
    return UUID(given) if is_id(given) else uuid4()
