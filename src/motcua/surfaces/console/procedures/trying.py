"""Try a draft out: who would do what and when, by the calendar, with answers given here; nothing is kept."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.catalogue.api import CHANNELS, editing
from motcua.kernel.process import Spec, choices
from motcua.platform import clock
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces import wording
from motcua.surfaces.console.procedures import stepwords, words
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, shown_of, trail
from motcua.surfaces.session import actor_of

_MOMENT = "%d/%m/%Y %H:%M"


@require_safe
@controllers_only
def walk(request: HttpRequest, code: str) -> HttpResponse:
    draft = draft_of(request, code)
    typed = request.GET.get("luc", "").strip()[:20]
    at = _moment(typed) if typed else clock.now()
    error = "" if at else _("Ghi lúc nhận dạng 21/11/2026 14:05.")
    shown_moment = typed or f"{clock.aware(clock.now()):{_MOMENT}}"
    moment = Field("luc", _("Nhận hồ sơ lúc"), value=shown_moment, error=error)
    case, channel = _asked(request, "case", _cases(draft)), _asked(request, "channel", _channels(draft))
    facts, fact_fields = _facts(request, draft)
    told = None
    if at is not None:
        found = editing.walk(
            draft.spec,
            {"case": case, "channel": channel, **facts},
            {key: request.GET.get(f"chon-{key}", "") for key in _parting(draft.spec)},
            calendar=agencies.calendar_of(_place(request)),
            limit=editing.limit_of(draft.content, channel, case),
            received_at=at,
        )
        told = _told(found)
    context = {
        "trail": trail(code, draft=True),
        "draft": {"code": code, "name": draft.name},
        "fields": [moment, *fact_fields],
        "selects": [
            _options("case", _("Trường hợp"), _cases(draft), case),
            _options("channel", _("Cách nộp"), _channels(draft), channel),
            *(_parting_select(request, draft.spec, key) for key in _parting(draft.spec)),
        ],
        "problems": problems_of([moment]),
        "walk": told,
        "back": reverse("console:draft", args=[code]),
    }
    return shown_of(request, draft, "trial", context, status=422 if error else 200)


def _place(request: HttpRequest) -> int:
    """Whose calendar counts: that of the unit one works for, else the province's."""
    actor = actor_of(request)
    if actor.unit is not None:
        return actor.unit
    roots = agencies.units_of_kind("province_committee")
    return next(row.id for row in roots if row.parent_id is None)


def _moment(typed: str) -> datetime | None:
    try:
        found = datetime.strptime(typed, _MOMENT).replace(tzinfo=clock.ZONE)
    except ValueError:
        return None
    return found if 2000 <= found.year < 2200 else None


def _cases(draft: editing.DraftView) -> dict[str, str]:
    return {case["code"]: case["name"] or _("Trường hợp chung") for case in draft.content.get("cases", ())}


def _channels(draft: editing.DraftView) -> dict[str, str]:
    offered = draft.content["channels"]
    return {channel: str(wording.CHANNEL[channel]) for channel in CHANNELS if channel in offered}


def _asked(request: HttpRequest, name: str, options: dict[str, str]) -> str:
    given = request.GET.get(name, "")
    return given if given in options else next(iter(options), "")


def _options(name: str, label: str, options: dict[str, str], chosen: str) -> dict[str, Any]:
    listed = [Choice(code, word, is_chosen=code == chosen) for code, word in options.items()]
    return {"name": name, "label": label, "options": listed}


def _parting(spec: Spec) -> list[str]:
    """Steps where somebody chooses."""
    return [step.key for step in spec.steps if len(choices(spec, step.key)) > 1]


def _parting_select(request: HttpRequest, spec: Spec, key: str) -> dict[str, Any]:
    offered = sorted(choices(spec, key), key=lambda choice: choice.goes_back)
    options = {
        each.key: each.label or stepwords.place(spec, None if each.goes_back else _next(spec, key, each.key))
        for each in offered
    }
    label = _("Tại «%(step)s» chọn") % {"step": spec.step(key).name}
    return _options(f"chon-{key}", label, options, _asked(request, f"chon-{key}", options))


def _next(spec: Spec, key: str, outcome: str) -> str | None:
    return next((move.target for move in spec.moves_from(key) if move.outcome == outcome), None)


def _facts(request: HttpRequest, draft: editing.DraftView) -> tuple[dict[str, object], list[Field]]:
    """The answers conditions ask for: numbers as numbers, several in one answer parted by commas."""
    labels = editing.askable(draft.content)
    asked = [fact for fact in editing.facts_asked(draft.spec) if fact not in {"case", "channel"}]
    typed = {fact: request.GET.get(f"du-kien-{fact}", "").strip()[:100] for fact in asked}
    fields = [
        Field(f"du-kien-{fact}", labels.get(fact, fact), value=typed[fact], hint=fact, is_required=False)
        for fact in asked
    ]
    content = draft.content
    return {fact: editing.fact_value(content, fact, said) for fact, said in typed.items() if said}, fields


def _told(found: editing.Walk) -> dict[str, Any]:
    return {
        "rows": [
            {
                "name": stretch.step.name,
                "owner": stepwords.owner(stretch.step),
                "begin": stretch.begin,
                "end": stretch.end,
                "hours": words.hours(stretch.step.hours),
                "outcome": stretch.label,
                "pauses": stretch.pauses,
            }
            for stretch in found.stretches
        ],
        "received_at": found.received_at,
        "ended_at": found.ended_at,
        "due_at": found.due_at,
        "is_finished": found.is_finished,
        "is_late": found.is_late,
        "problem": found.problem,
    }
