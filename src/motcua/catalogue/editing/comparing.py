"""Two versions of a procedure field by field, whatever part of it the fields belong to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.editing.access import procedure_within
from motcua.catalogue.editing.copying import content_of
from motcua.catalogue.editing.keptanswers import TRIALS
from motcua.catalogue.editing.lint import questions_of, rules_of, sections_of
from motcua.catalogue.models import Draft, Status
from motcua.kernel.forms import Question, Section, diff_rules, diff_sections
from motcua.kernel.forms import diff as diff_forms
from motcua.kernel.messages import Message
from motcua.kernel.process import Spec, diff, spec_from_data
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

Content = Mapping[str, Any]
Path = tuple[str, ...]
# What tells the rows of a list apart; a list of anything else is one value.
_MARKS = ("code", "key", "act", "number", "fact", "value")


@dataclass(frozen=True, slots=True)
class Differing:
    """One field that differs: where it stands, and what it was and is; None where it was not there."""

    path: Path
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs beside form and process; these in messages, with both sides to name their parts by."""

    fields: tuple[Differing, ...]
    asked_before: tuple[Question, ...]
    asked: tuple[Question, ...]
    questions: tuple[Message, ...]
    old: Spec
    new: Spec
    process: tuple[Message, ...]
    sections: tuple[Section, ...] = ()


def essence(content: Content) -> dict[str, Any]:
    """What a version says, without under which decision and from when."""
    aside = {"decision", "decided_on", "effective_from", "effective_to", "is_provisional", TRIALS}
    return {key: value for key, value in content.items() if key not in aside}


def compare_versions(actor: Actor, code: str, older: int, newer: int | None) -> Comparison:
    """Two published versions by their numbers; `newer` None: the draft. Raises NotFound."""
    procedure = procedure_within(actor, code)
    published = dict(procedure.versions.filter(status=Status.PUBLISHED).values_list("number", "pk"))
    if older not in published or (newer is not None and newer not in published):
        raise NotFound
    if newer is None:
        row = Draft.objects.filter(procedure=procedure).first()
        if row is None:
            raise NotFound
        after = row.content
    else:
        after = content_of(published[newer])
    return compare(content_of(published[older]), after, with_order=newer is not None)


def compare(before: Content, after: Content, *, with_order: bool = False) -> Comparison:
    """What differs; `with_order`: also by which decision and from when."""
    old, new = spec_from_data(before["process"]), spec_from_data(after["process"])
    asked_before, asked = questions_of(before), questions_of(after)
    sides = [dict(side) if with_order else essence(side) for side in (before, after)]
    first, second = (dict(_flat(_plain(side))) for side in sides)
    paths = dict.fromkeys((*first, *second))
    fields = tuple(
        Differing(path, first.get(path), second.get(path))
        for path in paths
        if first.get(path) != second.get(path)
    )
    divided_before, divided = sections_of(before), sections_of(after)
    rules = diff_rules(rules_of(before), rules_of(after))
    told = (*diff_sections(divided_before, divided), *diff_forms(asked_before, asked), *rules)
    sections = (*divided_before, *divided)
    return Comparison(fields, asked_before, asked, told, old, new, diff(old, new), sections)


def _plain(content: Content) -> dict[str, Any]:
    """Without what is told in words of its own."""
    found = {key: value for key, value in content.items() if key not in {"process", "code", TRIALS}}
    form = {
        key: value
        for key, value in content["form"].items()
        if key not in {"questions", "sections", "together"}
    }
    return {**found, "form": form}


def _flat(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Leaves by their path; rows of a list by what marks them, so that a moved row is the same row."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key != "version":
                yield from _flat(inner, (*path, str(key)))
    elif isinstance(value, list) and value and all(_mark(row) for row in value):
        for row in value:
            mark = _mark(row)
            inner = {key: part for key, part in row.items() if str(part) != mark or key not in _MARKS}
            yield from _flat(inner or mark, (*path, mark))
    else:
        yield path, value


def _mark(row: Any) -> str:
    if not isinstance(row, Mapping):
        return ""
    return next((str(row[name]) for name in _MARKS if row.get(name)), "")
