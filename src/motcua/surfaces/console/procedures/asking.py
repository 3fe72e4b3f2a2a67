"""The form of a draft: its questions as a list, one question, and the form tried as the counter shows it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.catalogue.api import editing
from motcua.kernel.forms import FACETS, Kind, Question
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, Problem, problems_of
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures import questionwords, relatingfields, sectioning
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import controllers_only, draft_of, editable, shown_of, trail
from motcua.surfaces.session import actor_of

_view = require_http_methods(["GET", "HEAD", "POST"])
_ACTS = {"len": "up", "xuong": "down", "bo": "remove"}
Changed = Callable[[Actor, str, int, str, str], int]
_CHANGED: dict[str, Changed] = {
    sectioning.PART["slug"]: editing.change_section,
    "bo-thu": editing.drop_answers,
}
_TEXTS = (
    "label", "kind", "hint", "options", "max_length", "minimum", "maximum", "decimals", "join", "section",
    "section_title", "asks", "columns", "least", "most", "accepts", "most_mb", "article", "precision",
    "compute", "compute_of", "joint", "prefill", "rule_op", "rule_with", "rule_sentence",
)  # fmt: skip
_ROW = ("question", "op", "value")
_LONGEST = 12_000
PART = {"slug": "cau-hoi"}


@require_safe
@controllers_only
def form(request: HttpRequest, code: str) -> HttpResponse:
    """Every question, with what is wrong and what is different."""
    return _listed(request, draft_of(request, code))


def _listed(
    request: HttpRequest, draft: editing.DraftView, refusal: str = "", status: int = 200
) -> HttpResponse:
    questions, sections = editing.questions_of(draft.content), editing.sections_of(draft.content)
    faults = [fault for fault in draft.faults if fault.place.startswith("form/")]
    context = {
        "trail": trail(draft.code, draft=True),
        "draft": {"code": draft.code, "name": draft.name, "revision": draft.revision},
        "refusal": refusal,
        "title": draft.content["form"]["title"],
        "part": PART,
        "rows": [
            _row(draft, number, question, questions)
            | {"section": sectioning.heading(draft, question, questions[: number - 1], sections)}
            for number, question in enumerate(questions, start=1)
        ],
        "stops": [fault.sentence for fault in faults if fault.stops],
        "remarks": [fault.sentence for fault in faults if not fault.stops],
        "changes": questionwords.differences(draft.compared),
        "base": draft.base_number,
        "trials": [
            {"name": each.name, "note": _trial_note(each)} for each in editing.kept_answers(draft.content)
        ],
        "may_edit": draft.may_edit,
        "change_url": reverse("console:draft-form-change", args=[draft.code]),
        "add_url": reverse("console:draft-question-new", args=[draft.code]),
        "try_url": reverse("console:draft-form-try", args=[draft.code]),
        "preview_url": reverse("console:draft-form-preview", args=[draft.code]),
    }
    return shown_of(request, draft, "form", context, status)


def _trial(trial: editing.KeptAnswers) -> dict[str, str]:
    return {"name": trial.name, "note": _trial_note(trial)}


def _trial_note(trial: editing.KeptAnswers) -> str:
    if trial.wrong_now is None:
        return _("Chưa thử được: mẫu còn lỗi.")
    if not trial.is_as_kept:
        return _("Kết quả khác lúc giữ.")
    return (
        _("Đúng như lúc giữ: sai %(count)s mục.") % {"count": len(trial.wrong)}
        if trial.wrong
        else _("Đúng hết.")
    )


def _row(
    draft: editing.DraftView, number: int, question: Question, questions: tuple[Question, ...]
) -> dict[str, Any]:
    return {
        "key": question.key,
        "name": f"{number}. {question.label or _('chưa có lời hỏi')}",
        "note": questionwords.note(question, questions),
        "url": reverse("console:draft-question", args=[draft.code, question.key]),
        "after_url": f"{reverse('console:draft-question-new', args=[draft.code])}?sau={question.key}",
    }


@require_POST
@controllers_only
def change(request: HttpRequest, code: str) -> HttpResponse:
    """A question, or a whole section, up, down or out."""
    act, key = _ACTS.get(request.POST.get("act", ""), ""), request.POST.get("key", "")
    change_it = _CHANGED.get(request.POST.get("part", ""), editing.change_question)
    try:
        change_it(actor_of(request), code, revision_of(request), key, act)
    except NotFound:
        raise
    except Refusal as refusal:
        return _listed(request, draft_of(request, code), str(refusal), refusal.status)
    return _saved(request, code)


def _saved(request: HttpRequest, code: str) -> HttpResponse:
    say_done(request, _("Đã lưu. Xem mục Kiểm tra và Khác bản đang áp dụng."))
    return HttpResponseRedirect(reverse("console:draft-form", args=[code]))


@_view
@controllers_only
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A new question behind another; nowhere named: at the end."""
    places = request.POST if request.method == "POST" else request.GET
    return _one(request, code, "", places.get("sau", ""))


