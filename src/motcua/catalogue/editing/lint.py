"""What is wrong with a draft, found at every save: what stops publication, and what to think about.

Sources of law: the legal limit binds the sum of the steps (NĐ 118/2025 chapter III); a component whose
information is in a connected database may not be asked for (NĐ 309/2026 art. 2).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.content import loose_ends, shortest_hours
from motcua.catalogue.exchange import say_finding
from motcua.kernel.errors import KernelError
from motcua.kernel.fees import FeeRule
from motcua.kernel.forms import Form, Kind
from motcua.kernel.process import Finding, Spec, StepKind, check, facts_of, longest_way
from motcua.kernel.text import fold
from motcua.platform.words import say

_OWN_FACTS = frozenset({"case", "channel", "money"})
_PLAIN_KINDS = frozenset({Kind.CHOICE, Kind.MANY, Kind.NUMBER, Kind.MONEY})


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding. `place` is the key of a step or gate, or "components/…"; `stops` publication or not."""

    place: str
    sentence: str
    stops: bool = True


def lint(content: Mapping[str, Any], spec: Spec) -> tuple[Fault, ...]:
    """Everything there is to say about a draft, in the order in which it is read."""
    form = Form.from_data(content["form"])
    faults = (
        *_route(content, spec),
        *_questions(content, spec),
        *_parts(content, form),
        *_components(content),
        *_fees(content),
    )
    return tuple(dict.fromkeys(faults))


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
    questions = Form.from_data(content["form"]).questions
    return {f"answers.{each.key}": each.label for each in questions if each.kind in _PLAIN_KINDS}


def _questions(content: Mapping[str, Any], spec: Spec) -> Iterator[Fault]:
    """Conditions may ask only for what every dossier has or the form asks, in kinds that can be compared."""
    known = _OWN_FACTS | set(askable(content))
    for move in spec.moves:
        for fact in facts_of(move.guard):
            if fact not in known:
                sentence = _("Điều kiện hỏi “{fact}” nhưng hồ sơ không có dữ kiện này. Dùng được: {known}.")
                yield Fault(move.source, sentence.format(fact=fact, known=", ".join(sorted(known))))


def _parts(content: Mapping[str, Any], form: Form) -> Iterator[Fault]:
    for place, sentence in loose_ends(content, form):
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
