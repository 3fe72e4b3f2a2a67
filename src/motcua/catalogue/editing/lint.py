"""What is wrong with a draft, found at every save: what stops publication, and what to think about.

Sources of law: the legal limit binds the sum of the steps (NĐ 118/2025 chapter III); a component whose
information is in a connected database may not be asked for (NĐ 309/2026 art. 2).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.content import loose_ends, shortest_hours
from motcua.catalogue.editing.keptanswers import kept_answers
from motcua.catalogue.editing.registers import knowing
from motcua.catalogue.exchange import say_finding
from motcua.kernel.errors import KernelError
from motcua.kernel.fees import FeeRule
from motcua.kernel.forms import Kind, Question, Rule, Section
from motcua.kernel.forms import check as check_form
from motcua.kernel.process import Finding, Spec, StepKind, check, facts_of, longest_way
from motcua.kernel.text import fold
from motcua.platform.words import say

_OWN_FACTS = frozenset({"case", "channel", "money"})
FORM = "form"
_PLAIN_KINDS = frozenset({Kind.CHOICE, Kind.MANY, Kind.NUMBER, Kind.MONEY, Kind.YES_NO})


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding; `place` is the key of a step or gate, "components/…" or "form/…".

    `stops`: nothing is published while it is there.
    """

    place: str
    sentence: str
    stops: bool = True


def lint(content: Mapping[str, Any], spec: Spec) -> tuple[Fault, ...]:
    """Everything there is to say about a draft, in the order in which it is read."""
    asked, sections = questions_of(content), sections_of(content)
    faults = (
        *_whole(content),
        *_route(content, spec),
        *_timed(spec, shortest_hours(content)),
        *_questions(content, spec),
        *form_faults(asked, sections, rules_of(content)),
        *_kept(content),
        *_parts(content, asked),
        *_components(content),
        *_fees(content),
    )
    return tuple(dict.fromkeys(faults))


def _whole(content: Mapping[str, Any]) -> Iterator[Fault]:
    """What a first version lacks as a whole."""
    if not content["channels"]:
        yield Fault("channels", _("Chưa có cách nộp nào. Hãy ghi cách nộp và thời hạn."))
    if not content["result"].get("name") and not content.get("no_result_document"):
        yield Fault("general", _("Chưa ghi tên kết quả. Hãy sửa thông tin chung."))
    if not content["legal_basis"]:
        yield Fault("general", _("Chưa ghi căn cứ pháp lý."), stops=False)


def _route(content: Mapping[str, Any], spec: Spec) -> Iterator[Fault]:
    limit = shortest_hours(content)
    found = check(spec, limit_hours=limit)
    for finding in found:
        is_whole = finding.element == spec.key
        words = _of_whole(spec, finding) if is_whole else say_finding(spec, finding)
        yield Fault("" if is_whole else finding.element, words, not finding.key.endswith(".end_unused"))
    steps = {step.key: step for step in spec.steps}
    start = steps.get(spec.start)
    if start is None or start.kind is not StepKind.RECEIVE:
        yield Fault(spec.start, _("Quy trình phải bắt đầu bằng một bước tiếp nhận."))
    if not any(step.kind is StepKind.RETURN for step in spec.steps):
        yield Fault("", _("Quy trình chưa có bước trả kết quả."))
    if limit is not None and not any(finding.key.endswith(".hours_over") for finding in found):
        yield from _idle(limit, float(longest_way(spec)[0]))


def _timed(spec: Spec, limit: float | None) -> Iterator[Fault]:
    """Timed moves that help nobody: they come when the dossier is late already, or twice at once."""
    seen: set[tuple[object, ...]] = set()
    for timed in spec.timed:
        name = next((part.name for part in spec.parts if part.key == timed.source), "") or timed.source
        if limit is not None and timed.hours is not None and timed.hours > limit:
            sentence = _("Mốc của “{name}” đến sau {hours:g} giờ, khi thời hạn {limit:g} giờ đã hết.")
            values = {"name": name, "hours": timed.hours, "limit": limit}
            yield Fault(timed.source, sentence.format(**values), stops=False)
        sign = (timed.source, timed.kind, timed.hours, timed.target)
        if sign in seen:
            yield Fault(
                timed.source, _("“{name}” có hai mốc thời gian giống nhau. Hãy bỏ một.").format(name=name)
            )
        seen.add(sign)


def _of_whole(spec: Spec, finding: Finding) -> str:
    """A finding about the whole process, with whole hours as such and steps by their names."""
    names = {step.key: step.name for step in spec.steps}
    values = {
        name: f"{value:g}" if isinstance(value, float) else value for name, value in finding.values.items()
    }
    if "steps" in values:
        values["steps"] = " → ".join(names.get(key, key) for key in str(values["steps"]).split(" → "))
    return say(finding.key, **{"element": spec.name, **values})


