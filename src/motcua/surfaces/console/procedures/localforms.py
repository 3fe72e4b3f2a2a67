"""Orders about what an agency does otherwise: asked, shown before they are given, then sent or carried out.

The preview carries what was typed back and forth, so that nothing is stored before it is given.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.catalogue.api import ProcedureVersion, editing, variants
from motcua.dossiers import api as dossiers
from motcua.kernel.worktime import Limit
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.proposals import Fact
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.figures import grouped, money
from motcua.surfaces import localwords, wording
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures.guard import shown, trail
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of

Typed = Mapping[str, str]
_LONGEST = 600
_NAMES = {"effective_from": "from", "effective_to": "to"}
"""Fields of the room → of the form."""
_DAYS = ("from", "to", "on")
_ABOUT_THE_FORM = {"csrfmiddlewaretoken", "viec", "dau", "because"}


@dataclass(frozen=True)
class Asked:
    """One page that asks for an order: its fields as they begin, and the order what was typed becomes."""

    code: str
    title: str
    about: str
    fields: tuple[Field, ...]
    order: Callable[[Typed], editing.VariantOrder]
    done: str
    sentence: str = ""


def answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The form, then what the order would do, then what came of it; a refusal stands at its field."""
    if request.method != "POST":
        return _form(request, asked, {field.name: field.value for field in asked.fields})
    typed = {name: value.strip()[:_LONGEST] for name, value in request.POST.items() if isinstance(value, str)}
    unread = {name: _("Ghi ngày dạng 21/11/2026.") for name in _DAYS if _is_no_day(typed.get(name, ""))}
    if unread or typed.get("viec") == "sua":
        return _form(request, asked, typed, unread, 422 if unread else 200)
    actor, order = actor_of(request), asked.order(typed)
    try:
        preview = editing.preview_variant(actor, asked.code, order)
        if typed.get("viec") != "gui" or not typed.get("dau"):
            return _preview(request, asked, typed, preview)
        return _give(request, asked, typed, preview)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, asked, typed, refusal)


def _give(request: HttpRequest, asked: Asked, typed: Typed, preview: editing.VariantPreview) -> HttpResponse:
    order, said = asked.order(typed), (*_said(preview), _untouched(preview))
    try:
        proposal = editing.ask_for_variant(
            actor_of(request),
            asked.code,
            order,
            because=typed.get("because", ""),
            said=said,
            seen=typed["dau"],
        )
    except editing.VariantShownOtherwise as refusal:
        return _preview(request, asked, typed, preview, refusal)
    if proposal is not None:
        say_done(request, _("Đã gửi người thứ hai duyệt. Cơ quan làm như cũ cho đến khi họ quyết định."))
        return HttpResponseRedirect(reverse("console:proposal", args=[proposal]))
    say_done(request, asked.done)
    return HttpResponseRedirect(reverse("console:procedure", args=[asked.code]))


def _refused(request: HttpRequest, asked: Asked, typed: Typed, refusal: Refusal) -> HttpResponse:
    wrong = {_NAMES.get(refusal.field or "", refusal.field or ""): str(refusal)}
    wrong = dict(refusal.by_field) if isinstance(refusal, editing.FilledWrong) else wrong
    return _form(request, asked, typed, wrong, refusal.status)


def _form(
    request: HttpRequest, asked: Asked, typed: Typed, wrong: Typed | None = None, status: int = 200
) -> HttpResponse:
    errors = wrong or {}
    fields = [_filled(field, typed, errors.get(field.name, "")) for field in asked.fields]
    known = {field.name for field in fields}
    elsewhere = " ".join(sentence for name, sentence in errors.items() if name not in known)
    context = {
        "trail": trail(asked.code),
        "title": asked.title,
        "about": asked.about,
        "sentence": asked.sentence,
        "fields": fields,
        "problems": problems_of(fields, {"": elsewhere} if elsewhere else None),
        "back": reverse("console:procedure", args=[asked.code]),
    }
    return shown(request, "variant_form", context, status)


def _filled(field: Field, typed: Typed, error: str) -> Field:
    value = typed.get(field.name, "")
    choices = tuple(replace(each, is_chosen=each.value == value) for each in field.choices)
    return replace(field, value=value, choices=choices, error=error)


