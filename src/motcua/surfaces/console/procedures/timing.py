"""One timed move of a draft: fixed to which step, after how long, what happens then."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import editing
from motcua.kernel.errors import KernelError
from motcua.kernel.process import TimedKind
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import MOST_RADIOS, Choice, Field, problems_of
from motcua.platform.words import say
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import stepwords
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, editable, shown_of, trail
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])
_TYPED = ("source", "after", "kind", "target", "times", "label", "article")
_LONGEST = 600


@_view
@controllers_only
def add(request: HttpRequest, code: str) -> HttpResponse:
    return _timer(request, code, "")


@_view
@controllers_only
def one(request: HttpRequest, code: str, key: str) -> HttpResponse:
    return _timer(request, code, key)


def _timer(request: HttpRequest, code: str, key: str) -> HttpResponse:
    draft = editable(request, code)
    if request.method != "POST":
        blank = editing.TimerGiven("", "", TimedKind.REMIND.value)
        return _form(request, draft, editing.timer_of(draft.spec, key) if key else blank, key)
    given = editing.TimerGiven(**{name: request.POST.get(name, "").strip()[:_LONGEST] for name in _TYPED})
    try:
        editing.put_timer(actor_of(request), code, revision_of(request), given, key)
    except NotFound:
        raise
    except (Refusal, KernelError) as error:
        return _refused(request, code, given, key, error)
    say_done(request, _("Đã lưu. Xem mục Kiểm tra và Khác bản đang áp dụng."))
    return HttpResponseRedirect(reverse("console:draft", args=[code]) + "#moc")


def _refused(
    request: HttpRequest, code: str, given: editing.TimerGiven, key: str, error: Refusal | KernelError
) -> HttpResponse:
    """The form as it was typed, beside the draft as it now is."""
    wrong = {"": say(error.key, **error.values) if isinstance(error, KernelError) else str(error)}
    if isinstance(error, editing.FilledWrong):
        wrong = dict(error.by_field)
    draft = draft_of(request, code)
    is_there = key in {timed.key for timed in draft.spec.timed}
    status = error.status if isinstance(error, Refusal) else 422
    return _form(request, draft, given, key if is_there else "", wrong=wrong, status=status)


def _form(
    request: HttpRequest,
    draft: editing.DraftView,
    given: editing.TimerGiven,
    key: str,
    *,
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    errors = wrong or {}
    fields = [replace(field, error=errors.get(field.name, "")) for field in _fields(draft, given)]
    context = {
        "trail": trail(draft.code, draft=True),
        "title": _("Mốc thời gian"),
        "about": f"{draft.code} · {draft.name}",
        "key": key,
        "fields": fields,
        "problems": problems_of(fields, {"": errors[""]} if "" in errors else None),
        "revision": draft.revision,
        "back": reverse("console:draft", args=[draft.code]) + "#moc",
    }
    return shown_of(request, draft, "data_form", context, status)


def _fields(draft: editing.DraftView, given: editing.TimerGiven) -> list[Field]:
    spec = draft.spec
    places = {key: stepwords.place(spec, key) for key in editing.timer_places(spec)}
    targets = {part.key: stepwords.place(spec, part.key) for part in spec.parts}
    targets.setdefault("end", _("Kết thúc"))
    if len(targets) < MOST_RADIOS:  # a select box begins with an empty choice of its own
        targets = {"": _("không đi đâu"), **targets}
    kinds = {
        TimedKind.REMIND.value: _("Nhắc người làm"),
        TimedKind.ESCALATE.value: _("Mở thêm việc, bước vẫn làm tiếp"),
        TimedKind.EXPIRE.value: _("Đóng bước, chuyển đi nơi khác"),
    }
    often = _("Ghi %(always)s để lặp lại đến khi xong.") % {"always": f"«{editing.FOREVER}»"}
    return [
        _choice("source", _("Ở bước"), places, given.source),
        Field("after", _("Sau bao lâu"), value=given.after, hint=_("Ví dụ 4 giờ, 2 ngày làm việc.")),
        _choice("kind", _("Thì làm gì"), kinds, given.kind),
        _choice("target", _("Đi tiếp tới"), targets, given.target, is_required=False),
        Field("times", _("Số lần"), value=given.times, hint=often),
        Field("label", _("Lời nhắc"), value=given.label, is_required=False, is_wide=True),
        Field("article", _("Theo điều luật"), value=given.article, is_required=False, is_wide=True),
    ]


def _choice(
    name: str, label: str, options: dict[str, str], chosen: str, *, is_required: bool = True
) -> Field:
    choices = tuple(Choice(code, word, is_chosen=code == chosen) for code, word in options.items())
    return Field(name, label, kind="choice", choices=choices, is_required=is_required)
