"""Before the intake page: does this person qualify, and the refusal of a request that does not."""

import uuid
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion, wordings
from motcua.dossiers.api import screening
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.questions import PREFIX, answers_of, fields_of
from motcua.surfaces.counter.addressing import address_of, intent_of
from motcua.surfaces.counter.person_typed import PersonTyped
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.text_blocks import Place, TextBlocks

SKIP = "bo-qua"
PLACES = {"reason": Place(wordings.Kind.REFUSAL_AT_INTAKE, "article")}


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def asked(request: HttpRequest, code: str) -> HttpResponse:
    """The questions on one page; answers lead to the intake page or to the refusal."""
    actor, version, intent = _opened(request, code)
    if version.eligibility is None or intent is None:
        page = "intake" if version.eligibility is None else "eligibility"
        return HttpResponseRedirect(address_of(page, version, intent or uuid.uuid4()))
    if request.method != "POST":
        return _ask(request, version, intent, screening.screened(actor, version, intent))
    try:
        found = _said(request, actor, version, intent)
    except NotFound:
        raise
    except Refusal as refusal:
        return _ask(request, version, intent, None, refusal)
    return HttpResponseRedirect(address_of("refuse" if found.bars else "intake", version, intent))


def _opened(request: HttpRequest, code: str) -> tuple[Actor, ProcedureVersion, UUID | None]:
    actor, version = actor_of(request), catalogue.version_on(code, clock.today())
    screening.require_may_ask(actor, version)
    return actor, version, intent_of(request)


def _said(request: HttpRequest, actor: Actor, version: ProcedureVersion, intent: UUID) -> screening.Screened:
    if request.POST.get("viec") == SKIP:
        return screening.skip(actor, version, intent, request.POST.get("because", ""))
    answers = answers_of(request.POST, version.eligibility.form.questions) if version.eligibility else {}
    return screening.answer(actor, version, intent, answers, request.POST.get("case", ""))


def _ask(
    request: HttpRequest,
    version: ProcedureVersion,
    intent: UUID,
    before: screening.Screened | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    form = version.eligibility.form if version.eligibility else None
    questions = form.questions if form else ()
    answers = answers_of(request.POST, questions) if request.POST else dict(before.answers if before else {})
    wrong = dict(refusal.values.get("by_question", ())) if refusal else {}  # type: ignore[call-overload]
    fields = [
        replace(field, error=wrong.get(field.name.removeprefix(PREFIX), ""))
        for field in fields_of(questions, answers)
    ]
    case = request.POST.get("case", "") or (before.case if before else "")
    because = Field(
        "because",
        _("Lý do bỏ qua"),
        value=request.POST.get("because", "") or (before.skipped_because if before else ""),
        error=str(refusal) if refusal and refusal.field == "because" else "",
        is_wide=True,
    )
    untold = {"": str(refusal)} if refusal and not wrong and not because.error else {}
    context = {
        "section": "counter",
        "procedure": {"code": version.code, "name": version.name},
        "fields": [*_case(version, case), *fields],
        "because": because,
        "is_skipping": bool(because.value or because.error),
        "problems": problems_of([*fields, because], untold),
        "post_url": address_of("eligibility", version, intent),
        "refuse_url": address_of("refuse", version, intent),
        "skip": SKIP,
    }
    return render(request, "counter/eligibility.html", context, status=refusal.status if refusal else 200)


def _case(version: ProcedureVersion, chosen: str) -> list[Field]:
    """Asked where the answers mean something else under another case."""
    if version.eligibility is None or not version.eligibility.looks_at_case:
        return []
    chosen = chosen or version.cases[0].code
    choices = tuple(Choice(each.code, each.name, is_chosen=each.code == chosen) for each in version.cases)
    return [Field("case", _("Trường hợp"), kind="choice", choices=choices)]


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def refused(request: HttpRequest, code: str) -> HttpResponse:
    """What stands in the way, to whom it is said, and the numbered slip."""
    actor, version, intent = _opened(request, code)
    if intent is None:
        return HttpResponseRedirect(address_of("refuse", version, uuid.uuid4()))
    errors: dict[str, str] = {}
    person = PersonTyped(request.POST, errors, role="person")
    blocks = _blocks(request, actor, version, person)
    if blocks.is_inserting:
        person.posted = person.posted.copy()
        person.posted.update(blocks.insert({name: person.text(name) for name in ("reason", "article")}))
    if request.method != "POST" or person.fill_from_card() or blocks.is_inserting:
        return _offer(request, actor, version, intent, person, blocks)
    try:
        reason, article = request.POST.get("reason", ""), request.POST.get("article", "")
        command = screening.RefuseIntake(person.given(), reason, article, blocks.commands())
        made = screening.refuse_intake(actor, version, intent, command)
    except NotFound:
        raise
    except Refusal as refusal:
        return _offer(request, actor, version, intent, person, blocks, refusal)
    return HttpResponseRedirect(reverse("counter:refusal", args=[made]))


def _blocks(request: HttpRequest, actor: Actor, version: ProcedureVersion, person: PersonTyped) -> TextBlocks:
    unit = agencies.agency_of(actor.unit).name if actor.unit else ""
    filler = {"ten_nguoi_nop": person.text("name"), "ten_don_vi": unit}
    return TextBlocks(actor, version, PLACES, filler, request.POST)


def _offer(
    request: HttpRequest,
    actor: Actor,
    version: ProcedureVersion,
    intent: UUID,
    person: PersonTyped,
    blocks: TextBlocks,
    refusal: Refusal | None = None,
) -> HttpResponse:
    errors, untold = person.errors, {}
    if refusal is not None and not person.blame(refusal):
        if refusal.field in {"reason", "article"}:
            errors[refusal.field] = str(refusal)
        else:
            untold = {"": str(refusal)}
    before = screening.screened(actor, version, intent)
    grounds = before.bars if before else ()
    own = blocks.dress(_own_fields(person, needed=not grounds))
    person_fields = [replace(field, is_required=field.name == "name") for field in person.fields()]
    card = person.card_field()
    context: dict[str, Any] = {
        "section": "counter",
        "procedure": {"code": version.code, "name": version.name},
        "grounds": grounds,
        "card_field": card,
        "person_fields": person_fields,
        "own_fields": own,
        "used": blocks.used,
        "problems": [*problems_of([card, *person_fields, *own], untold)],
        "post_url": address_of("refuse", version, intent),
        "back_url": address_of("eligibility" if version.eligibility else "intake", version, intent),
    }
    return render(request, "counter/refuse.html", context, status=_status(refusal, blocks))


def _status(refusal: Refusal | None, blocks: TextBlocks) -> int:
    if refusal is not None:
        return refusal.status
    return 422 if blocks.missing else 200


def _own_fields(person: PersonTyped, *, needed: bool) -> list[Field]:
    """Reason and article of the officer's own; where the answers bar the way already, another one."""
    reason = _("Lý do từ chối") if needed else _("Lý do khác")
    article = _("Điều luật") if needed else _("Điều luật của lý do này")
    return [
        _own("reason", reason, person, "lines", needed=needed),
        _own("article", article, person, needed=needed),
    ]


def _own(name: str, label: str, person: PersonTyped, kind: Any = "text", *, needed: bool) -> Field:
    value, error = person.text(name), person.errors.get(name, "")
    return Field(name, label, kind=kind, value=value, error=error, is_required=needed, is_wide=True)
