"""Pages of a filing beside the form: where and in which case, who files, how the result comes and the fee."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.agencies import api as agencies
from motcua.dossiers.api import behalf, filing
from motcua.kernel import codes, fees
from motcua.kernel.errors import KernelError
from motcua.platform import words
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.figures import money
from motcua.platform.ui.moments import day_words
from motcua.surfaces import wording
from motcua.surfaces.portal.filing.filling import Filling
from motcua.surfaces.portal.filing.tasks import next_url


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def place(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    it = Filling.of(request, draft)
    if request.method != "POST":
        return _page(request, it, "place", _place_fields(it, it.row.choices, {}))
    chosen: dict[str, Any] = {}
    errors: dict[str, str] = {}
    if it.chooses_commune:
        given = request.POST.get("commune", "")
        communes = {str(row.id): row.id for row in agencies.communes()}
        chosen["commune"] = communes.get(given)
        if chosen["commune"] is None:
            errors["commune"] = _("Hãy chọn xã, phường nơi bạn muốn được giải quyết.")
    if len(it.version.cases_to_choose) > 1:
        chosen["case"] = request.POST.get("case", "")
        if chosen["case"] not in {case.code for case in it.version.cases_to_choose}:
            errors["case"] = _("Hãy chọn trường hợp đúng với bạn.")
    if errors:
        return _page(request, it, "place", _place_fields(it, chosen, errors), 422)
    filing.choose(it.bearer, it.row.id, **chosen)
    return HttpResponseRedirect(next_url(Filling.of(request, draft), "place"))


def _place_fields(it: Filling, chosen: Any, errors: dict[str, str]) -> list[Field]:
    fields = []
    if it.chooses_commune:
        rows = sorted(agencies.communes(), key=lambda row: row.name_sort)
        choices = tuple(
            Choice(str(row.id), row.name, is_chosen=row.id == chosen.get("commune")) for row in rows
        )
        fields.append(
            Field(
                "commune",
                _("Bạn muốn được giải quyết ở đâu?"),
                kind="choice",
                hint=_("Thường là nơi bạn cư trú."),
                choices=choices,
                error=errors.get("commune", ""),
            )
        )
    if len(it.version.cases_to_choose) > 1:
        cases = tuple(
            Choice(case.code, case.name, is_chosen=case.code == chosen.get("case"))
            for case in it.version.cases_to_choose
        )
        fields.append(
            Field(
                "case",
                _("Trường hợp nào đúng với bạn?"),
                kind="choice",
                choices=cases,
                error=errors.get("case", ""),
            )
        )
    return fields


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def person(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    it = Filling.of(request, draft)
    if it.attested is None:
        return HttpResponseRedirect(f"{reverse('portal:sign-in')}?next={request.path}")
    typed = {name: request.POST.get(name, "").strip()[:300] for name in ("phone", "email", "address")}
    chosen = request.POST.get("behalf", "") or None
    people = {str(row.public_id): row.name for row in behalf.of_account(it.actor)}
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _contact_errors(typed)
        if chosen is not None and chosen not in people:
            errors["behalf"] = _("Hãy chọn bạn nộp cho ai.")
        if not errors:
            filing.choose(it.bearer, it.row.id, contact=typed, behalf=chosen)
            return HttpResponseRedirect(next_url(Filling.of(request, draft), "person"))
    shown = typed if errors else it.contact | {"address": it.own.address}
    held = chosen if errors else it.row.choices.get("behalf")
    fields = [*_behalf_fields(people, held, errors), *_contact_fields(shown, errors)]
    return _page(request, it, "person", fields, 422 if errors else 200)


def _behalf_fields(people: dict[str, str], held: Any, errors: dict[str, str]) -> list[Field]:
    """For whom it is filed: asked of those who have said that they file for somebody."""
    if not people:
        return []
    others = [
        Choice(key, _("Nộp thay %(name)s") % {"name": name}, is_chosen=key == held)
        for key, name in people.items()
    ]
    return [
        Field(
            "behalf",
            _("Bạn nộp cho ai?"),
            kind="choice",
            is_required=False,
            choices=(Choice("", _("Cho tôi"), is_chosen=not held), *others),
            error=errors.get("behalf", ""),
        )
    ]


def _contact_errors(typed: dict[str, str]) -> dict[str, str]:
    errors: dict[str, str] = {}
    for name, read in (("phone", codes.phone), ("email", codes.email)):
        try:
            if typed[name] or name == "phone":
                read(typed[name])
        except KernelError as error:
            errors[name] = words.say(error.key, **error.values)
    if not typed["address"]:
        errors["address"] = _("Hãy ghi nơi cư trú hiện nay: số nhà, đường, xã hoặc phường, tỉnh.")
    return errors


def _contact_fields(typed: dict[str, str], errors: dict[str, str]) -> list[Field]:
    return [
        Field(
            "phone",
            _("Số điện thoại"),
            kind="phone",
            value=typed.get("phone", ""),
            hint=_("Để báo tin và tra cứu hồ sơ."),
            autocomplete="tel",
            error=errors.get("phone", ""),
        ),
        Field(
            "email",
            _("Thư điện tử"),
            kind="email",
            value=typed.get("email", ""),
            is_required=False,
            autocomplete="email",
            error=errors.get("email", ""),
        ),
        Field(
            "address",
            _("Nơi cư trú hiện nay"),
            value=typed.get("address", ""),
            is_wide=True,
            autocomplete="street-address",
            error=errors.get("address", ""),
        ),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
def result(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """How the result comes, and which exemption from the fee is claimed."""
    it = Filling.of(request, draft)
    if request.method == "POST":
        channel = request.POST.get("result_channel", "")
        if channel in wording.RETURN:
            it.mark_seen(
                "result",
                result_channel=channel,
                claims=[each for each in request.POST.getlist("claims") if each in _claims(it)],
            )
            return HttpResponseRedirect(next_url(Filling.of(request, draft), "result"))
        error = _("Hãy chọn cách nhận kết quả.")
        return _page(request, it, "result", _result_fields(it, error), 422)
    return _page(request, it, "result", _result_fields(it, ""))


def _claims(it: Filling) -> dict[str, str]:
    return {each.code: each.name for rule in it.version.fee_rules for each in rule.exemptions}


_COMES = {
    "online": (
        gettext_lazy("Bản điện tử"),
        gettext_lazy("Vào hồ sơ của bạn ở đây, có báo tin; in được khi cần."),
    ),
    "counter": (gettext_lazy("Tại quầy"), gettext_lazy("Mang theo căn cước khi đến nhận.")),
    "post": (gettext_lazy("Qua bưu chính"), gettext_lazy("Gửi về nơi cư trú; người nhận trả cước.")),
}


def _result_fields(it: Filling, error: str) -> list[Field]:
    chosen = str(it.row.choices.get("result_channel") or "")
    choices = tuple(
        Choice(code, str(name), str(hint), is_chosen=code == chosen) for code, (name, hint) in _COMES.items()
    )
    fields = [
        Field(
            "result_channel", _("Bạn muốn nhận kết quả thế nào?"), kind="choice", choices=choices, error=error
        )
    ]
    claims = _claims(it)
    if claims:
        held = it.row.choices.get("claims") or ()
        fields.append(
            Field(
                "claims",
                _("Bạn có được miễn, giảm lệ phí không?"),
                kind="many",
                hint=_("Không thuộc trường hợp nào thì bỏ trống."),
                is_required=False,
                choices=tuple(Choice(code, name, is_chosen=code in held) for code, name in claims.items()),
            )
        )
    return fields


def fee_of(it: Filling) -> str:
    """What it costs under the answers so far, in one phrase."""
    facts = fees.FeeFacts(
        channel="online",
        case=it.case,
        quantities=fees.counted_in(it.cleaned[0], it.version.fee_rules),
        claims=frozenset(it.row.choices.get("claims") or ()),
    )
    charge = fees.evaluate(it.version.fee_rules, facts)
    if charge.missing:
        return _("tính khi tiếp nhận")
    return money(charge.amount) if charge.amount else _("miễn phí")


_TITLES = {
    "place": gettext_lazy("Nơi giải quyết"),
    "person": gettext_lazy("Thông tin của bạn"),
    "result": gettext_lazy("Nhận kết quả và lệ phí"),
}


def _page(
    request: HttpRequest, it: Filling, task: str, fields: list[Field], status: int = 200
) -> HttpResponse:
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    context = {
        "section": "procedures",
        "procedure": it.version,
        "title": _TITLES[task],
        "fields": fields,
        "problems": problems_of(fields),
        "known": known_rows(it) if task == "person" else [],
        "behalf_url": reverse("portal:behalf") if task == "person" else "",
        "fee": fee_of(it) if task == "result" and it.version.fee_rules else "",
        "back_url": it.url("tasks"),
    }
    return render(request, "portal/filing/settings.html", context, status=status)


def known_rows(it: Filling) -> list[dict[str, str]]:
    """What the identity provider vouched for: shown with its source, never asked again."""
    known = it.attested
    if known is None:
        return []
    source = _("theo %(source)s, %(day)s") % {
        "source": known.source,
        "day": f"{known.verified_at:%d/%m/%Y}",
    }
    rows = [{"name": _("Họ và tên"), "value": known.name, "note": source}]
    if known.personal_id:
        rows.append(
            {"name": _("Số định danh cá nhân"), "value": codes.group(known.personal_id), "note": source}
        )
    if known.birth_date:
        rows.append({"name": _("Ngày sinh"), "value": day_words(known.birth_date), "note": source})
    if known.code:
        rows.append({"name": _("Mã số thuế"), "value": known.code, "note": source})
    return rows
