"""Sheets as values: the receipt (form 01) and the routing slip (form 06), of one dossier or a pile."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Handover
from motcua.kernel import codes
from motcua.kernel.worktime import Timeliness
from motcua.payments.api import ObligationRow
from motcua.surfaces import wording
from motcua.surfaces.slips import slip_address

Printed = dossiers.DossierView | dossiers.printing.Printed
Sheet = dict[str, Any]

_FORM = {
    "original": gettext_lazy("bản chính"),
    "copy": gettext_lazy("bản sao"),
    "electronic": gettext_lazy("bản điện tử"),
    "register": gettext_lazy("tra cứu"),
}
_TIMELINESS = {
    Timeliness.EARLY: ("done", gettext_lazy("Trước hạn")),
    Timeliness.ON_TIME: ("done", gettext_lazy("Đúng hạn")),
    Timeliness.LATE: ("late", gettext_lazy("Quá hạn")),
}


def receipt_sheet(
    request: HttpRequest,
    view: Printed,
    officer: str,
    charges: tuple[ObligationRow, ...],
    centre: agencies.CentreRow | None,
    language: str = "vi",
) -> Sheet:
    """Form 01 in one language, whatever language the officer works in; names of things stay as they are."""
    with translation.override(language):
        sheet = _receipt(view, officer, charges, centre)
    return sheet | {"language": language, "track_url": slip_address(request, view.state.public_id)}


def _receipt(
    view: Printed,
    officer: str,
    charges: tuple[ObligationRow, ...],
    centre: agencies.CentreRow | None,
) -> Sheet:
    state = view.state
    owner = next(person for person in view.people if person.role == "owner")
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
        "counter": agencies.counter_number(state.counter_id),
        "due_at": state.due_at,
        "due_note": _("Báo sau khi cơ quan giải quyết nhận được hồ sơ")
        if state.clock_started_at is None
        else _("Không hẹn ngày"),
        "return_text": str(wording.RETURN.get(state.result_channel, state.result_channel)),
        "charges": _charges(charges),
        "book_text": "",
        "officer_name": officer,
        "officer_title": "",
        "contact": _("Điện thoại nơi nhận hồ sơ: %(phone)s") % {"phone": codes.phone_words(centre.phone)}
        if centre and centre.phone
        else "",
    }


def _papers(view: Printed) -> list[Sheet]:
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


def _charges(rows: tuple[ObligationRow, ...]) -> list[Sheet]:
    return [
        {"name": _("Phí, lệ phí"), "amount": row.amount, "is_paid": row.state == "settled"}
        for row in rows
        if row.state in {"open", "settled"}
    ]


def routing_sheet(view: Printed, hand_overs: tuple[Handover, ...]) -> Sheet:
    """Form 06: whose dossier it is, and every hand-over."""
    state = view.state
    owner = next(person for person in view.people if person.role == "owner")
    return {
        "code": state.code,
        "owner_name": state.owner_name,
        "address": owner.address,
        "phone": owner.phone,
        "procedure_name": view.version.name,
        "received_at": state.accepted_at,
        "due_at": state.due_at,
        "agency_name": agencies.unit(state.competent_id).name,
        "unit_name": agencies.unit(state.receiving_id).name,
        "url": reverse("desk:dossier", args=[state.public_id]),
        "hand_overs": [_hand_over(each) for each in hand_overs],
    }


def _hand_over(each: Handover) -> Sheet:
    """One block of the slip."""
    tone, word = _TIMELINESS[each.result] if each.result else ("", "")
    return {
        "gives": each.gives,
        "receives": each.receives,
        "at": each.at,
        "result": {"tone": tone, "word": word} if word else None,
        "note": " · ".join(part for part in (each.step, each.note) if part),
    }
