"""Changes that wait for a second person, what became of earlier ones, and which kinds need one."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies.api import moving
from motcua.catalogue.api import editing
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform import proposals
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Field
from motcua.platform.ui.paging import Pages
from motcua.surfaces.console.acting import Act, Typed, answer, answer_named, reason_field
from motcua.surfaces.console.frame import page, page_number
from motcua.surfaces.session import actor_of, staff_who

_STATES = {
    "waiting": (gettext_lazy("Chờ duyệt"), "wait"),
    "applied": (gettext_lazy("Đã duyệt, đã làm"), "done"),
    "refused": (gettext_lazy("Không duyệt"), "off"),
    "withdrawn": (gettext_lazy("Đã rút"), "off"),
    "stale": (gettext_lazy("Không còn đúng"), "off"),
    "expired": (gettext_lazy("Quá hạn duyệt"), "off"),
}
HERE = "proposals"


_concerned = staff_who(proposals.concerns)
"""For who has a right over any kind of change."""


@require_safe
@_concerned
def listing(request: HttpRequest) -> HttpResponse:
    actor, number = actor_of(request), page_number(request)
    open_ones = proposals.waiting(actor)
    over, total = proposals.decided(actor, number)
    names = _names((*open_ones, *over))
    context = {
        "waiting": [_shown(row, names) for row in open_ones],
        "over": [_shown(row, names) for row in over],
        "pages": Pages(number, proposals.HISTORY_A_PAGE, total, {}),
        "rules_url": reverse("console:proposal-rules") if _may_rule(request) else "",
    }
    return page(request, "console/proposals.html", context, HERE)


@require_safe
@_concerned
def one(request: HttpRequest, proposal: UUID) -> HttpResponse:
    row = proposals.one(actor_of(request), proposal)
    context = {"row": _shown(row, _names([row])), "trail": _trail()}
    return page(request, "console/proposal.html", context | {"links": list(_links(request, row))}, HERE)


def _links(request: HttpRequest, row: proposals.ProposalRow) -> Iterator[dict[str, str]]:
    """Where all of the change is shown, for who may see it."""
    actor, proposal = actor_of(request), row.public_id
    if draft := dossiers.calendars.draft_of(actor, proposal):
        url = reverse("console:calendar-draft", args=[draft])
        yield {"url": url, "words": _("Xem từng ngày hẹn bị đổi")}
    if move := moving.draft_of(actor, proposal):
        yield {"url": reverse("console:move", args=[move]), "words": _("Xem chạy thử việc sắp xếp")}
    if code := editing.draft_of_proposal(actor, proposal):
        yield {"url": reverse("console:draft", args=[code]), "words": _("Xem bản thảo")}
        yield {"url": reverse("console:draft-trial", args=[code]), "words": _("Chạy thử bản thảo")}
    if row.kind in {editing.VARIANT, editing.VARIANT_FEES} and editing.may_control(actor):
        code = row.subject.removeprefix("procedure:")
        yield {"url": reverse("console:procedure", args=[code]), "words": _("Xem thủ tục và các biến thể")}


@require_http_methods(["GET", "HEAD", "POST"])
@_concerned
def decide(request: HttpRequest, proposal: UUID, act: str) -> HttpResponse:
    """Approve, refuse or withdraw."""
    row = proposals.one(actor_of(request), proposal)
    makes = {"duyet": _approving, "khong-duyet": _refusing, "rut": _withdrawing}
    return answer_named(request, act, makes, row)


def _approving(request: HttpRequest, row: proposals.ProposalRow) -> Act:
    def does(_typed: Typed) -> str:
        proposals.approve(actor_of(request), row.public_id)
        return _("Đã duyệt. Thay đổi đã có hiệu lực.")

    sentence = _("Thay đổi có hiệu lực ngay khi bạn duyệt, và ghi tên bạn.")
    return _on(row, _("Duyệt đề nghị"), _("Duyệt"), does, (), sentence)


def _refusing(request: HttpRequest, row: proposals.ProposalRow) -> Act:
    def does(typed: Typed) -> str:
        proposals.refuse(actor_of(request), row.public_id, because=typed.text("because"))
        return _("Đã ghi là không duyệt. Không có gì thay đổi.")

    return _on(row, _("Không duyệt đề nghị"), _("Không duyệt"), does, (reason_field(),), tone="danger")


def _withdrawing(request: HttpRequest, row: proposals.ProposalRow) -> Act:
    def does(typed: Typed) -> str:
        proposals.withdraw(actor_of(request), row.public_id, because=typed.text("because"))
        return _("Đã rút đề nghị.")

    return _on(row, _("Rút đề nghị"), _("Rút"), does, (reason_field(),), tone="danger")


def _on(
    row: proposals.ProposalRow,
    title: str,
    button: str,
    does: Callable[[Typed], str],
    fields: tuple[Field, ...],
    sentence: str = "",
    tone: str = "primary",
) -> Act:
    back = reverse("console:proposal", args=[row.public_id])
    about = f"{row.words} · {row.about}"
    return Act(title, button, about, back, fields, does, sentence, tone, here=HERE)


@require_safe
@_concerned
def rules(request: HttpRequest) -> HttpResponse:
    """Every kind of change, and whether it needs a second person."""
    rows = [
        {
            "words": row.words,
            "is_needed": row.is_needed,
            "decision": row.decision,
            "url": reverse("console:proposal-rule", args=[row.kind]) if row.may_change else "",
        }
        for row in proposals.rules(actor_of(request))
    ]
    return page(request, "console/proposal_rules.html", {"rows": rows, "trail": _trail()}, HERE)


@require_http_methods(["GET", "HEAD", "POST"])
@_concerned
def rule(request: HttpRequest, kind: str) -> HttpResponse:
    """Propose that a kind needs a second person, or that it no longer does."""
    actor = actor_of(request)
    found = next((row for row in proposals.rules(actor) if row.kind == kind and row.may_change), None)
    if found is None:
        raise NotFound

    def asks(typed: Typed) -> str:
        proposals.ask_for_rule(
            actor,
            kind,
            needed=not found.is_needed,
            decision=typed.text("decision"),
            because=typed.text("because"),
        )
        return _("Đã gửi đề nghị. Quy định đổi khi người thứ hai duyệt.")

    fields = (
        Field("decision", _("Quyết định"), hint=_("Số của quyết định làm căn cứ.")),
        reason_field(),
    )
    title = _("Thôi cần người thứ hai") if found.is_needed else _("Cần người thứ hai")
    sentence = _("Đổi quy định này luôn cần người thứ hai duyệt.")
    back = reverse("console:proposal-rules")
    return answer(
        request, Act(title, _("Đề nghị"), str(found.words), back, fields, asks, sentence, here=HERE)
    )


def _may_rule(request: HttpRequest) -> bool:
    try:
        proposals.rules(actor_of(request))
    except NotFound:
        return False
    return True


def _trail() -> list[dict[str, str]]:
    return [{"name": _("Chờ người thứ hai"), "url": reverse("console:proposals")}]


def _names(rows: Iterable[proposals.ProposalRow]) -> dict[int, str]:
    return parties.account_names({account for row in rows for account in row.people})


def _shown(row: proposals.ProposalRow, names: dict[int, str]) -> dict[str, Any]:
    def address(act: str) -> str:
        return reverse("console:proposal-act", args=[row.public_id, act])

    return {
        "kind": row.words,
        "about": row.about,
        "url": reverse("console:proposal", args=[row.public_id]),
        "facts": row.facts,
        "because": row.because,
        "by": _person(names, row.proposed_by, row.proposed_for),
        "at": row.proposed_at,
        "expires_at": row.expires_at,
        "state": state_words(row),
        "is_open": row.state == "waiting",
        "decided_by": _person(names, row.decided_by, row.decided_for),
        "decided_at": row.decided_at,
        "decided_because": row.decided_because,
        "approve_url": address("duyet") if row.may_decide else "",
        "refuse_url": address("khong-duyet") if row.may_decide else "",
        "withdraw_url": address("rut") if row.may_withdraw else "",
    }


def state_words(row: proposals.ProposalRow) -> dict[str, str]:
    word, tone = _STATES[row.state]
    return {"word": str(word), "tone": tone}


def _person(names: dict[int, str], account: int | None, on_behalf: int | None) -> str:
    name = names.get(account or 0, _("Hệ thống"))
    if on_behalf is None:
        return name
    return _("%(deputy)s, thay %(name)s") % {"deputy": name, "name": names.get(on_behalf, "")}
