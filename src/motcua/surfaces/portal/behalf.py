"""For whom one files beside oneself: said with the paper that proves it, ended in one press by either."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.dossiers.api import behalf
from motcua.kernel import codes, forms
from motcua.kernel.errors import KernelError
from motcua.platform import words
from motcua.platform.errors import Invalid, NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.surfaces.portal.mine import people_only
from motcua.surfaces.session import actor_of

_TYPED = ("kind", "name", "personal_id", "birth_date", "proof", "valid_to")
_DAYS = ("birth_date", "valid_to")


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def listing(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    given = {name: request.POST.get(name, "").strip()[:400] for name in _TYPED}
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _declared(request, given)
        if not errors:
            return HttpResponseRedirect(reverse("portal:behalf"))
    fields = _fields(given, errors)
    context = {
        "section": "mine",
        "rows": [_row(row) for row in behalf.of_account(actor)],
        "about_me": [
            {"who": row.who, "until": row.valid_to, "url": reverse("portal:behalf-end", args=[row.public_id])}
            for row in behalf.naming_me(actor)
        ],
        "fields": fields,
        "problems": problems_of(fields),
        "back_url": reverse("portal:mine"),
    }
    return render(request, "portal/behalf.html", context, status=422 if errors else 200)


@require_POST
@people_only
def end(request: HttpRequest, row: UUID) -> HttpResponse:
    behalf.end(actor_of(request), row)
    return HttpResponseRedirect(reverse("portal:behalf"))


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def paper(request: HttpRequest, row: UUID) -> HttpResponse:
    """The paper that proves it, sent once: a sheet of many attaches it to each dossier of this person."""
    actor, refused = actor_of(request), None
    declared = behalf.one(actor, row)
    if request.method == "POST":
        refused = _kept(request, declared)
        if refused is None:
            return HttpResponseRedirect(reverse("portal:behalf"))
    error = str(refused) if refused else ""
    field = Field("tep", _("Ảnh chụp hoặc tệp PDF"), kind="file", hint=declared.proof, error=error)
    context = {
        "section": "mine",
        "name": declared.name,
        "kept": declared.paper_name,
        "field": field,
        "problems": problems_of([field]),
        "back_url": reverse("portal:behalf"),
    }
    return render(request, "portal/behalf_paper.html", context, status=refused.status if refused else 200)


class NoFile(Invalid):
    code = "behalf-no-file"
    sentence = _lazy("Hãy chọn một tệp.")


def _kept(request: HttpRequest, declared: behalf.BehalfRow) -> Refusal | None:
    """Why it was not kept; None where it was."""
    given: Any = request.FILES.get("tep")
    try:
        if given is None:
            raise NoFile
        behalf.keep_paper(actor_of(request), declared.public_id, given.name or "", given.file)
    except NotFound:
        raise
    except Refusal as refusal:
        return refusal
    return None


def _declared(request: HttpRequest, given: dict[str, str]) -> dict[str, str]:
    """Write it down; what is wrong with it, by field."""
    days: dict[str, date | None] = dict.fromkeys(_DAYS)
    errors: dict[str, str] = {}
    for name in _DAYS:
        try:
            days[name] = forms.day(given[name]) if given[name] else None
        except KernelError as error:
            errors[name] = words.say(error.key, **error.values)
    if errors:
        return errors
    facts = {name: given[name] for name in ("kind", "name", "personal_id", "proof")}
    try:
        behalf.declare(
            actor_of(request),
            behalf.Declared(**facts, birth_date=days["birth_date"], valid_to=days["valid_to"]),
        )
    except NotFound:
        raise
    except Refusal as refusal:
        found = refusal.values.get("by_field")
        return dict(found) if isinstance(found, tuple) else {refusal.field or "name": str(refusal)}
    return {}


def _row(row: behalf.BehalfRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "number": codes.mask(row.personal_id) if row.personal_id else "",
        "kind": behalf.kinds()[row.kind],
        "proof": row.proof,
        "until": row.valid_to,
        "url": reverse("portal:behalf-end", args=[row.public_id]),
        "paper": row.paper_name,
        "paper_url": reverse("portal:behalf-paper", args=[row.public_id]),
    }


def _fields(given: dict[str, str], errors: dict[str, str]) -> list[Field]:
    kinds = tuple(
        Choice(code, name, is_chosen=given["kind"] == code) for code, name in behalf.kinds().items()
    )

    def field(name: str, label: str, **more: Any) -> Field:
        return Field(name, label, value=given[name], error=errors.get(name, ""), **more)

    return [
        Field("kind", _("Bạn nộp thay ai?"), kind="choice", choices=kinds, error=errors.get("kind", "")),
        field("name", _("Họ, chữ đệm, tên người được nộp thay")),
        field("birth_date", _("Ngày sinh của người đó"), kind="date", hint=_("Ví dụ 12/03/2019.")),
        field(
            "personal_id",
            _("Số định danh của người đó"),
            kind="person_id",
            is_required=False,
            hint=_("Con nhỏ chưa có số thì để trống."),
        ),
        field(
            "proof",
            _("Giấy tờ chứng minh"),
            is_wide=True,
            hint=_("Loại, số, ngày, ví dụ: Giấy khai sinh số 45/2019. Bản chụp tải lên khi nộp."),
        ),
        field(
            "valid_to",
            _("Hết hiệu lực ngày"),
            kind="date",
            is_required=False,
            hint=_("Để trống: con đến đủ 18 tuổi, uỷ quyền đến hết một năm."),
        ),
    ]
