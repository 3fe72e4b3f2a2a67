"""What a new version of a procedure changed for those who need it: sentences anybody understands."""

from collections.abc import Callable, Iterator
from itertools import chain

from django.utils.translation import gettext as _

from motcua.catalogue.api import Component, ProcedureVersion
from motcua.kernel.forms import diff
from motcua.kernel.process import Spec, longest_way
from motcua.platform.ui.figures import money
from motcua.platform.words import say
from motcua.surfaces import localwords, wording


def sentences(old: ProcedureVersion, new: ProcedureVersion) -> list[str]:
    """In the order in which people ask: how long, how much, which papers and questions, who works on it."""
    return list(chain.from_iterable(told(old, new) for told in _TOLD))


Told = Iterator[str]


def _name(old: ProcedureVersion, new: ProcedureVersion) -> Told:
    if old.name != new.name:
        yield _("Tên mới; trước là “%(name)s”.") % {"name": old.name}


def _limits(old: ProcedureVersion, new: ProcedureVersion) -> Told:
    for channel in dict.fromkeys((*old.limits, *new.limits)):
        was, now = wording.limit_words(old.limits.get(channel)), wording.limit_words(new.limits.get(channel))
        if was != now:
            yield _from_to(localwords.limit_name(channel), was, now)


def _fees(old: ProcedureVersion, new: ProcedureVersion) -> Told:
    before = {rule.code: rule for rule in old.fee_rules}
    after = {rule.code: rule for rule in new.fee_rules}
    for code, rule in after.items():
        now = money(wording.rule_amount(rule))
        if code not in before:
            yield _("Thêm khoản thu “%(name)s”: %(amount)s.") % {"name": rule.name, "amount": now}
        elif (was := money(wording.rule_amount(before[code]))) != now:
            yield _from_to(rule.name, was, now)
        elif rule != before[code]:
            yield _("%(name)s: đổi cách tính hoặc miễn, giảm.") % {"name": rule.name}
    for code, rule in before.items():
        if code not in after:
            yield _("Bỏ khoản thu “%(name)s”.") % {"name": rule.name}


def _papers(old: ProcedureVersion, new: ProcedureVersion) -> Told:
    before = {paper.code: paper for paper in old.components}
    after = {paper.code: paper for paper in new.components}
    for code, paper in after.items():
        if code not in before:
            yield _("Thêm giấy tờ “%(name)s”.") % {"name": paper.name}
        elif _asks(paper) != _asks(before[code]):
            yield _("Giấy tờ “%(name)s”: đổi cách nộp.") % {"name": paper.name}
    for code, paper in before.items():
        if code not in after:
            yield _("Không còn phải nộp “%(name)s”.") % {"name": paper.name}


def _asks(paper: Component) -> tuple[object, ...]:
    return paper.originals, paper.copies, paper.required, paper.condition, paper.when, paper.from_database


def _questions(old: ProcedureVersion, new: ProcedureVersion) -> Told:
    """Questions added and taken out; how they are worded otherwise is for the officers' comparison."""
    if old.form is None or new.form is None:
        return
    messages = diff(old.form.questions, new.form.questions)
    for message in messages:
        if message.key in {"forms.diff.added", "forms.diff.removed"}:
            yield _("Tờ khai: %(change)s") % {"change": say(message.key, **message.values)}
    if any(message.key not in {"forms.diff.added", "forms.diff.removed"} for message in messages):
        yield _("Tờ khai: sửa một số câu hỏi.")


def _steps(old: ProcedureVersion, new: ProcedureVersion) -> Told:
    if old.spec is None or new.spec is None or old.spec.steps == new.spec.steps:
        return
    before, after = {step.key: step for step in old.spec.steps}, {step.key: step for step in new.spec.steps}
    for key, step in after.items():
        if key not in before:
            yield _("Thêm bước “%(name)s”.") % {"name": step.name}
    for key, step in before.items():
        if key not in after:
            yield _("Bỏ bước “%(name)s”.") % {"name": step.name}
    if _length(old.spec) != _length(new.spec):
        yield _from_to(_("Giờ làm việc của cơ quan"), _length(old.spec), _length(new.spec))


def _length(spec: Spec) -> str:
    return localwords.hours(longest_way(spec)[0])


def _from_to(name: str, was: str, now: str) -> str:
    return _("%(name)s: từ %(was)s thành %(now)s.") % {"name": name, "was": was, "now": now}


_TOLD: tuple[Callable[[ProcedureVersion, ProcedureVersion], Told], ...] = (
    _name, _limits, _fees, _papers, _questions, _steps,
)  # fmt: skip
