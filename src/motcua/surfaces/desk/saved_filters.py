"""Filters somebody keeps under a name: a list and its address, one of them where they land."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import PARAMETER, Filter, ListName
from motcua.kernel import text
from motcua.parties import api as parties
from motcua.platform.errors import Invalid
from motcua.platform.ui.fields import Problem
from motcua.surfaces.desk.lists import BY_SLUG, LISTS
from motcua.surfaces.desk.narrowing import LIST, chips
from motcua.surfaces.session import actor_of, preferences, staff_only

PREFERENCE = "desk.filters"
MOST, LONGEST_NAME = 20, 60


class NameEmpty(Invalid):
    code = "saved-filter-without-name"
    sentence = gettext_lazy("Đặt tên cho bộ lọc, không quá {most} chữ.")


class NameTaken(Invalid):
    code = "saved-filter-name-taken"
    sentence = gettext_lazy("Đã có bộ lọc tên «{name}». Chọn tên khác.")


class TooMany(Invalid):
    code = "saved-filters-too-many"
    sentence = gettext_lazy("Đã lưu đủ {most} bộ lọc. Xóa một bộ lọc không dùng rồi lưu lại.")


@dataclass(frozen=True, slots=True)
class Saved:
    """A list narrowed in some way. `words` are those of the address; names of people are never among them."""

    key: str
    name: str
    list_name: ListName
    chosen: Filter
    is_default: bool = False

    @property
    def address(self) -> dict[str, str]:
        return {LIST: LISTS[self.list_name][0]} | dossiers.filter_words(self.chosen)

    @property
    def url(self) -> str:
        return f"{reverse('desk:worklist')}?{urlencode(self.address)}"

    def to_data(self) -> dict[str, Any]:
        return {"key": self.key, "name": self.name, "address": self.address, "default": self.is_default}


def read_saved(value: object) -> tuple[Saved, ...]:
    """What somebody saved, as far as it can still be understood."""
    rows = value if isinstance(value, list) else []
    return tuple(saved for row in rows if isinstance(row, dict) and (saved := _read(row)) is not None)


def _read(row: Mapping[str, Any]) -> Saved | None:
    key, name, address = row.get("key"), row.get("name"), row.get("address")
    if not (isinstance(key, str) and isinstance(name, str) and isinstance(address, dict)):
        return None
    given = {str(parameter): str(said) for parameter, said in address.items()}
    list_name, read = BY_SLUG.get(given.get(LIST, "")), dossiers.read_filter(given)
    if list_name is None or read.problems:
        return None
    return Saved(key, name, list_name, read.filter, row.get("default") is True)


def saved_of(request: HttpRequest) -> tuple[Saved, ...]:
    return read_saved(preferences(request).get(PREFERENCE))


def beside(request: HttpRequest) -> list[dict[str, Any]]:
    """The saved filters as the side shows them, each with the count of its list."""
    saved = saved_of(request)
    counted = dossiers.counts_of(actor_of(request), [(each.list_name, each.chosen) for each in saved])
    shown = zip(saved, counted, strict=True)
    return [{"name": each.name, "url": each.url, "count": count} for each, count in shown]


def landing(request: HttpRequest) -> str:
    """Where somebody wants to begin who named no list."""
    return next((each.url for each in saved_of(request) if each.is_default), "")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def manage(request: HttpRequest) -> HttpResponse:
    """Save, rename, delete, begin with one: each is one button of a form."""
    problem, typed = "", request.POST.get("ten", "").strip()
    key = request.POST.get("key", "")
    if request.method == "POST":
        try:
            _change(request, _CHANGES.get(request.POST.get("viec", ""), _unchanged), key, typed)
        except Invalid as refused:
            problem = str(refused)
        else:
            return HttpResponseRedirect(_back(request))
    context = {
        "section": "desk",
        "saved": [_shown(each, key, typed, problem) for each in saved_of(request)],
        "adding": _adding(request) if problem and not key else None,
        "typed": typed,
        "problems": (Problem(f"ten-{key}", problem),) if problem else (),
    }
    return render(request, "desk/saved_filters.html", context, status=422 if problem else 200)


def _shown(saved: Saved, key: str, typed: str, problem: str) -> dict[str, Any]:
    asked = chips(saved.chosen, {})
    return {
        "key": saved.key,
        "name": saved.name,
        "typed": typed if problem and saved.key == key else saved.name,
        "url": saved.url,
        "is_default": saved.is_default,
        "list_title": str(LISTS[saved.list_name][1]),
        "asked": [f"{chip['label']}: {chip['value']}" for chip in asked],
    }


def _adding(request: HttpRequest) -> dict[str, str]:
    """The filter that was to be saved when its name was refused: nothing of it is lost."""
    return {name: request.POST[name] for name in (LIST, *PARAMETER.values()) if request.POST.get(name)}


def _back(request: HttpRequest) -> str:
    """A new filter is looked at; what else changed is seen on the page of all."""
    if request.POST.get("viec") == "luu":
        return f"{reverse('desk:worklist')}?{urlencode(_adding(request))}"
    return reverse("desk:saved")


Change = Callable[[HttpRequest, tuple[Saved, ...], str, str], tuple[Saved, ...]]


def _change(request: HttpRequest, change: Change, key: str, typed: str) -> None:
    def changed(before: object) -> object:
        return [each.to_data() for each in change(request, read_saved(before), key, typed)]

    parties.change_preference(actor=actor_of(request), name=PREFERENCE, change=changed)


def _name(saved: tuple[Saved, ...], typed: str, key: str = "") -> str:
    name = " ".join(typed.replace("\0", "").split())
    if not name or len(name) > LONGEST_NAME:
        raise NameEmpty(most=LONGEST_NAME)
    if any(text.fold(each.name) == text.fold(name) and each.key != key for each in saved):
        raise NameTaken(name=name)
    return name


def _save(request: HttpRequest, saved: tuple[Saved, ...], _key: str, typed: str) -> tuple[Saved, ...]:
    name = _name(saved, typed)
    if len(saved) >= MOST:
        raise TooMany(most=MOST)
    address = _adding(request)
    list_name = BY_SLUG.get(address.get(LIST, ""), ListName.MINE)
    chosen = dossiers.exact_filter(address)
    return (*saved, Saved(secrets.token_urlsafe(6), name, list_name, chosen))


def _rename(_request: HttpRequest, saved: tuple[Saved, ...], key: str, typed: str) -> tuple[Saved, ...]:
    name = _name(saved, typed, key)
    return tuple(replace(each, name=name) if each.key == key else each for each in saved)


def _delete(_request: HttpRequest, saved: tuple[Saved, ...], key: str, _typed: str) -> tuple[Saved, ...]:
    return tuple(each for each in saved if each.key != key)


def _begin_with(_request: HttpRequest, saved: tuple[Saved, ...], key: str, _typed: str) -> tuple[Saved, ...]:
    """One at most; pressed again, none."""
    return tuple(replace(each, is_default=each.key == key and not each.is_default) for each in saved)


def _unchanged(_request: HttpRequest, saved: tuple[Saved, ...], _key: str, _typed: str) -> tuple[Saved, ...]:
    return saved


_CHANGES: dict[str, Change] = {"luu": _save, "doi-ten": _rename, "xoa": _delete, "mac-dinh": _begin_with}
