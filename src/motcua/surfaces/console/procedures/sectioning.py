"""Sections on the pages of a draft's form: their headings, where a question goes, and one section's words."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.catalogue.api import editing
from motcua.kernel.forms import Question, Section
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Choice, Field, Problem, problems_of
from motcua.surfaces.console.frame import say_done
from motcua.surfaces.console.procedures.drafting import revision_of
from motcua.surfaces.console.procedures.guard import controllers_only, editable, shown_of, trail
from motcua.surfaces.session import actor_of

PART = {"slug": "phan"}
_LONGEST = 2_000


def heading(
    draft: editing.DraftView, question: Question, before: Sequence[Question], sections: Sequence[Section]
) -> dict[str, Any] | None:
    """What stands above the first question of a section; None above the others."""
    keys = [section.key for section in sections]
    if question.section not in keys or (before and before[-1].section == question.section):
        return None
    at = keys.index(question.section)
    return {
        "key": question.section,
        "name": _("Phần %(number)s: %(title)s") % {"number": at + 1, "title": sections[at].title},
        "note": sections[at].hint,
        "url": reverse("console:draft-section", args=[draft.code, question.section]),
        "is_first": at == 0,
        "is_last": at == len(sections) - 1,
    }


def fields(given: editing.QuestionGiven, sections: Sequence[Section]) -> list[Field]:
    """Where a question stands: in a section that is there, or in a new one from it on."""
    options = {} if sections else {"": _("Không chia phần")}
    options |= {section.key: section.title for section in sections}
    options[editing.NEW_SECTION] = _("Mở phần mới từ câu này")
    choices = tuple(Choice(key, name, is_chosen=key == given.section) for key, name in options.items())
    hint = _("Chỉ ghi khi mở phần mới. Các câu sau trong cùng phần chuyển theo.")
    return [
        Field("section", _("Thuộc phần"), kind="choice", choices=choices, is_required=False),
        Field("section_title", _("Tên phần mới"), value=given.section_title, hint=hint, is_required=False),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@controllers_only
def one(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The title and hint of a section."""
    draft = editable(request, code)
    section = next((each for each in editing.sections_of(draft.content) if each.key == key), None)
    if section is None:
        raise NotFound
    if request.method != "POST":
        return _asked(request, draft, section.title, section.hint)
    title, hint = (request.POST.get(name, "").strip()[:_LONGEST] for name in ("title", "hint"))
    try:
        editing.put_section(actor_of(request), code, revision_of(request), key, title, hint)
    except NotFound:
        raise
    except Refusal as refusal:
        wrong = dict(refusal.by_field) if isinstance(refusal, editing.FilledWrong) else {"": str(refusal)}
        return _asked(request, draft, title, hint, wrong, refusal.status)
    say_done(request, _("Đã lưu. Xem mục Kiểm tra và Khác bản đang áp dụng."))
    return HttpResponseRedirect(reverse("console:draft-form", args=[code]))


def _asked(
    request: HttpRequest,
    draft: editing.DraftView,
    title: str,
    hint: str,
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    errors = wrong or {}
    name = Field("title", _("Tên phần"), value=title, is_wide=True, error=errors.get("title", ""))
    help_words = _("Một câu dưới tên phần, giúp người điền biết phần này hỏi gì.")
    help_field = Field(
        "hint", _("Gợi ý"), value=hint, hint=help_words, is_required=False, is_wide=True,
        error=errors.get("hint", ""),
    )  # fmt: skip
    back = reverse("console:draft-form", args=[draft.code])
    context = {
        "trail": [*trail(draft.code, draft=True), {"name": _("Mẫu đơn"), "url": back}],
        "title": _("Sửa phần của mẫu đơn"),
        "about": f"{draft.code} · {draft.name}",
        "fields": [name, help_field],
        "relations": [],
        "join": None,
        "rows": [],
        "problems": (
            *problems_of([name, help_field]),
            *([Problem("", errors[""])] if "" in errors else []),
        ),
        "revision": draft.revision,
        "after": "",
        "before": [],
        "back": back,
    }
    return shown_of(request, draft, "question", context, status)
