"""The bar above a worklist: its filter as chips and as a form, and typed words, which no address may hold.

Filters are addresses that can be shared. Words typed to find somebody are often a name or a person's number,
so they are sent by POST and stay with the session; the address has a token that says nothing elsewhere.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import UnknownProcedure
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import CHANNEL_SLUGS, PARAMETER, Filter, Found, HolderIs, RunsOut
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.errors import NotFound
from motcua.surfaces.session import staff_only
from motcua.surfaces.typed_words import WORDS, keep, typed

LIST, OPEN = "ds", "loc"
_HOURS = (4, 8, 16, 24, 40)


@require_POST
@staff_only
def narrow(request: HttpRequest) -> HttpResponse:
    """From the search box and the filter form to the address of what they ask; empty answers are left out."""
    asked = {name: request.POST.get(name, "").strip() for name in (LIST, *PARAMETER.values())}
    asked[WORDS] = keep(request, typed(request))
    given = {name: value for name, value in asked.items() if value}
    return HttpResponseRedirect(f"{reverse('desk:worklist')}?{urlencode(given or {LIST: ''})}")


def chips(chosen: Filter, kept: Mapping[str, str]) -> list[dict[str, str]]:
    """Each thing the filter asks, in words, with the address of the list without it."""
    shown = {name: v for name in PARAMETER if (v := getattr(chosen, name)) is not None and v != ""}
    found = [
        {
            "label": str(dossiers.FILTER_LABEL[name]),
            "value": say(name, v),
            "url": _without(kept, PARAMETER[name]),
        }
        for name, v in shown.items()
    ]
    if chosen.words:
        label = str(dossiers.FILTER_LABEL["words"])
        found.append({"label": label, "value": f"«{chosen.words}»", "url": _without(kept, WORDS)})
    return found


def _without(kept: Mapping[str, str], name: str) -> str:
    return "?" + urlencode({other: value for other, value in kept.items() if other != name})


def say(name: str, value: Any) -> str:
    """A value of a filter as people say it."""
    return str(_SAID[name](value))


def _competent(identifier: str) -> str:
    unit = agencies.unit_by_identifier(identifier)
    return unit.name if unit else identifier


def _field(code: str) -> str:
    return {row.code: row.name for row in catalogue.fields()}.get(code, code)


def _runs_out(value: int | RunsOut) -> str:
    if value is RunsOut.LATE:
        return _("đã trễ")
    return _("trong %(hours)s giờ làm việc") % {"hours": value}


def _holder(value: UUID | HolderIs) -> str:
    if value is HolderIs.ME:
        return _("tôi")
    if value is HolderIs.NOBODY:
        return _("chưa có ai")
    try:
        account = parties.account_by_public_id(value)
    except NotFound:
        return _("một người khác")
    return account.name if account.kind == "staff" else _("một người khác")


def _procedure(code: str) -> str:
    try:
        return catalogue.version_on(code, clock.today()).name
    except UnknownProcedure:
        return code


_SAID: dict[str, Callable[[Any], object]] = {
    "procedure": _procedure,
    "status": dossiers.status_word,
    "channel": dossiers.CHANNEL.__getitem__,
    "holder": _holder,
    "competent": _competent,
    "field": _field,
    "non_territorial": lambda value: _("có") if value else _("không"),
    "runs_out": _runs_out,
}


def boxes(found: Found, chosen: Filter) -> list[dict[str, Any]]:
    """The select boxes of the form: what the list holds, and what is chosen even if nothing of it is left."""
    names = {row.code: row.name for row in catalogue.fields()}
    offered: dict[str, list[tuple[Any, str]]] = {
        "procedure": [(code, catalogue.version(version).name) for code, version in found.procedures],
        "status": [(status, dossiers.status_word(status)) for status in dossiers.Status],
        "holder": [(each, _holder(each)) for each in HolderIs] + list(found.holders),
        "runs_out": [(each, _runs_out(each)) for each in (RunsOut.LATE, *_HOURS)],
        "channel": [(each, str(dossiers.CHANNEL[each])) for each in CHANNEL_SLUGS.values()],
        "competent": [(unit.identifier, unit.name) for unit in map(agencies.unit, found.competent)],
        "field": [(code, names.get(code, code)) for code in found.fields],
        "non_territorial": [(each, say("non_territorial", each)) for each in (True, False)],
    }
    return [_box(name, choices, getattr(chosen, name)) for name, choices in offered.items()]


def _box(name: str, choices: Iterable[tuple[Any, str]], chosen: Any) -> dict[str, Any]:
    offered = list(choices)
    if chosen not in (None, "") and chosen not in [value for value, _label in offered]:
        offered.append((chosen, say(name, chosen)))
    slug = PARAMETER[name]
    # Each value as an address says it, by the one function that writes addresses.
    said = [(dossiers.filter_words(Filter(**{name: value}))[slug], label) for value, label in offered]
    return {
        "name": slug,
        "label": str(dossiers.FILTER_LABEL[name]),
        "value": dossiers.filter_words(Filter(**{name: chosen})).get(slug, ""),
        "choices": [{"value": value, "label": label} for value, label in said],
    }
