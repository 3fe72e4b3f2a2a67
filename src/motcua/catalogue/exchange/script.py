"""Scripts for trying out a spec: one act a line, or a JSON list of acts, played through the engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel.errors import KernelError
from motcua.kernel.process import (
    DONE,
    Act,
    Cancel,
    Complete,
    FactArrived,
    Instance,
    SendBack,
    Spec,
    TimerFired,
    advance,
    start,
)
from motcua.platform.errors import Invalid
from motcua.platform.words import say

__all__ = ["Line", "ScriptFault", "read_script", "try_out"]

_VERBS = {
    "complete": (1, 2),
    "back": (1, 2),
    "timer": (2, 2),
    "fact": (1, 1),
    "set": (2, 2),
    "cancel": (1, 1),
}


class ScriptFault(Invalid):
    """A line of a script that cannot be understood or carried out."""

    code = "process-script"
    sentence = gettext_lazy("Kịch bản, dòng {line}: {what}")


@dataclass(frozen=True, slots=True)
class Line:
    """One act: the verb and its words, with the line it stands on."""

    number: int
    verb: str
    words: tuple[Any, ...]

    def __str__(self) -> str:
        return " ".join((self.verb, *map(str, self.words)))

    def fault(self, what: str) -> ScriptFault:
        """The refusal that names this line."""
        return ScriptFault(line=self.number, what=what)


def read_script(text: str) -> tuple[Line, ...]:
    """The acts of a script. As JSON: `[["complete", "examine", "verify"], ["set", "amount", 5]]`."""
    if text.lstrip().startswith("["):
        return _read_json(text)
    lines = []
    for number, row in enumerate(text.splitlines(), start=1):
        words = row.partition("#")[0].split()
        if words:
            lines.append(_line(number, words))
    return tuple(lines)


def _read_json(text: str) -> tuple[Line, ...]:
    try:
        rows = json.loads(text)
    except ValueError as fault:
        what = _("JSON không đúng cú pháp. Viết dạng danh sách các danh sách từ.")
        raise ScriptFault(line=getattr(fault, "lineno", 1), what=what) from fault
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, list) or not row:
            raise ScriptFault(
                line=number, what=_('Mỗi việc là một danh sách từ, ví dụ ["complete", "examine"].')
            )
    return tuple(_line(number, row) for number, row in enumerate(rows, start=1))


def _line(number: int, words: list[Any]) -> Line:
    verb, rest = str(words[0]), words[1:]
    line = Line(number, verb, tuple(rest))
    if verb not in _VERBS:
        known = ", ".join(_VERBS)
        raise line.fault(_("Không có việc “{verb}”. Chỉ dùng: {known}.").format(verb=verb, known=known))
    fewest, most = _VERBS[verb]
    if not fewest <= len(rest) <= most:
        raise line.fault(
            _("“{verb}” cần từ {fewest} đến {most} từ đi kèm.").format(verb=verb, fewest=fewest, most=most)
        )
    return line


def try_out(spec: Spec, script: tuple[Line, ...]) -> dict[str, Any]:
    """Play the script from the start; `acts` tells after each line which steps are open.

    `set` lines before the first act are known from the start. ScriptFault names the line refused.
    """
    facts: dict[str, object] = {}
    lines = list(script)
    while lines and lines[0].verb == "set":
        _set(facts, lines.pop(0))
    try:
        instance, effects = start(spec, facts)
    except KernelError as fault:
        raise ScriptFault(line=1, what=say(fault.key, **fault.values)) from fault
    told = [_told("start", instance, effects)]
    for line in lines:
        if line.verb == "set":
            _set(facts, line)
            continue
        try:
            instance, effects = advance(spec, instance, _act(instance, line), facts)
        except KernelError as fault:
            raise line.fault(say(fault.key, **fault.values)) from fault
        told.append(_told(str(line), instance, effects))
    return {"process": spec.key, "acts": told, "finished": instance.finished, "open": _open(instance)}


def _set(facts: dict[str, object], line: Line) -> None:
    name, value = line.words
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            value = str(value)
    facts[str(name)] = value


def _act(instance: Instance, line: Line) -> Act:
    words = tuple(map(str, line.words))
    if line.verb == "fact":
        return FactArrived(words[0])
    if line.verb == "cancel":
        return Cancel(words[0])
    token = _token(instance, line, words[0])
    if line.verb == "timer":
        return TimerFired(token, words[1])
    if line.verb == "back":
        return SendBack(token, words[1] if len(words) > 1 else None)
    return Complete(token, words[1] if len(words) > 1 else DONE)


def _token(instance: Instance, line: Line, key: str) -> int:
    for step in instance.open:
        if step.step == key:
            return step.token
    for stage in instance.stages:
        if stage.stage == key:
            return stage.token
    known = ", ".join(_open(instance)) or "–"
    raise line.fault(_("Bước “{key}” không mở lúc này; đang mở: {known}.").format(key=key, known=known))


def _open(instance: Instance) -> list[str]:
    return [step.step for step in instance.open]


def _told(act: str, instance: Instance, effects: tuple[object, ...]) -> Mapping[str, object]:
    return {"act": act, "open": _open(instance), "effects": [_effect(effect) for effect in effects]}


def _effect(effect: Any) -> dict[str, object]:
    fields = {name: getattr(effect, name) for name in effect.__dataclass_fields__}
    return {"effect": type(effect).__name__} | fields
