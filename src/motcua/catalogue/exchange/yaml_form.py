"""The YAML table of steps, as officers write it, read into a spec.

A step without `then` leads to the next row, the last row to the end. `then` is a step, or a table of
outcomes; an outcome is a step (`end`: finished, `back`: to whence the work came) or a table with `to`,
`label`, `article`, `when`, `clock: pause|resume`; several of these in a list are tried in order, the
last one without `when` being the default. Gates and ends stand in a list of their own below the steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from motcua.catalogue.exchange.conditions import ConditionError, guard_of
from motcua.catalogue.exchange.marked import Marked, read_marked
from motcua.catalogue.exchange.reading import Drawing, SpecFileFault
from motcua.kernel.errors import KernelError
from motcua.kernel.process import (
    DONE,
    Gate,
    GateKind,
    Guard,
    Move,
    Spec,
    Step,
    StepKind,
    TimedKind,
    TimedMove,
    guard_from_data,
)

__all__ = ["BACK", "END", "is_default", "read_table", "read_yaml"]

END = "end"
BACK = "back"
_TOP = ("process", "version", "name", "start", "steps", "gates")
_STEP = ("key", "name", "kind", "function", "unit", "hours", "stage", "fact", "calls", "then", "after")
_GATE = ("key", "name", "kind", "stage", "start", "then", "after")
_WAY = ("to", "label", "article", "when", "clock", "outcome", "default")
_AFTER = ("key", "hours", "do", "to", "times", "label", "article")
_CLOCK = ("pause", "resume", "pause_again")
_FOREVER = "always"


def read_yaml(text: str, file: str) -> Spec:
    """The spec written in the text; SpecFileFault names file, line and remedy."""
    return _Table(read_marked(text, file)).spec()


def read_table(text: str, file: str) -> Drawing:
    """The same, with the line of each step and gate."""
    table = _Table(read_marked(text, file))
    return Drawing(spec=table.spec(), lines={key: row.line for key, row in table.keys.items()})


class _Table:
    def __init__(self, root: Marked) -> None:
        self.root = root
        self.top = _fields(root, _("Quy trình"), _TOP)
        self.rows = list(_needed(self.top, "steps", root).sequence("steps"))
        self.gate_rows = list(self.top["gates"].sequence("gates")) if "gates" in self.top else []
        if not self.rows:
            raise self.top["steps"].fault(_("Bảng chưa có bước nào. Hãy thêm ít nhất một bước."))
        self.keys = self._keys()
        self.uses_end = False

    def _keys(self) -> dict[str, Marked]:
        found: dict[str, Marked] = {}
        for row in (*self.rows, *self.gate_rows):
            key = _key(row)
            if key == BACK:
                raise row.fault(_("Mã “{back}” dành riêng cho trả lại. Hãy đặt mã khác.").format(back=BACK))
            if key in found:
                raise row.fault(
                    _("Mã “{key}” đã dùng ở dòng {line}. Hãy đặt mã khác.").format(
                        key=key, line=found[key].line
                    )
                )
            found[key] = row
        return found

    def spec(self) -> Spec:
        steps = tuple(self._step(row) for row in self.rows)
        gates = tuple(self._gate(row) for row in self.gate_rows)
        moves = (*self._moves_of_steps(), *self._moves_of_gates())
        timed = tuple(t for row in (*self.rows, *self.gate_rows) for t in self._timed(row))
        if self.uses_end and END not in self.keys:
            gates = (*gates, Gate(END, GateKind.END))
        start = self.top.get("start")
        return Spec(
            key=_needed(self.top, "process", self.root).text("process"),
            version=_whole(self.top["version"], "version") if "version" in self.top else 1,
            name=self.top["name"].text("name") if "name" in self.top else "",
            start=steps[0].key if start is None else self._target(start) or "",
            steps=steps,
            gates=gates,
            moves=moves,
            timed=timed,
        )

    def _step(self, row: Marked) -> Step:
        fields = _fields(row, _("Bước"), _STEP)
        kind = _needed(fields, "kind", row)
        return Step(
            key=_key(row),
            name=_needed(fields, "name", row).text("name"),
            function=_word(fields, "function"),
            unit_rule=_word(fields, "unit"),
            hours=_hours(fields.get("hours")),
            kind=StepKind(_one_of(kind, [str(known) for known in StepKind])),
            stage=_word(fields, "stage"),
            fact=_word(fields, "fact"),
            calls=_word(fields, "calls"),
        )

    def _gate(self, row: Marked) -> Gate:
        fields = _fields(row, _("Cổng"), _GATE)
        kind = _needed(fields, "kind", row)
        return Gate(
            key=_key(row),
            kind=GateKind(_one_of(kind, [str(known) for known in GateKind])),
            name=_word(fields, "name") or "",
            stage=_word(fields, "stage"),
            start=_word(fields, "start"),
        )

    def _moves_of_steps(self) -> Iterator[Move]:
        for number, row in enumerate(self.rows):
            then = row.mapping(_("Bước")).get("then")
            if then is None:
                below = self.rows[number + 1] if number + 1 < len(self.rows) else None
                self.uses_end |= below is None
                yield Move(_key(row), END if below is None else _key(below))
            elif isinstance(then.value, Mapping) and not _is_way(then.value):
                for outcome, ways in then.value.items():
                    yield from self._ways(_key(row), outcome, ways)
            elif not _is_nothing(then):
                yield from self._ways(_key(row), DONE, then)

    def _moves_of_gates(self) -> Iterator[Move]:
        for row in self.gate_rows:
            then = row.mapping(_("Cổng")).get("then")
            if then is not None and not _is_nothing(then):
                yield from self._ways(_key(row), DONE, then)

    def _ways(self, source: str, outcome: str, ways: Marked) -> Iterator[Move]:
        is_list = isinstance(ways.value, Sequence) and not isinstance(ways.value, str)
        rows = ways.sequence("then") if is_list else (ways,)
        guarded = [isinstance(row.value, Mapping) and "when" in row.value for row in rows]
        if self._divides(source):
            guarded = []
        for number, row in enumerate(rows):
            yield self._way(source, outcome, row, implied=is_default(guarded, number))

    def _divides(self, source: str) -> bool:
        kind = self.keys[source].mapping(_("Cổng")).get("kind")
        return kind is not None and kind.value in {GateKind.FORK, GateKind.JOIN}

    def _way(self, source: str, outcome: str, row: Marked, *, implied: bool) -> Move:
        if not isinstance(row.value, Mapping):
            return Move(source, self._target(row), outcome, default=implied)
        fields = _fields(row, _("Hướng đi"), _WAY)
        clock = _one_of(fields["clock"], _CLOCK) if "clock" in fields else ""
        guard = _guard(fields["when"]) if "when" in fields else None
        return Move(
            source=source,
            target=self._target(_needed(fields, "to", row)),
            outcome=_word(fields, "outcome") or outcome,
            label=_word(fields, "label") or "",
            guard=guard,
            default=_flag(fields["default"]) if "default" in fields else implied,
            article=_word(fields, "article") or "",
            pauses=clock in {"pause", "pause_again"},
            resumes=clock in {"resume", "pause_again"},
        )

    def _timed(self, row: Marked) -> Iterator[TimedMove]:
        fields = row.mapping(_("Bước"))
        rows = fields["after"].sequence("after") if "after" in fields else ()
        for number, after in enumerate(rows, start=1):
            given = _fields(after, _("Mốc thời gian"), _AFTER)
            kind = TimedKind(_one_of(_needed(given, "do", after), [str(known) for known in TimedKind]))
            if kind is not TimedKind.REMIND:
                _needed(given, "to", after)
            yield TimedMove(
                key=_word(given, "key") or f"{_key(row)}_after_{number}",
                source=_key(row),
                hours=_hours(given.get("hours")),
                kind=kind,
                target=self._target(given["to"]) if "to" in given else None,
                times=_times(given.get("times")),
                label=_word(given, "label") or "",
                article=_word(given, "article") or "",
            )

    def _target(self, place: Marked) -> str | None:
        key = place.text("to")
        if key == BACK:
            return None
        if key == END:
            self.uses_end = True
        elif key not in self.keys:
            known = ", ".join((*self.keys, END, BACK))
            raise place.fault(
                _("Không có bước hoặc cổng “{key}”. Hãy dùng một trong: {known}.").format(
                    key=key, known=known
                )
            )
        return key


def is_default(guarded: Sequence[bool], number: int) -> bool:
    """In a list tried in order, the last way is the default when it alone has no condition."""
    return any(guarded) and number == len(guarded) - 1 and not guarded[number]


def _fields(row: Marked, what: str, known: Sequence[str]) -> Mapping[str, Marked]:
    fields = row.mapping(what)
    for name, value in fields.items():
        if name not in known:
            raise value.fault(
                _("{what} không có trường “{name}”. Các trường dùng được: {known}.").format(
                    what=what, name=name, known=", ".join(known)
                )
            )
    return fields


def _needed(fields: Mapping[str, Marked], name: str, row: Marked) -> Marked:
    if name not in fields:
        raise row.fault(_("Thiếu trường “{name}”. Hãy thêm một dòng “{name}: …”.").format(name=name))
    return fields[name]


def _key(row: Marked) -> str:
    key = _needed(row.mapping(_("Bước")), "key", row).text("key")
    if not key.strip():
        raise row.fault(_("Mã (key) để trống. Hãy đặt một mã ngắn không dấu."))
    return key


def _word(fields: Mapping[str, Marked], name: str) -> str | None:
    place = fields.get(name)
    return None if place is None or place.value is None else place.text(name)


def _is_way(fields: Mapping[str, Marked]) -> bool:
    """A table with `to` whose value is plain is one way; otherwise the table lists outcomes."""
    return "to" in fields and not isinstance(fields["to"].value, Mapping) and set(fields) <= set(_WAY)


def _is_nothing(place: Marked) -> bool:
    return isinstance(place.value, Sequence) and not isinstance(place.value, str) and not place.value


def _one_of(place: Marked, known: Sequence[str]) -> str:
    if place.value not in known:
        raise place.fault(
            _("“{value}” không dùng được ở đây. Hãy chọn một trong: {known}.").format(
                value=place.plain(), known=", ".join(known)
            )
        )
    return place.text("")


def _flag(place: Marked) -> bool:
    if not isinstance(place.value, bool):
        raise place.fault(_("“default” chỉ nhận true hoặc false."))
    return place.value


def _whole(place: Marked, name: str) -> int:
    if isinstance(place.value, bool) or not isinstance(place.value, int) or place.value < 0:
        raise place.fault(_("“{name}” phải là số nguyên không âm, ví dụ 1.").format(name=name))
    return place.value


def _hours(place: Marked | None) -> int | float | None:
    if place is None or place.value is None:
        return None
    hours = place.value
    if isinstance(hours, bool) or not isinstance(hours, (int, float)) or not 0 <= hours < float("inf"):
        raise place.fault(_("“hours” phải là số giờ làm việc, ví dụ 4 hoặc 0.5."))
    return hours


def _times(place: Marked | None) -> int | None:
    if place is None:
        return 1
    return None if place.value == _FOREVER else _whole(place, "times")


def _guard(place: Marked) -> Guard:
    try:
        if isinstance(place.value, Mapping):
            return guard_from_data(place.plain())
        return guard_of(place.text("when"))
    except ConditionError as fault:
        raise _bad_condition(place, str(fault)) from fault
    except KernelError as fault:
        raise _bad_condition(place, str(place.plain())) from fault


def _bad_condition(place: Marked, part: str) -> SpecFileFault:
    sentence = _('Điều kiện không hiểu được ở “{part}”. Viết dạng: amount > 5 and kind == "A".')
    return place.fault(sentence.format(part=part))
