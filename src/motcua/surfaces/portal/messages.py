"""Messages of one's own: every one sent about one's dossiers, and how one wants to be told."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.api import own
from motcua.notifications import api as notifications
from motcua.notifications.api import CHOSEN_KINDS, Wishes
from motcua.platform.errors import Refusal
from motcua.platform.ui.fields import Choice, Field, problems_of
from motcua.platform.ui.paging import Pages, page_in
from motcua.surfaces.messages import CHANNELS, line
from motcua.surfaces.portal.mine import people_only
from motcua.surfaces.session import actor_of

KINDS = {
    "progress": gettext_lazy("Tiến độ hồ sơ"),
    "needed": gettext_lazy("Việc bạn phải làm: bổ sung, nộp phí"),
    "result": gettext_lazy("Kết quả, hoặc từ chối"),
    "due": gettext_lazy("Ngày hẹn trả, lời xin lỗi khi trễ"),
    "money": gettext_lazy("Tiền đã nhận, đã hoàn"),
}
USUAL, OWN, NEVER = "thuong", "rieng", "khong"
_LONGEST = 20
_WITH_OWN_HOURS = json.dumps({"question": "quiet", "op": "=", "value": OWN})


@require_safe
@people_only
def listing(request: HttpRequest) -> HttpResponse:
    number = page_in(request.GET)
    rows, total = own.messages(actor_of(request), number)
    context = {
        "section": "mine",
        "rows": [
            line(row.message)
            | {"code": row.code, "url": reverse("portal:own", args=[row.dossier]), "text": row.message.text}
            for row in rows
        ],
        "pages": Pages(number, own.MESSAGES_A_PAGE, total, {}),
        "done": request.session.pop("done", ""),
        "choose_url": reverse("portal:message-choice"),
        "back_url": reverse("portal:mine"),
    }
    return render(request, "portal/messages.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@people_only
def choose(request: HttpRequest) -> HttpResponse:
    """The form; kept whole or not at all, and what was ticked stays when it is refused."""
    refused = None
    if request.method == "POST":
        fields, refused = _kept(request)
        if refused is None:
            request.session["done"] = _("Đã lưu cách bạn nhận tin.")
            return HttpResponseRedirect(reverse("portal:messages"))
    else:
        fields = _as_kept(notifications.wishes_of(actor_of(request)))
    context = {
        "section": "mine",
        "fields": fields,
        "problems": problems_of(fields),
        "is_sent": bool(notifications.channels()),
        "back_url": reverse("portal:messages"),
    }
    return render(request, "portal/message_choice.html", context, status=refused.status if refused else 200)


def _as_kept(wishes: Wishes) -> list[Field]:
    way = NEVER if wishes.quiet == "none" else OWN if wishes.quiet else USUAL
    chosen = {kind: wishes.wants(kind) for kind in CHOSEN_KINDS}
    return _fields(chosen, way, _ends(wishes), wishes.language)


def _kept(request: HttpRequest) -> tuple[list[Field], Refusal | None]:
    """The fields as they were typed, and why they were not kept."""
    given = request.POST
    chosen = {kind: frozenset(given.getlist(kind)) & frozenset(CHANNELS) for kind in CHOSEN_KINDS}
    ends = (given.get("quiet_from", "").strip()[:_LONGEST], given.get("quiet_until", "").strip()[:_LONGEST])
    quiet = given.get("quiet", USUAL)
    language = given.get("language", notifications.LANGUAGES[0])
    if language not in notifications.LANGUAGES:
        language = notifications.LANGUAGES[0]
    hours = {OWN: "-".join(ends), NEVER: "none"}.get(quiet, "")
    try:
        notifications.choose(actor_of(request), Wishes(chosen, hours, language))
    except Refusal as refusal:
        errors = {refusal.field or "": str(refusal)}
        return _fields(chosen, quiet, ends, language, errors), refusal
    return [], None


def _ends(wishes: Wishes) -> tuple[str, str]:
    begin, _hyphen, end = wishes.quiet.partition("-")
    return (begin, end) if end else ("", "")


def _fields(
    chosen: dict[str, frozenset[str]],
    quiet: str,
    ends: tuple[str, str],
    language: str,
    errors: dict[str, str] | None = None,
) -> list[Field]:
    errors = errors or {}
    kinds = [_kind(kind, chosen[kind], errors.get(kind, "")) for kind in CHOSEN_KINDS]
    is_offered = bool(notifications.channels())
    return [*(kinds if is_offered else []), *_quiet(quiet, ends, errors), _language(language)]


def _kind(kind: str, chosen: frozenset[str], error: str) -> Field:
    is_owed = kind in notifications.owed_kinds()
    return Field(
        kind,
        str(KINDS[kind]),
        kind="many",
        hint=_("Luôn báo trên ít nhất một kênh.") if is_owed else "",
        error=error,
        is_required=is_owed,
        choices=tuple(
            Choice(channel, str(word), is_chosen=channel in chosen)
            for channel, word in CHANNELS.items()
            if channel in notifications.channels()
        ),
    )


def _quiet(quiet: str, ends: tuple[str, str], errors: dict[str, Any]) -> list[Field]:
    usual = settings.MOTCUA_QUIET_HOURS
    words = _("%(begin)s–%(end)s, tin trong đêm chờ tới sáng") % {
        "begin": f"{usual.begin:%H:%M}" if usual else "",
        "end": f"{usual.end:%H:%M}" if usual else "",
    }
    told = {
        USUAL: (_("Như mọi người"), words if usual else ""),
        OWN: (_("Giờ riêng của tôi"), ""),
        NEVER: (_("Nhắn bất cứ lúc nào"), ""),
    }
    ways = tuple(Choice(key, word, hint, is_chosen=key == quiet) for key, (word, hint) in told.items())
    label, letters = _("Giờ yên lặng của SMS và Zalo"), _("Thư điện tử đi ngay.")
    return [
        Field("quiet", label, kind="choice", hint=letters, choices=ways),
        Field(
            "quiet_from",
            _("Yên lặng từ"),
            kind="time",
            value=ends[0],
            hint=_("Khi chọn giờ riêng, ví dụ 21:30"),
            error=errors.get("quiet_from", ""),
            when=_WITH_OWN_HOURS,
        ),
        Field("quiet_until", _("Đến"), kind="time", value=ends[1], when=_WITH_OWN_HOURS),
    ]


def _language(language: str) -> Field:
    names = {"vi": "Tiếng Việt", "en": "English"}
    options = tuple(Choice(key, name, is_chosen=key == language) for key, name in names.items())
    return Field("language", _("Tin viết bằng"), kind="choice", choices=options)
