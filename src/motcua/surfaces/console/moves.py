"""Units renamed, put elsewhere, merged or closed: drafted, tried out, sent to a second person, called off."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from motcua.agencies import api as agencies
from motcua.agencies.api import moving
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.ui.fields import Choice, Field
from motcua.platform.ui.paging import Pages
from motcua.surfaces.console.acting import Act, Typed, answer, answer_named, reason_field
from motcua.surfaces.console.frame import administrators_only, page, page_number
from motcua.surfaces.session import actor_of

HERE = "moves"
STATES = {
    "draft": (gettext_lazy("Đang soạn"), "new"),
    "proposed": (gettext_lazy("Đã gửi duyệt"), "wait"),
    "scheduled": (gettext_lazy("Chờ đến ngày"), "wait"),
    "carrying": (gettext_lazy("Đang chuyển"), "work"),
    "done": (gettext_lazy("Đã xong"), "done"),
}
_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@administrators_only
def listing(request: HttpRequest) -> HttpResponse:
    number = page_number(request)
    rows, total = moving.moves_page(actor_of(request), number)
    context = {
        "rows": [_row(row) for row in rows],
        "pages": Pages(number, moving.MOVES_A_PAGE, total, {}),
        "units_url": reverse("console:units"),
    }
    return page(request, "console/moves.html", context, HERE)


@_view
@administrators_only
def begin(request: HttpRequest, unit: UUID, what: str) -> HttpResponse:
    """Draft one move of a unit; the page after it is the trial run."""
    place = agencies.administered_unit(actor_of(request), unit)
    makes = _FORMS.get(what)
    if makes is None or not moving.may_move(actor_of(request), place):
        raise NotFound
    title, sentence, fields = makes()

    def does(typed: Typed) -> HttpResponse:
        wanted = moving.Wanted(
            act=_ACTS[what],
            day=typed.required_day("day"),
            decision=typed.text("decision"),
            target=typed.text("target"),
            name=typed.text("name"),
            short_name=typed.text("short_name"),
            identifier=typed.text("identifier"),
        )
        draft = moving.draft_move(actor_of(request), unit, wanted)
        return HttpResponseRedirect(reverse("console:move", args=[draft]))

    back = reverse("console:unit", args=[unit])
    fields = (*fields, *_ground())
    return answer(request, Act(title, _("Chạy thử"), place.name, back, fields, does, sentence, here=HERE))


def _renaming() -> tuple[str, str, tuple[Field, ...]]:
    fields = (
        Field("name", _("Tên mới"), is_required=False, hint=_("Để trống nếu chỉ đổi mã.")),
        Field("short_name", _("Tên gọi tắt"), is_required=False),
        Field("identifier", _("Mã định danh mới"), is_required=False, hint=_("Để trống nếu mã giữ nguyên.")),
    )
    return _("Đổi tên, đổi mã"), _("Tên cũ vẫn còn ở hồ sơ đã xong và vẫn tìm được."), fields


def _putting_elsewhere() -> tuple[str, str, tuple[Field, ...]]:
    fields = (
        _target(_("Đơn vị cấp trên mới")),
        Field("identifier", _("Mã định danh mới"), is_required=False),
    )
    return _("Chuyển sang cấp trên khác"), _("Mọi đơn vị trực thuộc chuyển theo."), fields


def _merging() -> tuple[str, str, tuple[Field, ...]]:
    sentence = _("Đơn vị trực thuộc nhập vào đơn vị cùng loại, hoặc thành đơn vị riêng của nơi nhận.")
    return _("Nhập vào đơn vị khác"), sentence, (_target(_("Nhập vào đơn vị")),)


def _closing() -> tuple[str, str, tuple[Field, ...]]:
    sentence = _("Chỉ khi không còn việc, giấy tờ, thẩm quyền nào. Vị trí và quyền ở đó kết thúc theo.")
    return _("Kết thúc hoạt động"), sentence, ()


_FORMS: dict[str, Callable[[], tuple[str, str, tuple[Field, ...]]]] = {
    "doi-ten": _renaming,
    "chuyen": _putting_elsewhere,
    "nhap": _merging,
    "ket-thuc": _closing,
}
_ACTS = {"doi-ten": "rename", "chuyen": "move", "nhap": "merge", "ket-thuc": "close"}


def offered(actor: Actor, unit: agencies.UnitRow) -> list[dict[str, str]]:
    """What one may propose to become of a unit, for its page."""
    if not moving.may_move(actor, unit):
        return []
    acts = ("doi-ten",) if unit.parent_id is None else tuple(_FORMS)
    return [
        {"name": _FORMS[act]()[0], "url": reverse("console:move-unit", args=[unit.public_id, act])}
        for act in acts
    ]


def to_come(unit: agencies.UnitRow) -> list[dict[str, Any]]:
    """What is agreed on or waits about a unit."""
    return [_row(row) for row in moving.moves_of(unit.id)]


def _target(label: str) -> Field:
    return Field("target", label, hint=_("Mã như H29.79.088, hoặc tên đầy đủ."))


def _ground() -> tuple[Field, ...]:
    return (
        Field("day", _("Có hiệu lực từ ngày"), kind="date", hint=_("Từ ngày mai trở đi, chuyển lúc 0 giờ.")),
        Field("decision", _("Nghị quyết, quyết định"), hint=_("Số của văn bản làm căn cứ.")),
    )


@require_safe
@administrators_only
def one(request: HttpRequest, move: UUID) -> HttpResponse:
    """The trial run; from the day on, what was foreseen and what was done."""
    found = moving.move_page(actor_of(request), move)
    trial, row = found.trial, found.row
    context = {
        "trail": [{"name": _("Sắp xếp đơn vị"), "url": reverse("console:moves")}],
        "row": _row(row),
        "is_to_come": trial is not None,
        "in_the_way": trial.in_the_way if trial else (),
        "lines": [_line(found, line) for line in trial.lines] if trial else [],
        "counts": [each for each in trial.counts if each.number] if trial else [],
        "is_closing": row.act == "close",
        "numbers": [dict(zip(("words", "foreseen", "done"), each, strict=True)) for each in found.numbers],
        "proposal_url": reverse("console:proposal", args=[found.proposal]) if found.proposal else "",
        "acts": _acts(found),
    }
    return page(request, "console/move.html", context, HERE)


def _row(row: moving.MoveRow) -> dict[str, Any]:
    return {
        "words": row.words,
        "unit": row.unit.name,
        "unit_url": reverse("console:unit", args=[row.unit.public_id]),
        "target": row.target.name if row.target else "",
        "day": row.day,
        "decision": row.decision,
        "state": dict(zip(("word", "tone"), STATES[row.state], strict=True)),
        "url": reverse("console:move", args=[row.public_id]),
    }


def _line(found: moving.MovePage, line: moving.Line) -> dict[str, Any]:
    may_choose = found.is_own and found.row.state == "draft" and line.old.id in found.choices
    address = reverse("console:move-heir", args=[found.row.public_id, line.old.public_id])
    return {
        "old": line.old.name,
        "old_code": line.old.identifier,
        "new": line.heir.name if line.heir else line.name,
        "new_code": line.heir.identifier if line.heir else line.identifier,
        "is_new": line.is_new,
        "choose_url": address if may_choose else "",
    }


def _acts(found: moving.MovePage) -> list[dict[str, str]]:
    names: list[tuple[str, str, str]] = []
    if found.is_own and (found.row.state == "draft" or found.is_back):
        clear = found.trial is not None and not found.trial.in_the_way
        names = [("gui-duyet", _("Gửi duyệt"), "primary")] if clear else []
        names.append(("bo", _("Bỏ bản nháp"), "danger"))
    elif found.may_call_off:
        names = [("huy", _("Huỷ việc sắp xếp"), "danger")]
    address = [found.row.public_id]
    return [
        {"name": name, "url": reverse("console:move-act", args=[*address, act]), "tone": tone}
        for act, name, tone in names
    ]


@_view
@administrators_only
def heir(request: HttpRequest, move: UUID, unit: UUID) -> HttpResponse:
    """Which unit takes in one below a merged unit."""
    found = moving.move_page(actor_of(request), move)
    old = agencies.administered_unit(actor_of(request), unit)
    possible = found.choices.get(old.id)
    if possible is None or not found.is_own or found.trial is None:
        raise NotFound
    line = next(each for each in found.trial.lines if each.old.id == old.id)
    chosen = line.heir.id if line.heir else moving.OWN
    choices = [Choice(str(row.public_id), row.name, is_chosen=row.id == chosen) for row in possible]
    choices.append(Choice("rieng", _("Thành đơn vị riêng của nơi nhận"), is_chosen=chosen == moving.OWN))

    def does(typed: Typed) -> str:
        ids = {str(row.public_id): row.id for row in possible}
        moving.choose_heir(actor_of(request), move, old.id, ids.get(typed.text("heir"), moving.OWN))
        return _("Đã đổi nơi nhận.")

    fields = (Field("heir", _("Nơi nhận"), kind="choice", choices=tuple(choices)),)
    back = reverse("console:move", args=[move])
    return answer(request, Act(_("Đổi nơi nhận"), _("Ghi"), old.name, back, fields, does, here=HERE))


@_view
@administrators_only
def decide(request: HttpRequest, move: UUID, act: str) -> HttpResponse:
    """Send it to a second person, throw it away, or call it off before its day."""
    found = moving.move_page(actor_of(request), move)
    makes = {"gui-duyet": _sending, "bo": _dropping, "huy": _calling_off}
    return answer_named(request, act, makes, found)


def _sending(request: HttpRequest, found: moving.MovePage) -> Act:
    def does(typed: Typed) -> str:
        because = typed.text("because")
        if moving.ask_for_move(actor_of(request), found.row.public_id, because=because) is None:
            return _("Đã ghi. Đến ngày, chương trình tự chuyển.")
        return _("Đã gửi đề nghị. Đến ngày, chương trình tự chuyển nếu người thứ hai đã duyệt.")

    sentence = _("Đến trước ngày có hiệu lực vẫn huỷ được, không để lại gì ngoài nhật ký.")
    back = reverse("console:move", args=[found.row.public_id])
    return _on(found, _("Gửi duyệt sắp xếp đơn vị"), _("Gửi duyệt"), does, sentence, back)


def _dropping(request: HttpRequest, found: moving.MovePage) -> Act:
    def does(_typed: Typed) -> str:
        moving.drop_draft(actor_of(request), found.row.public_id)
        return _("Đã bỏ bản nháp.")

    title = _("Bỏ bản nháp")
    return Act(
        title, _("Bỏ"), found.row.unit.name, reverse("console:moves"), (), does, tone="danger", here=HERE
    )


def _calling_off(request: HttpRequest, found: moving.MovePage) -> Act:
    def does(typed: Typed) -> str:
        moving.call_off(actor_of(request), found.row.public_id, because=typed.text("because"))
        return _("Đã huỷ. Không có gì thay đổi.")

    title, sentence = _("Huỷ việc sắp xếp"), _("Mọi đơn vị giữ nguyên như hôm nay.")
    return _on(found, title, _("Huỷ việc sắp xếp"), does, sentence, reverse("console:moves"), "danger")


def _on(
    found: moving.MovePage,
    title: str,
    button: str,
    does: Callable[[Typed], str],
    sentence: str,
    back: str,
    tone: str = "primary",
) -> Act:
    about = f"{found.row.words} · {found.row.unit.name}"
    return Act(title, button, about, back, (reason_field(),), does, sentence, tone, here=HERE)
