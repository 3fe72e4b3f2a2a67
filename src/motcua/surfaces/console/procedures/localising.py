"""What agencies do otherwise in a procedure: a line each, one beside what it inherits, a new one, its end."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.catalogue.api import ProcedureVersion, editing, variants
from motcua.platform import clock
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.figures import money
from motcua.surfaces import localwords, wording
from motcua.surfaces.console.acting import Act, Typed, answer
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import words
from motcua.surfaces.console.procedures.guard import HERE, controllers_only, shown, trail
from motcua.surfaces.days import day_of
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])
_LONGEST = 600


def lines(version: ProcedureVersion, *, may_end: bool) -> list[dict[str, Any]]:
    """Every variant of a procedure, over the version shown."""
    return [_line(version, local, may_end=may_end) for local in variants.of_procedure(version.code, version)]


def conflicts(draft: editing.DraftView) -> list[str]:
    """What agencies do otherwise and would not fit a draft any more."""
    return [f"{agency}: {editing.conflict_words(each)}" for agency, each in editing.local_conflicts(draft)]


def _line(version: ProcedureVersion, local: variants.Local, *, may_end: bool) -> dict[str, Any]:
    today, last = clock.today(), local.effective_to
    ends = may_end and (last is None or last >= today)
    return {
        "agency": local.agency,
        "differs": [row.words for row in localwords.rows_of(version, local) if row.is_own],
        "period": words.days(local.effective_from, last),
        "decision": local.decision,
        "holds": local.effective_from <= today and (last is None or last >= today),
        "conflicts": [editing.conflict_words(each) for each in local.conflicts],
        "url": reverse("console:variant", args=[version.code, local.id]),
        "end_url": reverse("console:variant-end", args=[version.code, local.id]) if ends else "",
    }


@require_safe
@controllers_only
def one(request: HttpRequest, code: str, variant: int) -> HttpResponse:
    found = editing.procedure_detail(actor_of(request), code)
    local = _local(found.shown, variant)
    context = {
        "trail": trail(code),
        "name": f"{code} · {found.shown.name}",
        "variant": _line(found.shown, local, may_end=False),
        "rows": localwords.rows_of(found.shown, local),
    }
    return shown(request, "variant", context)


def _local(version: ProcedureVersion, variant: int) -> variants.Local:
    rows = variants.of_procedure(version.code, version)
    found = next((row for row in rows if row.id == variant), None)
    if found is None:
        raise NotFound
    return found


@_view
@controllers_only
def record(request: HttpRequest, code: str) -> HttpResponse:
    """A new variant; what is left empty is inherited."""
    found = editing.procedure_detail(actor_of(request), code)
    if not found.may_publish or found.state is not editing.State.IN_FORCE:
        raise NotFound
    typed = {name: value.strip()[:_LONGEST] for name, value in request.POST.items() if isinstance(value, str)}
    if request.method != "POST":
        return _form(request, found.shown, {"from": f"{clock.today():%d/%m/%Y}"})
    unread = {
        name: _("Ghi ngày dạng 21/11/2026.") for name in ("from", "to") if _is_no_day(typed.get(name, ""))
    }
    if unread:
        return _form(request, found.shown, typed, unread, 422)
    try:
        editing.decide_variant(actor_of(request), code, _given(typed))
    except NotFound:
        raise
    except Refusal as refusal:
        wrong = {_NAMES.get(refusal.field or "", refusal.field or ""): str(refusal)}
        wrong = dict(refusal.by_field) if isinstance(refusal, editing.FilledWrong) else wrong
        return _form(request, found.shown, typed, wrong, refusal.status)
    say_done(request, _("Đã ghi biến thể."))
    return HttpResponseRedirect(reverse("console:procedure", args=[code]))


_NAMES = {"effective_from": "from", "effective_to": "to"}


def _is_no_day(typed: str) -> bool:
    return bool(typed) and day_of(typed) is None


def _given(typed: dict[str, str]) -> editing.VariantGiven:
    def of(prefix: str) -> dict[str, str]:
        return {name.removeprefix(prefix): value for name, value in typed.items() if name.startswith(prefix)}

    def day(name: str) -> date | None:
        return day_of(typed[name]) if typed.get(name) else None

    agency = typed.get("agency", "")
    return editing.VariantGiven(
        agency=int(agency) if agency.isascii() and agency.isdigit() and len(agency) < 18 else None,
        decision=typed.get("decision", ""),
        effective_from=day("from"),
        effective_to=day("to"),
        limits=of("limit-"),
        fees=of("fee-"),
        hours=of("hours-"),
        counter=typed.get("counter", ""),
        reception=typed.get("reception", ""),
    )


def _form(
    request: HttpRequest,
    version: ProcedureVersion,
    typed: dict[str, str],
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    errors = wrong or {}
    fields = [
        replace(field, value=typed.get(field.name, field.value), error=errors.get(field.name, ""))
        for field in _fields(version, typed)
    ]
    known = {field.name for field in fields}
    extra = {"": " ".join(sentence for name, sentence in errors.items() if name not in known)}
    context = {
        "trail": trail(version.code),
        "title": _("Biến thể của một cơ quan"),
        "about": f"{version.code} · {version.name}",
        "key": "",
        "fields": fields,
        "problems": problems_of(fields, extra if extra[""] else None),
        "revision": 0,
        "back": reverse("console:procedure", args=[version.code]),
    }
    return shown(request, "data_form", context, status)


def _fields(version: ProcedureVersion, typed: dict[str, str]) -> list[Field]:
    chosen = typed.get("agency", "")
    choices = tuple(
        Choice(str(row.id), row.name, is_chosen=str(row.id) == chosen)
        for row in editing.agencies_for(version)
    )
    inherited = [
        *(
            (f"limit-{channel}", localwords.limit_name(channel), _limit(version, channel))
            for channel in version.limits
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
    return [
        Field("agency", _("Cơ quan"), "choice", choices=choices),
        Field("decision", _("Quyết định")),
        Field("from", _("Từ ngày"), "date"),
        Field("to", _("Đến hết ngày"), "date", is_required=False),
        *(
            Field(
                name,
                label,
                hint=_("Để trống: như bản chung, %(value)s.") % {"value": value},
                is_required=False,
            )
            for name, label, value in inherited
        ),
    ]


def _limit(version: ProcedureVersion, channel: str) -> str:
    """As it would be typed: Vietnamese, whatever the language of the page."""
    with translation.override("vi"):
        return wording.limit_words(version.limits[channel])


@_view
@controllers_only
def end(request: HttpRequest, code: str, variant: int) -> HttpResponse:
    found = editing.procedure_detail(actor_of(request), code)
    if not found.may_publish:
        raise NotFound
    local = _local(found.shown, variant)

    def ends(typed: Typed) -> str:
        editing.end_variant(actor_of(request), code, variant, typed.day("on"))
        return _("Đã ghi ngày cuối của biến thể.")

    field = Field("on", _("Ngày cuối còn áp dụng"), kind="date", value=f"{clock.today():%d/%m/%Y}")
    about = f"{code} · {local.agency} · {local.decision}"
    sentence = _("Từ ngày sau đó cơ quan làm như bản chung. Hồ sơ đã nhận giữ cách làm khi nhận.")
    back = reverse("console:procedure", args=[code])
    act = Act(_("Thôi biến thể"), _("Ghi ngày cuối"), about, back, (field,), ends, sentence, here=HERE)
    return answer(request, act)