@_view
@controllers_only
def one(request: HttpRequest, code: str, key: str) -> HttpResponse:
    return _one(request, code, key, "")


def _one(request: HttpRequest, code: str, key: str, after: str) -> HttpResponse:
    draft = editable(request, code)
    questions = editing.questions_of(draft.content)
    if any(each and each not in {question.key for question in questions} for each in (key, after)):
        raise NotFound
    if request.method != "POST":
        behind = _of_key(questions, after) if after else questions[-1] if questions else None
        blank = editing.QuestionGiven("", Kind.TEXT.value, section=behind.section if behind else "")
        given = blank
        if key:
            rules = editing.rules_of(draft.content)
            given = editing.typed_of(_of_key(questions, key), _before(questions, key, after), rules)
        return _asked(request, draft, given, key, after)
    given = _typed(request)
    try:
        editing.put_question(actor_of(request), code, revision_of(request), given, key, after)
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(request, code, given, (key, after), refusal)
    return _saved(request, code)


def _of_key(questions: tuple[Question, ...], key: str) -> Question:
    return next(question for question in questions if question.key == key)


def _before(questions: tuple[Question, ...], key: str, after: str) -> tuple[Question, ...]:
    """The questions whose answers a condition of this one may ask for."""
    keys = [question.key for question in questions]
    if key in keys:
        return questions[: keys.index(key)]
    return questions[: keys.index(after) + 1] if after in keys else questions


def _typed(request: HttpRequest) -> editing.QuestionGiven:
    def read(name: str) -> str:
        return request.POST.get(name, "").strip()[:_LONGEST]

    rows = tuple(
        editing.RowGiven(**{name: read(f"row-{number}-{name}") for name in _ROW})
        for number in range(editing.MOST_ROWS)
    )
    flags = {"required": read("required") == "co", "lines": read("lines") == "co"} | {
        "lock": read("lock") == "co"
    }
    return editing.QuestionGiven(**{name: read(name) for name in _TEXTS}, **flags, rows=rows)  # type: ignore[arg-type]


def _refused(
    request: HttpRequest, code: str, given: editing.QuestionGiven, place: tuple[str, str], refusal: Refusal
) -> HttpResponse:
    """The form as it was typed, beside the draft as it now is."""
    draft = draft_of(request, code)
    known = {question.key for question in editing.questions_of(draft.content)}
    key, after = (each if each in known else "" for each in place)
    wrong = dict(refusal.by_field) if isinstance(refusal, editing.FilledWrong) else {"": str(refusal)}
    return _asked(request, draft, given, key, after, wrong=wrong, status=refusal.status)


