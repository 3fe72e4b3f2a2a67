"""What pages and files tell people of their own dossier, in the same words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.catalogue.api import editing
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import own
from motcua.kernel import codes, forms
from motcua.platform.ui.moments import moment_words
from motcua.platform.ui.shown import answer_words


def next_steps(state: dossiers.DossierState) -> list[str]:
    """What happens to a dossier after it was sent, in order; what has happened since is left out."""
    steps = []
    if state.intake_due_at and state.accepted_at is None:
        intake = {"intake_due": moment_words(state.intake_due_at)}
        steps.append(
            _("Cơ quan xem hồ sơ chậm nhất %(intake_due)s; nếu thiếu, bạn được báo một lần đủ mọi thứ.")
            % intake
        )
    if state.due_at and state.finished_at is None:
        due = {"due": moment_words(state.due_at)}
        steps.append(
            _("Kết quả dự kiến %(due)s; hạn chính thức có khi hồ sơ được tiếp nhận.") % due
            if state.due_is_estimate
            else _("Hạn trả kết quả: %(due)s.") % due
        )
    return [*steps, _("Mỗi bước đều hiện ở trang theo dõi; bạn không phải gọi hay đến hỏi.")]


def offers(state: dossiers.DossierState, *, is_own: bool) -> dict[str, str]:
    """The addresses of what there is to keep of a dossier now, by kind; an empty one is not offered."""
    page = "own-calendar" if is_own else "tracked-calendar"
    has_day = state.due_at is not None and state.finished_at is None
    is_received = is_own and state.channel == "online"
    return {
        "calendar_url": reverse(f"portal:{page}", args=[state.public_id]) if has_day else "",
        "receipt_url": reverse("portal:own-receipt-pdf", args=[state.public_id]) if is_received else "",
    }


def person_rows(person: Any) -> list[dict[str, Any]]:
    """Who somebody is, as they gave it; what they left out says nothing."""
    rows = (
        (_("Họ và tên"), person.name),
        (_("Số định danh cá nhân"), codes.group(person.personal_id)),
        (_("Ngày sinh"), f"{person.birth_date:%d/%m/%Y}" if person.birth_date else ""),
        (_("Số điện thoại"), codes.phone_words(person.phone) if person.phone else ""),
        (_("Thư điện tử"), person.email),
        (_("Nơi cư trú hiện nay"), person.address),
    )
    return [{"name": name, "value": value} for name, value in rows if value]


def _said_of_people(view: own.OwnView) -> frozenset[str]:
    """Questions whose answers stand among the facts about the people of the dossier."""
    facts = {
        fact
        for each in view.people
        for fact in (each.name, each.personal_id, str(each.birth_date or ""), each.phone, each.address)
    }
    return frozenset(key for key in editing.OF_THE_PERSON if view.answers.get(key, "") in facts)


def answer_groups(view: own.OwnView) -> list[dict[str, Any]]:
    """Every answer of the form in words, part by part."""
    form = view.version.form
    if form is None:
        return []
    groups, known, files = [], _said_of_people(view), dossiers.enclosing.of_papers(view.papers)
    for part in forms.parts(form, view.answers, agencies.known_for(form.questions)):
        said = [q for q in part.questions if q.key in view.answers and q.key not in known]
        rows = [{"name": q.label, "value": answer_words(q, view.answers[q.key], files)} for q in said]
        if rows:
            groups.append({"title": part.section.title, "rows": rows})
    return groups
