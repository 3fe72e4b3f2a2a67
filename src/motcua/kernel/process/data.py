"""Plain JSON of a spec, both ways. What is read is checked field by field; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from typing import Any, TypeVar

from motcua.kernel.errors import KernelError
from motcua.kernel.process.guards import guard_from_data, guard_to_data
from motcua.kernel.process.spec import Gate, GateKind, Move, Spec, Step, StepKind, TimedKind, TimedMove

Part = Step | Gate | Move | TimedMove
Made = TypeVar("Made", Step, Gate, Move, TimedMove)


def spec_to_data(spec: Spec) -> dict[str, object]:
    """Plain JSON; fields that hold their default are left out."""
    data: dict[str, object] = {
        "key": spec.key,
        "version": spec.version,
        "name": spec.name,
        "start": spec.start,
        "steps": [_part_to_data(step) for step in spec.steps],
    }
    for name, parts in (("gates", spec.gates), ("moves", spec.moves), ("timed", spec.timed)):
        if parts:
            data[name] = [_part_to_data(part) for part in parts]
    return data


def spec_from_data(data: Mapping[str, Any]) -> Spec:
    """The spec; KernelError says which part and which field is wrong."""
    if not isinstance(data, Mapping):
        raise KernelError("process.spec.malformed")
    unknown = set(data) - {"key", "version", "name", "start", "steps", "gates", "moves", "timed"}
    if unknown:
        raise KernelError("process.field.unknown", where="spec", field=min(map(str, unknown)))
    return Spec(
        key=_word("spec", "key", _needed(data, "key")),
        version=_whole("spec", "version", _needed(data, "version")),
        name=_text("spec", "name", _needed(data, "name")),
        start=_word("spec", "start", _needed(data, "start")),
        steps=_parts(Step, "steps", data),
        gates=_parts(Gate, "gates", data),
        moves=_parts(Move, "moves", data),
        timed=_parts(TimedMove, "timed", data),
    )


def _part_to_data(part: Part) -> dict[str, object]:
    data: dict[str, object] = {}
    for spec_field in fields(part):
        value = getattr(part, spec_field.name)
        if spec_field.default is not MISSING and value == spec_field.default:
            continue
        if isinstance(value, StrEnum):
            value = str(value)
        elif spec_field.name == "guard":
            value = guard_to_data(value)
        data[spec_field.name] = value
    return data


def _parts(kind: type[Made], name: str, data: Mapping[str, Any]) -> tuple[Made, ...]:
    rows = data.get(name, [])
    if not isinstance(rows, (list, tuple)):
        raise KernelError("process.field.wrong", where="spec", field=name, value=rows)
    return tuple(_part(kind, f"{name}[{number}]", row) for number, row in enumerate(rows))


def _part(kind: type[Made], where: str, row: object) -> Made:
    if not isinstance(row, Mapping):
        raise KernelError("process.field.wrong", where=where, field="", value=row)
    name = row.get("key") or row.get("source")
    where = f"{where} {name}" if isinstance(name, str) else where
    known = _FIELDS[kind]
    unknown = set(row) - set(known)
    if unknown:
        raise KernelError("process.field.unknown", where=where, field=min(map(str, unknown)))
    values: dict[str, Any] = {}
    for field_name, spec_field in known.items():
        if field_name in row:
            values[field_name] = _READERS[field_name](where, field_name, row[field_name])
        elif spec_field.default is MISSING:
            raise KernelError("process.field.missing", where=where, field=field_name)
    if "kind" in values:
        values["kind"] = _enum(_KINDS[kind], where, values["kind"])
    return kind(**values)


def _needed(data: Mapping[str, Any], name: str) -> object:
    if name not in data:
        raise KernelError("process.field.missing", where="spec", field=name)
    return data[name]


def _wrong(where: str, field: str, value: object) -> KernelError:
    return KernelError("process.field.wrong", where=where, field=field, value=value)


def _word(where: str, field: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(where, field, value)
    return value


def _text(where: str, field: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(where, field, value)
    return value


def _word_or_none(where: str, field: str, value: object) -> str | None:
    return None if value is None else _word(where, field, value)


def _flag(where: str, field: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(where, field, value)
    return value


def _whole(where: str, field: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(where, field, value)
    return value


def _times(where: str, field: str, value: object) -> int | None:
    return None if value is None else _whole(where, field, value)


def _hours(where: str, field: str, value: object) -> int | float | None:
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value < float("inf"):
        raise _wrong(where, field, value)
    return value


def _guard(_where: str, _field: str, value: object) -> object:
    return None if value is None else guard_from_data(value)


def _enum(kind: type[StrEnum], where: str, value: str) -> StrEnum:
    if value not in set(kind):
        raise KernelError("process.kind.unknown", where=where, value=value, known=", ".join(kind))
    return kind(value)


_FIELDS: Mapping[type[Part], Mapping[str, Field[Any]]] = {
    kind: {spec_field.name: spec_field for spec_field in fields(kind)}
    for kind in (Step, Gate, Move, TimedMove)
}
_KINDS: Mapping[type[Part], type[StrEnum]] = {Step: StepKind, Gate: GateKind, TimedMove: TimedKind}


def _reading(reader: Callable[[str, str, object], Any], names: Iterable[str]) -> dict[str, Any]:
    return dict.fromkeys(names, reader)


_READERS: Mapping[str, Callable[[str, str, object], Any]] = {
    **_reading(_word, ("key", "source", "outcome", "kind")),
    **_reading(_word_or_none, ("target", "function", "unit_rule", "stage", "start", "fact", "calls")),
    **_reading(_text, ("name", "label", "article")),
    **_reading(_flag, ("default", "pauses", "resumes")),
    **_reading(_hours, ("hours",)),
    **_reading(_times, ("times",)),
    **_reading(_guard, ("guard",)),
}
