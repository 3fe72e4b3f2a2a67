"""Requests of people about their data, for who answers them: what is open and late, one, its answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.paging import Pages
from motcua.privacy import api as privacy
from motcua.surfaces.console.acting import Act, Typed, answer_named
from motcua.surfaces.console.frame import page, page_number
from motcua.surfaces.session import actor_of, staff_who
from motcua.surfaces.wording import limit_words

HERE = "data-requests"
_TONES = {"asked": "wait", "accepted": "work", "done": "done", "refused": "off"}


_answering = staff_who(privacy.may_answer)


@require_safe
@_answering
def listing(request: HttpRequest) -> HttpResponse:
    actor, number = actor_of(request), page_number(request)
    over, total = privacy.over(actor, number)
    context = {
        "waiting": [_shown(row) for row in privacy.waiting(actor)],
        "open": privacy.waiting_count(actor),
        "limits": _limits(),
        "over": [_shown(row) for row in over],
        "pages": Pages(number, privacy.PAGE_SIZE, total, {}),
    }
    return page(request, "console/data_requests.html", context, HERE)


def _limits() -> str:
    """How long each thing may take, as the rules have it."""
    known = privacy.rules()
    kinds = sorted(limit.amount for rule in known.kinds.values() for limit in (rule.limit, rule.with_others))
    return _(
        "Trả lời trong %(answer)s; thực hiện trong %(least)s đến %(most)s ngày tùy loại;"
        " gia hạn một lần, không quá %(days)s ngày."
    ) % {
        "answer": limit_words(known.answer),
        "least": kinds[0],
        "most": kinds[-1],
        "days": known.most_days,
    }


@require_safe
@_answering
def one(request: HttpRequest, asked: UUID) -> HttpResponse:
    row = privacy.one(actor_of(request), asked)
    trail = [{"name": _("Yêu cầu về dữ liệu"), "url": reverse("console:data-requests")}]
    return page(request, "console/data_request.html", {"row": _shown(row), "trail": trail}, HERE)


@require_http_methods(["GET", "HEAD", "POST"])
@_answering
def decide(request: HttpRequest, asked: UUID, act: str) -> HttpResponse:
    """Agree, refuse, extend or carry out."""
    row = privacy.one(actor_of(request), asked)
    makes = {"nhan": _accepting, "tu-choi": _refusing, "gia-han": _extending, "xong": _carrying_out}
    return answer_named(request, act, makes, row)


def _accepting(request: HttpRequest, row: privacy.RequestRow) -> Act:
    def does(typed: Typed) -> str:
        with_others = typed.text("with_others") == "yes"
        privacy.accept(
            actor_of(request), row.public_id, answer=typed.story("answer"), with_others=with_others
        )
        return _("Đã trả lời. Hạn thực hiện đang chạy.")

    others = Field(
        "with_others",
        _("Có nơi khác cũng phải làm không?"),
        kind="choice",
        choices=(Choice("no", _("Không")), Choice("yes", _("Có, nơi khác cũng phải dừng hoặc sửa"))),
    )
    return _on(row, _("Nhận thực hiện yêu cầu"), _("Trả lời"), does, (_answer_field(), others))


def _refusing(request: HttpRequest, row: privacy.RequestRow) -> Act:
    def does(typed: Typed) -> str:
        privacy.refuse(
            actor_of(request), row.public_id, answer=typed.story("answer"), ground=typed.story("ground")
        )
        return _("Đã từ chối, có căn cứ.")

    ground = Field(
        "ground",
        _("Căn cứ pháp luật"),
        hint=_("Điều, khoản nào buộc phải giữ hoặc không cho làm."),
    )
    return _on(row, _("Từ chối yêu cầu"), _("Từ chối"), does, (_answer_field(), ground), tone="danger")


def _extending(request: HttpRequest, row: privacy.RequestRow) -> Act:
    def does(typed: Typed) -> str:
        days = typed.text("days")
        privacy.extend(
            actor_of(request),
            row.public_id,
            days=int(days) if days.isascii() and days.isdigit() and len(days) < 4 else 0,
            because=typed.story("because"),
        )
        return _("Đã gia hạn một lần.")

    fields = (
        Field(
            "days",
            _("Thêm mấy ngày"),
            kind="number",
            hint=_("Nhiều nhất %(days)s ngày, một lần.") % {"days": privacy.rules().most_days},
        ),
        Field("because", _("Lý do"), kind="lines", is_wide=True),
    )
    return _on(row, _("Gia hạn"), _("Gia hạn"), does, fields)


def _carrying_out(request: HttpRequest, row: privacy.RequestRow) -> Act:
    def does(typed: Typed) -> str:
        privacy.carry_out(actor_of(request), row.public_id, answer=typed.story("answer"))
        return _("Đã thực hiện và trả lời.")

    erases = row.kind in {privacy.Kind.ERASE, privacy.Kind.WITHDRAW}
    sentence = (
        _("Hồ sơ đang điền, cách liên hệ và lựa chọn trên trang bị xóa ngay, không lấy lại được.")
        if erases
        else ""
    )
    tone = "danger" if erases else "primary"
    return _on(row, _("Thực hiện xong"), _("Thực hiện xong"), does, (_answer_field(),), sentence, tone)


def _answer_field() -> Field:
    hint = _("Người yêu cầu đọc nguyên văn câu này.")
    return Field("answer", _("Trả lời người yêu cầu"), kind="lines", is_wide=True, hint=hint)


def _on(
    row: privacy.RequestRow,
    title: str,
    button: str,
    does: Callable[[Typed], str],
    fields: tuple[Field, ...],
    sentence: str = "",
    tone: str = "primary",
) -> Act:
    back = reverse("console:data-request", args=[row.public_id])
    return Act(title, button, f"{row.kind_words} · {row.who}", back, fields, does, sentence, tone, here=HERE)


def _shown(row: privacy.RequestRow) -> dict[str, Any]:
    def address(act: str) -> str:
        return reverse("console:data-request-act", args=[row.public_id, act])

    is_asked, is_accepted = row.state == "asked", row.state == "accepted"
    return {
        "kind": row.kind_words,
        "who": row.who,
        "words": row.words,
        "state": {"word": row.state_words, "tone": _TONES[row.state]},
        "is_late": row.is_late,
        "is_open": row.ended_at is None,
        "asked_at": row.asked_at,
        "answer_due_at": row.answer_due_at if is_asked else None,
        "due_at": row.due_at,
        "answered_at": row.answered_at,
        "answer": row.answer,
        "ground": row.ground,
        "extension": _("Gia hạn %(days)s ngày: %(because)s")
        % {"days": row.extension_days, "because": row.extension_because}
        if row.extension_days
        else "",
        "ended_at": row.ended_at,
        "article": privacy.rules().kinds[row.kind].article,
        "erased": sum(row.outcome.get("erased", {}).values()),
        "url": reverse("console:data-request", args=[row.public_id]),
        "accept_url": address("nhan") if is_asked else "",
        "refuse_url": address("tu-choi") if is_asked or is_accepted else "",
        "extend_url": address("gia-han") if is_accepted and not row.extension_days else "",
        "done_url": address("xong") if is_accepted else "",
    }