def _asked(
    request: HttpRequest,
    draft: editing.DraftView,
    given: editing.QuestionGiven,
    key: str,
    after: str,
    *,
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    errors = wrong or {}
    questions = editing.questions_of(draft.content)
    before = _before(questions, key, after)
    old = _of_key(questions, key) if key else None

    def told(fields: list[Field]) -> list[Field]:
        return [replace(field, error=errors.get(field.name, "")) for field in fields]

    place = sectioning.fields(given, editing.sections_of(draft.content))
    fields, relations = told([*_fields(given), *place]), told(relatingfields.fields(given, before))
    join = told([_join(given, old, questions)])
    rows = [told(_row_fields(number, row, before)) for number, row in enumerate(_rows(given))]
    problems = problems_of([*fields, *relations, *join, *(field for row in rows for field in row)])
    context = {
        "trail": [*trail(draft.code, draft=True), {"name": _("Mẫu đơn"), "url": _url("draft-form", draft)}],
        "title": _("Sửa câu hỏi") if key else _("Thêm câu hỏi"),
        "about": f"{draft.code} · {draft.name}",
        "fields": fields,
        "relations": relations if before else [],
        "join": join[0],
        "rows": rows if before else [],
        "problems": (*problems, *([Problem("", errors[""])] if "" in errors else [])),
        "revision": draft.revision,
        "after": after,
        "before": _options_of(before),
        "back": _url("draft-form", draft),
    }
    return shown_of(request, draft, "question", context, status)


def _options_of(questions: tuple[Question, ...]) -> list[dict[str, Any]]:
    """What conditions may name of the questions before, in the words of their options."""
    return [
        {"label": question.label, "options": [option.label for option in question.options]}
        for question in questions
        if question.options
    ]


def _url(name: str, draft: editing.DraftView) -> str:
    return reverse(f"console:{name}", args=[draft.code])


def _rows(given: editing.QuestionGiven) -> list[editing.RowGiven]:
    """Those filled in, and empty ones up to three at least, so that one more can be added."""
    filled = [row for row in given.rows if row.question or row.value]
    wanted = min(editing.MOST_ROWS, max(3, len(filled) + 1))
    return [*filled, *[editing.RowGiven("", "")] * (wanted - len(filled))]


def _fields(given: editing.QuestionGiven) -> list[Field]:
    kinds = {kind.value: str(word) for kind, word in questionwords.KINDS.items()}
    return [
        Field("label", _("Lời hỏi"), value=given.label, is_wide=True),
        _choice("kind", _("Kiểu"), kinds, given.kind),
        _yes_no("required", _("Bắt buộc trả lời"), yes=given.required),
        Field("hint", _("Gợi ý dưới câu hỏi"), value=given.hint, is_required=False, is_wide=True),
        _facet("options", _("Các lựa chọn, mỗi dòng một"), given.options, "lines"),
        _facet("minimum", _("Thấp nhất"), given.minimum),
        _facet("maximum", _("Cao nhất"), given.maximum),
        _facet("decimals", _("Số chữ số thập phân"), given.decimals),
        _facet("max_length", _("Số ký tự nhiều nhất"), given.max_length),
        _yes_no("lines", _("Viết được nhiều dòng"), yes=given.lines),
        *_further(given),
    ]


def _further(given: editing.QuestionGiven) -> list[Field]:
    """Facets of the kinds that ask several things at once, of files and of days not wholly known."""
    levels = {"": _("năm"), "month": _("tháng và năm"), "day": _("đủ ngày, tháng, năm")}
    parts = _("Mỗi dòng một phần; thêm dấu ? sau phần được để trống. Để trống thì hỏi những phần thường hỏi.")
    columns = _("Mỗi dòng một cột: “Đơn giá: số tiền, bắt buộc, cộng”, “Loại: chọn một (A; B)”.")
    return [
        _facet("asks", _("Hỏi những phần nào"), given.asks, "lines", parts),
        _facet("columns", _("Các cột của bảng"), given.columns, "lines", columns),
        _facet("least", _("Ít nhất mấy dòng, mấy tệp"), given.least),
        _facet("most", _("Nhiều nhất mấy dòng, mấy tệp"), given.most),
        _facet("accepts", _("Loại tệp"), given.accepts),
        _facet("most_mb", _("Mỗi tệp nhiều nhất (MB)"), given.most_mb),
        _facet("article", _("Điều luật của lời cam đoan"), given.article),
        _choice("precision", _("Phải rõ ít nhất"), levels, given.precision),
    ]


def _facet(
    name: str, label: str, value: str, kind: Literal["text", "lines"] = "text", how: str = ""
) -> Field:
    """A field that only some kinds of question have; which ones is said under it."""
    kinds = [str(questionwords.KINDS[each]).lower() for each in Kind if name in FACETS[each]]
    hint = " ".join(filter(None, (_("Chỉ cho câu kiểu %(kinds)s.") % {"kinds": ", ".join(kinds)}, how)))
    return Field(name, label, kind, value, hint, is_required=False)


def _yes_no(name: str, label: str, *, yes: bool) -> Field:
    return _choice(name, label, {"co": _("Có"), "khong": _("Không")}, "co" if yes else "khong")


def _choice(name: str, label: str, options: dict[str, str], chosen: str) -> Field:
    choices = tuple(Choice(code, word, is_chosen=code == chosen) for code, word in options.items())
    return Field(name, label, kind="choice", choices=choices, is_required=False)


def _join(given: editing.QuestionGiven, old: Question | None, questions: tuple[Question, ...]) -> Field:
    options = {
        editing.ALWAYS: _("Luôn hỏi"),
        editing.ALL: _("Khi mọi dòng dưới đây đúng"),
        editing.ANY: _("Khi một dòng dưới đây đúng"),
    }
    if given.join == editing.KEEP and old is not None:
        kept = questionwords.condition(old.when, questions)
        options[editing.KEEP] = _("Giữ điều kiện đang có: %(condition)s") % {"condition": kept}
    return _choice("join", _("Khi nào hỏi"), options, given.join)


def _row_fields(number: int, row: editing.RowGiven, before: tuple[Question, ...]) -> list[Field]:
    questions = {"": _("chọn câu"), **{each.key: each.label for each in before}}
    operators = {code: str(word) for code, word in questionwords.OPERATORS.items()}
    return [
        _choice(f"row-{number}-question", _("Câu"), questions, row.question),
        _choice(f"row-{number}-op", _("So sánh"), operators, row.op),
        Field(f"row-{number}-value", _("Với"), value=row.value, is_required=False),
    ]
