"""A timed move as an officer fills in a row of the table: when, after how long, to where, with which words.

Times are counted in working hours; a working day is eight of them, as everywhere in procedures.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalogue.content import HOURS_OF_A_DAY
from motcua.catalogue.editing.drafts import save_process
from motcua.catalogue.editing.refusals import FilledWrong
from motcua.catalogue.importers import read_limit
from motcua.kernel.process import (
    GateKind,
    Spec,
    TimedKind,
    TimedMove,
    new_key,
    put_timed,
    remove_timed,
)
from motcua.kernel.text import fold, nfc
from motcua.kernel.worktime import Limit, LimitUnit
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

FOREVER = "luôn"
END = "end"
MOST_TIMES, MOST_HOURS, LONGEST_WORDS = 20, 10_000, 300


@dataclass(frozen=True, slots=True)
class TimerGiven:
    """A timed move as typed: `after` in words («2 ngày làm việc», «4 giờ»), `times` a number or always."""

    source: str
    after: str
    kind: str
    target: str = ""
    times: str = "1"
    label: str = ""
    article: str = ""


def put_timer(actor: Actor, code: str, revision: int, given: TimerGiven, key: str = "") -> int:
    """A timed move changed, or added where none is named; the new revision. Raises Refusal or KernelError."""

    def change(spec: Spec) -> Spec:
        if key and key not in {each.key for each in spec.timed}:
            raise NotFound
        faults = list(_faults(spec, given))
        if faults:
            raise FilledWrong(tuple(faults))
        return put_timed(spec, _timed(given, key or new_key(spec, f"moc-{given.source}"[:50])))

    return save_process(actor, code, revision, change)


def drop_timer(actor: Actor, code: str, revision: int, key: str) -> int:
    """Take a timed move out; the new revision. Raises Refusal or KernelError."""
    return save_process(actor, code, revision, lambda spec: remove_timed(spec, key))


def timer_of(spec: Spec, key: str) -> TimerGiven:
    """A timed move of the draft as it would be typed. Raises NotFound."""
    timed = next((each for each in spec.timed if each.key == key), None)
    if timed is None:
        raise NotFound
    return TimerGiven(
        source=timed.source,
        after=after_words(timed.hours),
        kind=timed.kind.value,
        target=timed.target or "",
        times=FOREVER if timed.times is None else str(timed.times),
        label=timed.label,
        article=timed.article,
    )


def timer_places(spec: Spec) -> tuple[str, ...]:
    """Keys of what a timed move can be fixed to: steps and stages."""
    stages = (gate.key for gate in spec.gates if gate.kind is GateKind.STAGE)
    return (*(step.key for step in spec.steps), *stages)


def hours_after(typed: str) -> int | float | None:
    """Working hours of what was typed; None where it cannot be counted in them."""
    plain = typed.strip().replace(",", ".")
    if plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdigit():
        amount = float(plain)
        return int(amount) if amount.is_integer() else amount
    limit: Limit | None = read_limit(typed.strip()).limit
    if limit is None or limit.unit not in _HOURS:
        return None
    return limit.amount * _HOURS[limit.unit]


_HOURS = {LimitUnit.WORKING_HOURS: 1, LimitUnit.WORKING_DAYS: HOURS_OF_A_DAY}


def after_words(hours: float | None) -> str:
    """As people say it, whatever the language of the page: whole days as days."""
    if hours is None:
        return ""
    if hours and hours % HOURS_OF_A_DAY == 0:
        return f"{hours / HOURS_OF_A_DAY:g} ngày làm việc"
    return f"{hours:g} giờ".replace(".", ",")


def _faults(spec: Spec, given: TimerGiven) -> Iterator[tuple[str, str]]:
    if given.source not in timer_places(spec):
        yield "source", _("Chọn bước trong danh sách.")
    hours = hours_after(given.after)
    if hours is None or not 0 < hours <= MOST_HOURS:
        yield "after", _("Ghi như «4 giờ», «0,5 giờ» hoặc «2 ngày làm việc».")
    if given.kind not in set(TimedKind):
        yield "kind", _("Chọn việc phải làm khi đến mốc.")
    elif given.kind == TimedKind.REMIND and given.target:
        yield "target", _("Nhắc thì việc không đi đâu. Hãy bỏ nơi đi tiếp hoặc chọn việc khác.")
    elif given.kind != TimedKind.REMIND and given.target not in {END, *(part.key for part in spec.parts)}:
        yield "target", _("Chọn nơi đi tiếp trong danh sách.")
    if not _is_always(given.times) and not _is_count(given.times):
        yield "times", _("Ghi số lần từ 1 đến {most}.").format(most=MOST_TIMES)
    elif given.times != "1" and given.kind == TimedKind.EXPIRE:
        yield "times", _("Chuyển đi thì chỉ một lần.")
    if max(len(given.label), len(given.article)) > LONGEST_WORDS:
        yield "label", _("Nội dung dài quá {most} ký tự.").format(most=LONGEST_WORDS)


def _is_always(typed: str) -> bool:
    return fold(typed) == fold(FOREVER)


def _is_count(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 4 and 1 <= int(typed) <= MOST_TIMES


def _timed(given: TimerGiven, key: str) -> TimedMove:
    return TimedMove(
        key=key,
        source=given.source,
        hours=hours_after(given.after),
        kind=TimedKind(given.kind),
        target=given.target or None,
        times=None if _is_always(given.times) else int(given.times),
        label=nfc(given.label.strip()),
        article=nfc(given.article.strip()),
    )