def _preview(
    request: HttpRequest,
    asked: Asked,
    typed: Typed,
    preview: editing.VariantPreview,
    refusal: Refusal | None = None,
) -> HttpResponse:
    hint = _("Người duyệt đọc cùng bảng trước và sau; để trống thì ghi số quyết định hoặc lý do.")
    words = typed.get("because", "")
    message = Field("because", _("Lời nhắn"), kind="lines", value=words, hint=hint, is_required=False)
    context = {
        "trail": trail(asked.code),
        "title": asked.title,
        "about": f"{asked.code} · {preview.inherited.name} · {preview.agency}",
        "facts": [*preview.facts, *_said(preview)],
        "open_count": dossiers.open_count(asked.code, preview.agency_id),
        "typed": {name: value for name, value in typed.items() if name not in _ABOUT_THE_FORM},
        "mark": preview.mark,
        "message": message if preview.needs_second else None,
        "problems": problems_of((), {"": str(refusal)}) if refusal else (),
        "back": reverse("console:procedure", args=[asked.code]),
    }
    return shown(request, "variant_preview", context, refusal.status if refusal else 200)


def _said(preview: editing.VariantPreview) -> Iterator[Fact]:
    """What is another beside fees, in the words of the pages."""
    rows = localwords.rows_between(preview.inherited, preview.before, preview.after, fees=False)
    return (Fact(row.name, row.common, row.here) for row in rows if row.is_own)


def _untouched(preview: editing.VariantPreview) -> Fact:
    count = grouped(dossiers.open_count(preview.inherited.code, preview.agency_id))
    kept = _("%(count)s, giữ cách làm khi nhận") % {"count": count}
    return Fact(_("Hồ sơ đang mở của cơ quan, đếm lúc gửi"), count, kept)


def _is_no_day(typed: str) -> bool:
    return bool(typed) and day_of(typed) is None


def day(typed: Typed, name: str) -> date | None:
    """A day that was typed; what cannot be read has been told before."""
    return day_of(typed[name]) if typed.get(name) else None


def given(typed: Typed) -> editing.VariantGiven:
    """A variant as typed on the form."""

    def of(prefix: str) -> dict[str, str]:
        return {name.removeprefix(prefix): value for name, value in typed.items() if name.startswith(prefix)}

    agency = typed.get("agency", "")
    return editing.VariantGiven(
        agency=int(agency) if agency.isascii() and agency.isdigit() and len(agency) < 18 else None,
        decision=typed.get("decision", ""),
        effective_from=day(typed, "from"),
        effective_to=day(typed, "to"),
        limits=of("limit-"),
        fees=of("fee-"),
        hours=of("hours-"),
        counter=typed.get("counter", ""),
        reception=typed.get("reception", ""),
    )


def agency_field(version: ProcedureVersion) -> Field:
    choices = tuple(Choice(str(row.id), row.name) for row in editing.agencies_for(version))
    return Field("agency", _("Cơ quan"), "choice", choices=choices)


def stated_fields(version: ProcedureVersion, values: Typed) -> tuple[Field, ...]:
    """Decision, days, and all an agency may do otherwise, each with what it inherits."""
    inherited = [
        *(
            (f"limit-{channel}", localwords.limit_name(channel), _limit_words(limit))
            for channel, limit in version.limits.items()
        ),
        *(
            (f"fee-{rule.code}", rule.name, money(rule.amount))
            for rule in version.fee_rules
            if not rule.tiers
        ),
        *(
            (f"hours-{step.key}", localwords.step_name(step.name), localwords.hours(step.hours))
            for step in localwords.steps(version)
        ),
        *((name, label, common) for name, label, common in localwords.said()),
    ]
    hint = _("Để trống: như bản chung, %(value)s.")
    return (
        Field("decision", _("Quyết định")),
        Field("from", _("Từ ngày"), "date", value=values.get("from", "")),
        Field("to", _("Đến hết ngày"), "date", value=values.get("to", ""), is_required=False),
        *(
            Field(name, label, value=values.get(name, ""), hint=hint % {"value": value}, is_required=False)
            for name, label, value in inherited
        ),
    )


def stated_values(overrides: variants.Overrides) -> dict[str, str]:
    """What a variant states, as it would be typed."""
    limits = {f"limit-{name}": _limit_words(Limit.parse(text)) for name, text in overrides.limits.items()}
    fees = {f"fee-{code}": grouped(amount) for code, amount in overrides.fees.items()}
    hours = {f"hours-{key}": localwords.hours(amount) for key, amount in overrides.hours.items()}
    return {**limits, **fees, **hours, "counter": overrides.counter, "reception": overrides.reception}


def _limit_words(limit: Limit) -> str:
    """As it would be typed: Vietnamese, whatever the language of the page."""
    with translation.override("vi"):
        return wording.limit_words(limit)
