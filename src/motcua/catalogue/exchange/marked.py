"""YAML read into plain values that still know their line, so that a refusal can name it.

Only what a table of steps needs: no tags of other programs, no references (a few lines of nested
references could otherwise fill the memory), no key twice, no file beyond a megabyte.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml
from django.utils.translation import gettext as _

from motcua.catalogue.exchange.reading import FileUnreadable, SpecFileFault

__all__ = ["Marked", "read_marked"]

_LARGEST = 1_000_000
_DEEPEST = 30
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A value with the line it stands on: a mapping, a sequence, or a plain value."""

    file: str
    line: int
    value: Mapping[str, Marked] | Sequence[Marked] | str | int | float | bool | None

    def fault(self, what: str) -> SpecFileFault:
        """The refusal that names this place."""
        return SpecFileFault(file=self.file, line=self.line, what=what)

    def mapping(self, where: str) -> Mapping[str, Marked]:
        """This value as a table of fields."""
        if isinstance(self.value, Mapping):
            return self.value
        raise self.fault(_("{where} phải gồm các trường dạng “tên: giá trị”.").format(where=where))

    def sequence(self, where: str) -> Sequence[Marked]:
        """This value as a list."""
        if isinstance(self.value, Sequence) and not isinstance(self.value, str):
            return self.value
        raise self.fault(
            _("{where} phải là một danh sách, mỗi dòng mở đầu bằng dấu gạch ngang.").format(where=where)
        )

    def text(self, where: str) -> str:
        """This value as words."""
        if isinstance(self.value, str):
            return self.value
        if isinstance(self.value, (int, float)) and not isinstance(self.value, bool):
            return str(self.value)
        raise self.fault(_("{where} phải là chữ.").format(where=where))

    def plain(self) -> object:
        """The value without its lines."""
        if isinstance(self.value, Mapping):
            return {key: part.plain() for key, part in self.value.items()}
        if isinstance(self.value, Sequence) and not isinstance(self.value, str):
            return [part.plain() for part in self.value]
        return self.value


def read_marked(text: str, file: str) -> Marked:
    """The one YAML document of a file."""
    if len(text) > _LARGEST:
        raise FileUnreadable(
            file=file, what=_("Tệp lớn hơn 1 MB, không phải một bảng bước. Hãy kiểm tra lại tệp.")
        )
    try:
        _insist_on_plain(text, file)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        if node is None:
            raise FileUnreadable(file=file, what=_("Tệp trống. Hãy viết các trường process, name và steps."))
        return _marked(node, file)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        what = _("Sai cách viết YAML. Hãy kiểm tra thụt đầu dòng, dấu hai chấm và dấu ngoặc quanh dòng này.")
        raise SpecFileFault(file=file, line=mark.line + 1 if mark else 1, what=what) from fault
    except yaml.YAMLError as fault:
        raise FileUnreadable(
            file=file, what=_("Tệp có ký tự không đọc được. Hãy lưu lại bằng UTF-8.")
        ) from fault


def _insist_on_plain(text: str, file: str) -> None:
    """No references, and no depth only a file made to harm has: the parser's time grows with its square."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            what = _("Tệp dùng tham chiếu (*tên). Hãy viết đầy đủ nội dung thay cho tham chiếu.")
            raise SpecFileFault(file=file, line=_line(event), what=what)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise FileUnreadable(file=file, what=_("Tệp lồng quá sâu, không phải một bảng bước."))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _marked(node: yaml.Node, file: str) -> Marked:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Marked(file, line, dict(_pairs(node, file)))
    if isinstance(node, yaml.SequenceNode):
        return Marked(file, line, [_marked(part, file) for part in node.value])
    return Marked(file, line, _scalar(node, file, line))


def _pairs(node: yaml.MappingNode, file: str) -> Iterator[tuple[str, Marked]]:
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise SpecFileFault(file=file, line=line, what=_("Tên trường phải là một từ."))
        if key.value in seen:
            what = _("Trường “{key}” viết hai lần. Hãy bỏ một.").format(key=key.value)
            raise SpecFileFault(file=file, line=line, what=what)
        seen.add(key.value)
        yield key.value, _marked(value, file)


def _scalar(node: yaml.Node, file: str, line: int) -> str | int | float | bool | None:
    if node.tag not in _PLAIN_TAGS:
        # Dates and the like are words to us.
        return str(node.value)
    try:
        value = yaml.SafeLoader("").construct_object(node, deep=True)
    except (ValueError, yaml.YAMLError) as fault:
        raise SpecFileFault(
            file=file, line=line, what=_("Giá trị “{value}” không đọc được.").format(value=node.value)
        ) from fault
    return value if isinstance(value, (str, int, float, bool)) else None