def _idle(limit: float, hours: float) -> Iterator[Fault]:
    """Hours of the legal limit that no step uses: allowed, but somebody should have meant it."""
    if hours < limit:
        sentence = _("Các bước dùng {hours:g} trong {limit:g} giờ làm việc của thời hạn; còn {left:g} giờ.")
        yield Fault("", sentence.format(hours=hours, limit=limit, left=limit - hours), stops=False)


def askable(content: Mapping[str, Any]) -> dict[str, str]:
    """Answers a condition may ask for, by the name it has there, with the words of the question."""
    asked = questions_of(content)
    return {f"answers.{each.key}": each.label for each in asked if each.kind in _PLAIN_KINDS}


def questions_of(content: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions of a draft's form one by one: together they may not make a form yet."""
    return tuple(Question.from_data(each) for each in content["form"]["questions"])


def sections_of(content: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections of a draft's form; none where it is not divided."""
    return tuple(Section.from_data(each) for each in content["form"].get("sections", ()))


def rules_of(content: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules between answers of a draft's form."""
    return tuple(Rule.from_data(each) for each in content["form"].get("together", ()))


def form_faults(
    questions: Sequence[Question], sections: Sequence[Section] = (), rules: Sequence[Rule] = ()
) -> Iterator[Fault]:
    """What is wrong with the form, and what it asks although a register knows it."""
    for flaw in check_form(questions, sections, rules):
        yield Fault(f"{FORM}/{flaw.question}", say(flaw.key, **flaw.values), flaw.stops)
    for number, question in enumerate(questions, start=1):
        if question.prefill is not None:
            continue  # asked for only where the register or the account did not say it
        register = knowing(question)
        if register is not None:
            sentence = _(
                "Câu {number} “{label}”: {register} đã có. Chỉ hỏi khi tra cứu không được ({article})."
            )
            values = {"number": number, "label": question.label}
            said = sentence.format(register=register.name, article=register.article, **values)
            yield Fault(f"{FORM}/{question.key}", said, stops=False)


def _kept(content: Mapping[str, Any]) -> Iterator[Fault]:
    """Sets of answers that the form judges otherwise than when they were kept."""
    for each in kept_answers(content):
        if not each.is_as_kept:
            sentence = _(
                "Bộ thử “{name}” cho kết quả khác lúc giữ ở: {labels}. Hãy sửa mẫu hoặc giữ lại bộ thử."
            )
            yield Fault(f"{FORM}/", sentence.format(name=each.name, labels=each.labels(content["form"])))


def _questions(content: Mapping[str, Any], spec: Spec) -> Iterator[Fault]:
    """Conditions may ask only for what every dossier has or the form asks, in kinds that can be compared."""
    known = _OWN_FACTS | set(askable(content))
    for move in spec.moves:
        for fact in facts_of(move.guard):
            if fact not in known:
                sentence = _("Điều kiện hỏi “{fact}” nhưng hồ sơ không có dữ kiện này. Dùng được: {known}.")
                yield Fault(move.source, sentence.format(fact=fact, known=", ".join(sorted(known))))


def _parts(content: Mapping[str, Any], asked: Sequence[Question]) -> Iterator[Fault]:
    for place, sentence in loose_ends(content, [question.key for question in asked]):
        yield Fault(place, sentence)


def _components(content: Mapping[str, Any]) -> Iterator[Fault]:
    """A component asked twice, or one a register knows."""
    seen: dict[str, str] = {}
    for number, component in enumerate(content["components"]):
        place, name = f"components/{number}", component["name"]
        for sign in {fold(name), component.get("national_code", "")} - {""}:
            if seen.setdefault(sign, name) != name or list(_names(content)).count(fold(name)) > 1:
                sentence = _("“{name}” được yêu cầu hai lần. Hãy bỏ một.")
                yield Fault(place, sentence.format(name=name))
                break
        if component.get("from_database") and component["required"] and not component.get("legal_basis"):
            sentence = _("“{name}” đã có trong cơ sở dữ liệu: chỉ yêu cầu giấy khi tra cứu không được.")
            yield Fault(place, sentence.format(name=name), stops=False)


def _names(content: Mapping[str, Any]) -> Iterator[str]:
    yield from (fold(component["name"]) for component in content["components"])


def _fees(content: Mapping[str, Any]) -> Iterator[Fault]:
    for number, rule in enumerate(content["fees"]):
        try:
            FeeRule.from_data(rule)
        except KernelError as error:
            yield Fault(f"fees/{number}", say(error.key, **error.values))
