"""Form 01 for screen and paper: the receipt and appointment slip."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.signing import Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierView
from motcua.kernel import codes
from motcua.payments import api as payments
from motcua.platform.errors import NotFound
from motcua.platform.ui.clockface import ClockFace
from motcua.surfaces import wording
from motcua.surfaces.session import actor_of, staff_only
from motcua.surfaces.slips import SLIP

_FORM = {
    "original": gettext_lazy("bản chính"),
    "copy": gettext_lazy("bản sao"),
    "electronic": gettext_lazy("bản điện tử"),
    "register": gettext_lazy("tra cứu"),
}


JUST_TAKEN_IN = "taken-in"
"""In the session: the dossier whose slip has not been shown yet; shown later it is printed again."""
BOTH = "song-ngu"
_LAW, _SECOND = "vi", "en"


@require_safe
@staff_only
def receipt(request: HttpRequest, dossier: UUID) -> HttpResponse:
    actor = actor_of(request)
    view = dossiers.dossier_view(actor, dossier)
    if view.state.accepted_at is None:
        raise NotFound  # no slip before acceptance
    clock = None
    if view.clock is not None and not view.state.finished_at:
        clock = ClockFace.of(view.clock, now=view.now, due=view.state.due_at)
    is_new = request.session.pop(JUST_TAKEN_IN, None) == str(dossier)
    both = BOTH in request.GET
    here = reverse("counter:receipt", args=[dossier])
    context = {
        "section": "counter",
        "sheets": [
            _sheet(view, actor.name, language) | {"track_url": _address(request, dossier)}
            for language in (_LAW, *((_SECOND,) if both else ()))
        ],
        "clock": clock,
        "printed_again": None if is_new else view.now,
        "done": _("Đã tiếp nhận. Giấy hẹn sẵn sàng để in.") if is_new else "",
        "both": both,
        "both_url": here if both else f"{here}?{BOTH}=1",
        "dossier_url": reverse("desk:dossier", args=[dossier]),
        "next_url": reverse("counter:start"),
    }
    return render(request, "counter/receipt.html", context)


def _sheet(view: DossierView, officer: str, language: str) -> dict[str, Any]:
    """The slip in one language, whatever language the officer works in; names of things stay as they are."""
    with translation.override(language):
        return _slip(view, officer) | {"language": language}


def _slip(view: DossierView, officer: str) -> dict[str, Any]:
    state = view.state
    owner = next(person for person in view.people if person.role == "owner")
    centre = agencies.centre_of(state.receiving_id)
    accepted = next(
        (e for e in dossiers.timeline(state.subject) if e.name.endswith((".accepted", ".submitted"))), None
    )
    return {
        "agency_name": agencies.unit(state.receiving_id).name,
        "centre_name": centre.name if centre else "",
        "place": "",
        "number": "",
        "code": state.code,
        "owner_name": owner.name,
        "address": owner.address,
        "phone": owner.phone,
        "email": owner.email,
        "procedure_name": view.version.name,
        "papers": _papers(view),
        "set_count": 1,
        "limit_text": wording.limit_words(view.version.limit(state.channel, state.case_code)),
        "received_at": state.accepted_at,
        "due_at": state.due_at,
        "due_note": _("Báo sau khi cơ quan giải quyết nhận được hồ sơ")
        if state.clock_started_at is None
        else _("Không hẹn ngày"),
        "return_text": str(wording.RETURN.get(state.result_channel, state.result_channel)),
        "charges": _charges(state.subject),
        "book_text": "",
        "officer_name": accepted.who if accepted else officer,
        "officer_title": "",
        "contact": _("Điện thoại %(phone)s") % {"phone": codes.phone_words(centre.phone)}
        if centre and centre.phone
        else "",
    }


def _papers(view: DossierView) -> list[dict[str, Any]]:
    """What was handed in by then; a file with the start of its fingerprint: nobody exchanges it unseen."""
    accepted = view.state.accepted_at
    return [
        {
            "name": p.name,
            "detail": str(_FORM.get(p.form, p.form)),
            "quantity": p.quantity,
            "fingerprint": p.sha256[:16],
        }
        for p in view.papers
        if p.state != "missing" and not (p.is_supplement and accepted and p.added_at > accepted)
    ]


def _charges(subject: str) -> list[dict[str, Any]]:
    return [
        {"name": _("Phí, lệ phí"), "amount": row.amount, "is_paid": row.state == "settled"}
        for row in payments.obligations(subject)
        if row.state in {"open", "settled"}
    ]


def _address(request: HttpRequest, dossier: UUID) -> str:
    """What the QR opens: tracking without an account, by a signed address."""
    path = reverse("portal:slip", args=[Signer(salt=SLIP).sign(str(dossier))])
    return f"{settings.MOTCUA_ADDRESS}{path}" if settings.MOTCUA_ADDRESS else request.build_absolute_uri(path)
