"""The page of one administrative act: what it asks, what it will do, and the refusal at its field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel.errors import KernelError
from motcua.platform import words
from motcua.platform.errors import Invalid, NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.console.frame import page, say_done
from motcua.surfaces.days import day_of

_Found = TypeVar("_Found")
_LONGEST_STORY = 20_000


class BadDay(Invalid):
    """A day nobody can read."""

    code = "day-unreadable"
    sentence = gettext_lazy("Ghi ngày dạng 21/11/2026.")


@dataclass(frozen=True)
class Act:
    """One act; `does` takes what was typed and gives the sentence of success, or a page of its own."""

    title: str
    button: str
    about: str
    back: str
    fields: tuple[Field, ...]
    does: Callable[["Typed"], str | HttpResponse]
    sentence: str = ""
    tone: str = "primary"
    here: str = "accounts"


@dataclass(frozen=True)
class Typed:
    """What was sent with an act."""

    request: HttpRequest

    def text(self, name: str) -> str:
        return self.request.POST.get(name, "").strip()[:2000]

    def story(self, name: str) -> str:
        """Lines of text whole, for rooms that say themselves how long they may be."""
        return self.request.POST.get(name, "").strip()[:_LONGEST_STORY]

    def many(self, name: str) -> list[str]:
        return [value for value in self.request.POST.getlist(name) if value]

    def day(self, name: str) -> date | None:
        """A day, or None where nothing was typed. Raises BadDay."""
        typed = self.text(name)
        found = day_of(typed) if typed else None
        if typed and found is None:
            raise BadDay(field=name)
        return found

    def required_day(self, name: str) -> date:
        """A day that must be there; the field itself has said so where it is empty. Raises BadDay."""
        found = self.day(name)
        if found is None:
            raise BadDay(field=name)
        return found

    def last_day(self, name: str) -> date | None:
        """People name the last day on which a thing holds; rooms keep the first on which it does not."""
        found = self.day(name)
        return found + timedelta(days=1) if found else None


def answer(request: HttpRequest, act: Act) -> HttpResponse:
    """The page of the act, or what came of it."""
    if request.method != "POST":
        return _shown(request, act, act.fields)
    typed = Typed(request)
    fields = tuple(_filled(field, typed) for field in act.fields)
    if any(field.error for field in fields):
        return _shown(request, act, fields, status=422)
    try:
        result = act.does(typed)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, act, fields, refusal)
    except KernelError as error:
        said = {"": words.say(error.key, **error.values)}
        return _shown(request, act, fields, extra=said, status=422)
    if isinstance(result, HttpResponse):
        return result
    say_done(request, result)
    return HttpResponseRedirect(act.back)


def answer_named(
    request: HttpRequest, act: str, makes: Mapping[str, Callable[[HttpRequest, _Found], Act]], found: _Found
) -> HttpResponse:
    """The page of the act an address names, about what was found; an act nobody knows does not exist."""
    if act not in makes:
        raise NotFound
    return answer(request, makes[act](request, found))


def _filled(field: Field, typed: Typed) -> Field:
    """The field with what was typed, and what is missing."""
    if field.choices:
        chosen = set(typed.many(field.name))
        choices = tuple(replace(each, is_chosen=each.value in chosen) for each in field.choices)
        filled = replace(field, choices=choices)
    else:
        read = typed.story if field.kind == "lines" else typed.text
        filled = replace(field, value=read(field.name))
    return replace(filled, error=filled.what_is_empty)


def _refused(request: HttpRequest, act: Act, fields: tuple[Field, ...], refusal: Refusal) -> HttpResponse:
    names = {field.name for field in fields}
    if refusal.field in names:
        fields = tuple(
            replace(field, error=str(refusal)) if field.name == refusal.field else field for field in fields
        )
        return _shown(request, act, fields, status=refusal.status)
    return _shown(request, act, fields, extra={"": str(refusal)}, status=refusal.status)


def _shown(
    request: HttpRequest,
    act: Act,
    fields: tuple[Field, ...],
    *,
    extra: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"act": act, "fields": fields, "problems": problems_of(fields, extra)}
    return page(request, "console/act.html", context, act.here, status=status)


def reason_field() -> Field:
    hint = _("Ghi vào nhật ký cùng thay đổi.")
    return Field("because", _("Lý do"), kind="lines", hint=hint)


def choices_of(names: Mapping[str, str], chosen: str = "") -> tuple[Choice, ...]:
    return tuple(Choice(code, name, is_chosen=code == chosen) for code, name in names.items())
