"""The task list of a filing, in any order: what is to do, under way, done, or cannot be done yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.api import filing
from motcua.platform import words
from motcua.surfaces.portal.filing import device
from motcua.surfaces.portal.filing.filling import UNFIT, Filling
from motcua.surfaces.themes import BLOCKED, DOING, DONE, TO_DO, tag_of

PART = "part:"


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the list. `why`: what it waits for; `minutes`: how long it takes, where measured."""

    key: str
    title: str
    state: str
    url: str = ""
    why: str = ""
    minutes: int | None = None

    @property
    def tag(self) -> dict[str, str]:
        return tag_of(self.state)


def tasks_of(it: Filling) -> list[Task]:
    """Every task of a filing in the order people best do them; the last one sends it."""
    found = [*_before(it), *_parts(it), *_after(it)]
    undone = [task.title for task in found if task.state != DONE]
    state = BLOCKED if undone else TO_DO
    why = _("Làm xong các việc ở trên trước.") if undone else ""
    return [*found, Task("check", _("Kiểm tra và gửi"), state, "" if undone else it.url("check"), why)]


def part_task(section: str) -> str:
    """The key of a part's task: a section of a form may be called like a task beside the form."""
    return f"{PART}{section}"


def next_url(it: Filling, after: str) -> str:
    """Where the button of a task leads: the next one not done behind it, else the list."""
    found = tasks_of(it)
    keys = [task.key for task in found]
    behind = found[keys.index(after) + 1 :] if after in keys else found
    return next((task.url for task in behind if task.url and task.state != DONE), it.url("tasks"))


def _before(it: Filling) -> Iterator[Task]:
    if it.version.eligibility is not None:
        why = _("Thủ tục này không dành cho trường hợp bạn khai.") if it.bars else ""
        yield Task("eligible", _("Điều kiện"), DONE if it.is_screened else TO_DO, it.url("eligible"), why)
    if it.chooses_commune or len(it.version.cases_to_choose) > 1:
        is_done = it.competent is not None and (bool(it.case) or not it.version.cases)
        yield Task("place", _("Nơi giải quyết"), DONE if is_done else TO_DO, it.url("place"))
    if it.attested is None:
        why = _("Đăng nhập bằng định danh để phần này tự điền; những gì đã ghi vẫn còn.")
        yield Task("person", _("Thông tin của bạn"), BLOCKED, it.url("person"), why)
    else:
        is_done, why = bool(it.own.phone), ""
        if it.has_lost_principal:
            is_done, why = False, _("Quyền nộp thay đã hết, hãy chọn lại.")
        elif is_done and it.problems_of_person:
            is_done, why = False, words.say_problem(it.problems_of_person[0])
        yield Task("person", _("Thông tin của bạn"), DONE if is_done else TO_DO, it.url("person"), why)


def _parts(it: Filling) -> Iterator[Task]:
    for part in it.parts:
        key = part.section.key
        begun = any(question.key in it.typed for question in part.questions)
        if it.problems_of(part):
            state = DOING if begun else TO_DO
        else:
            state = DONE if part_task(key) in it.seen else DOING if begun else TO_DO
        minutes = it.minutes.get(key)
        yield Task(part_task(key), part.section.title, state, it.url("part", key), minutes=minutes)


def _after(it: Filling) -> Iterator[Task]:
    if it.papers:
        here = [each for each in it.papers if each.is_here]
        missing = [each for each in it.papers if each.is_needed and not each.is_here]
        is_done = not missing and (bool(here) or "papers" in it.seen)
        state = DONE if is_done else DOING if here else TO_DO
        why = ""
        if it.attested is None:
            state, why = BLOCKED, _("Đăng nhập rồi mới tải giấy tờ lên được.")
        yield Task("papers", _("Giấy tờ"), state, "" if why else it.url("papers"), why)
    yield Task(
        "result", _("Nhận kết quả và lệ phí"), DONE if "result" in it.seen else TO_DO, it.url("result")
    )


def minutes_left(tasks: list[Task]) -> int:
    """What is left of the form, from real use; nought where a part of it was not measured yet."""
    left = [task.minutes for task in tasks if task.key.startswith(PART) and task.state != DONE]
    return sum(each for each in left if each) if all(left) else 0


@require_safe
@login_not_required
def show(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    it = Filling.of(request, draft)
    if it.row.sent_at is not None:
        return HttpResponseRedirect(it.url("sent"))
    tasks = tasks_of(it)
    done = sum(task.state == DONE for task in tasks)
    context = {
        "section": "procedures",
        "filing": it.row,
        "kept_until": filing.last_day(it.row.saved_at, has_account=it.row.account is not None),
        "procedure": it.version,
        "tasks": tasks,
        "done": done,
        "all": len(tasks),
        "minutes_left": minutes_left(tasks),
        "sign_in": _sign_in(it),
        "discard_url": it.url("discard"),
        "dropped": _dropped(it),
        "device": device.offer(it, it.row.revision),
    }
    return render(request, "portal/filing/tasks.html", context)


def _dropped(it: Filling) -> list[str]:
    """What a newer version of the procedure no longer asks, or asks otherwise, in sentences."""
    if it.moved is None:
        return []
    return [words.say(each.key, **each.values) for each in it.moved.dropped if each.key != UNFIT]


def _sign_in(it: Filling) -> str:
    return "" if it.attested else f"{reverse('portal:sign-in')}?next={it.url('tasks')}"


@require_POST
@login_not_required
def discard(request: HttpRequest, draft: UUID) -> HttpResponse:
    it = Filling.of(request, draft)
    filing.discard(it.bearer, it.row.id)
    return HttpResponseRedirect(reverse("portal:mine") if it.bearer.account else "/")
