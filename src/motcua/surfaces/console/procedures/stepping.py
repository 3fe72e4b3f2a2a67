"""One step of a draft: what it is, who does it, how long, and where it goes on; a new step likewise."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import editing
from motcua.dossiers import api as dossiers
from motcua.kernel.errors import KernelError
from motcua.kernel.process import UNIT_RULES, Spec
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, Problem, problems_of
from motcua.platform.words import say
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import stepwords
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, editable, shown_of, trail
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])
_LONGEST = 600
MOST_WAYS = 12
_STEP = ("name", "kind", "function", "unit_rule", "hours", "fact", "calls")
_WAY = ("target", "label", "outcome", "when", "article", "clock")


@_view
@controllers_only
def change(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """An existing step with its ways."""
    actor = actor_of(request)
    draft = editable(request, code)
    if not draft.spec.is_step(key):
        raise NotFound
    if request.method != "POST":
        return _form(request, draft, editing.given_of(draft.spec, key), key=key)
    given = _typed(request)
    try:
        editing.change_given(actor, code, revision_of(request), key, given)
    except (Refusal, KernelError) as error:
        return _refused(request, code, given, error, key=key)
    return _saved(request, code, key)


@_view
@controllers_only
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A new step behind another, or side by side with it."""
    actor = actor_of(request)
    draft = editable(request, code)
    places = request.POST if request.method == "POST" else request.GET
    after, beside = places.get("sau", ""), places.get("canh", "")
    if not all(draft.spec.is_step(key) for key in (after, beside) if key):
        raise NotFound
    if request.method != "POST":
        blank = editing.StepGiven("", "examine", "examiner", "competent")
        return _form(request, draft, blank, after=after, beside=beside)
    given = _typed(request)
    try:
        editing.add_given(actor, code, revision_of(request), given, after=after, beside=beside)
    except (Refusal, KernelError) as error:
        return _refused(request, code, given, error, after=after, beside=beside)
    return _saved(request, code, after or beside)


def _saved(request: HttpRequest, code: str, key: str) -> HttpResponse:
    say_done(request, _("Đã lưu. Xem mục Kiểm tra và Khác bản đang áp dụng."))
    return HttpResponseRedirect(reverse("console:draft", args=[code]) + f"#buoc-{key}")


def _typed(request: HttpRequest) -> editing.StepGiven:
    def read(name: str) -> str:
        return request.POST.get(name, "").strip()[:_LONGEST]

    ways = tuple(
        editing.WayGiven(**{name: read(f"way-{number}-{name}") for name in _WAY})
        for number in range(MOST_WAYS)
    )
    kept = [number for number, way in enumerate(ways) if way != editing.WayGiven("")]
    last = max(kept, default=-1) + 1
    return editing.StepGiven(**{name: read(name) for name in _STEP}, ways=ways[:last])


def _refused(
    request: HttpRequest,
    code: str,
    given: editing.StepGiven,
    error: Refusal | KernelError,
    **place: str,
) -> HttpResponse:
    """The form with what was typed, beside the draft as it now is: saving again is a decision."""
    if isinstance(error, NotFound):
        raise error
    draft = draft_of(request, code)
    if place.get("key") and not draft.spec.is_step(place["key"]):
        place = {"after": ""}  # somebody took the step out meanwhile: what was typed can be added anew
    problems: dict[str, str] = {}
    if isinstance(error, editing.FilledWrong):
        problems = dict(error.by_field)
    elif isinstance(error, KernelError):
        problems[""] = say(error.key, **error.values)
    else:
        problems[""] = str(error)
    status = error.status if isinstance(error, Refusal) else 422
    return _form(request, draft, given, problems=problems, status=status, **place)


def _form(
    request: HttpRequest,
    draft: editing.DraftView,
    given: editing.StepGiven,
    *,
    key: str = "",
    after: str = "",
    beside: str = "",
    problems: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    wrong, spec = problems or {}, draft.spec
    fields = [replace(field, error=wrong.get(field.name, "")) for field in _fields(spec, given, key)]
    ways = _ways(spec, given, key, wrong) if key else []
    of_ways = [field for way in ways for field in way["fields"]]
    at = after or beside
    context = {
        "trail": trail(draft.code, draft=True),
        "title": spec.step(key).name if key else _("Thêm bước"),
        "about": _about(spec, after, beside, is_new=not key),
        "fields": fields,
        "ways": ways,
        "is_typable": not key or editing.can_be_typed(spec, key),
        "problems": (*problems_of([*fields, *of_ways]), *_others(wrong)),
        "revision": draft.revision,
        "places": [("sau", after), ("canh", beside)] if not key else [],
        "back": reverse("console:draft", args=[draft.code]) + (f"#buoc-{key or at}" if key or at else ""),
        "facts": _facts(draft),
    }
    return shown_of(request, draft, "step", context, status)


def _others(wrong: dict[str, str]) -> tuple[Problem, ...]:
    return (Problem("", wrong[""]),) if "" in wrong else ()


def _about(spec: Spec, after: str, beside: str, *, is_new: bool) -> str:
    if not is_new:
        return ""
    if beside:
        return _("Làm song song với «%(step)s».") % {"step": spec.step(beside).name}
    if after:
        return _("Ngay sau «%(step)s».") % {"step": spec.step(after).name}
    return _("Ở đầu quy trình.")


def _fields(spec: Spec, given: editing.StepGiven, key: str) -> list[Field]:
    own = given.unit_rule
    units = {"": _("chưa rõ"), **{rule: stepwords.unit_words(rule) for rule in UNIT_RULES}}
    if key and own and own not in units and own == (spec.step(key).unit_rule or ""):
        units[own] = stepwords.unit_words(own)
    functions = {"": _("chưa rõ"), **{code: str(word) for code, word in dossiers.FUNCTION.items()}}
    kinds = {str(kind): str(word) for kind, word in stepwords.KINDS.items()}
    return [
        Field("name", _("Tên bước"), value=given.name, is_wide=True),
        _select("kind", _("Loại bước"), kinds, given.kind),
        _select("function", _("Ai làm"), functions, given.function),
        _select("unit_rule", _("Ở đơn vị nào"), units, own),
        Field("hours", _("Số giờ làm việc"), kind="number", value=given.hours, is_required=False),
        Field("fact", _("Chờ điều gì"), value=given.fact, hint=_("Chỉ cho bước chờ."), is_required=False),
        Field(
            "calls",
            _("Mã thủ tục được gọi"),
            value=given.calls,
            hint=_("Chỉ cho bước gọi."),
            is_required=False,
        ),
    ]


def _select(name: str, label: str, options: dict[str, str], chosen: str) -> Field:
    choices = tuple(Choice(code, word, is_chosen=code == chosen) for code, word in options.items())
    return Field(name, label, kind="choice", choices=choices, is_required=False)


def _ways(spec: Spec, given: editing.StepGiven, key: str, wrong: dict[str, str]) -> list[dict[str, Any]]:
    """A group of fields for each way, and one empty group for one more."""
    ways = [*given.ways, editing.WayGiven("")][:MOST_WAYS]
    return [
        {
            "legend": _("Hướng %(n)s") % {"n": number + 1} if way.target else _("Thêm hướng"),
            "outcome": way.outcome,
            "number": number,
            "fields": [
                replace(field, error=wrong.get(field.name, ""))
                for field in _way_fields(spec, way, f"way-{number}", key)
            ],
        }
        for number, way in enumerate(ways)
    ]


def _way_fields(spec: Spec, way: editing.WayGiven, prefix: str, key: str) -> list[Field]:
    targets = {"": _("không đi đâu (bỏ hướng này)"), "back": stepwords.place(spec, None)}
    targets |= {part.key: stepwords.place(spec, part.key) for part in spec.parts if part.key != key}
    targets.setdefault("end", str(_("Kết thúc")))
    clocks = {code: str(word) for code, word in stepwords.CLOCKS.items()}
    return [
        _select(f"{prefix}-target", _("Đi tiếp tới"), targets, way.target),
        Field(f"{prefix}-label", _("Chữ trên nút"), value=way.label, is_required=False),
        Field(f"{prefix}-when", _("Chỉ khi"), value=way.when, is_required=False),
        _select(f"{prefix}-clock", _("Thời hạn"), clocks, way.clock),
        Field(f"{prefix}-article", _("Theo điều luật"), value=way.article, is_required=False),
    ]


def _facts(draft: editing.DraftView) -> list[dict[str, str]]:
    """What conditions may ask for, with the words of the question."""
    own = {"case": _("mã trường hợp"), "channel": _("cách nộp"), "money": _("tình trạng nộp tiền")}
    return [{"name": name, "words": word} for name, word in {**own, **editing.askable(draft.content)}.items()]
