"""BPMN files as a plain tree of elements that know their line, read so that no file can do harm.

A document type, entities and references to other files are refused before anything is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser
from django.utils.translation import gettext as _

from motcua.catalogue.exchange.reading import FileUnreadable, SpecFileFault

__all__ = ["MODEL", "OURS", "Element", "Names", "read_xml"]

# The name of the XML vocabulary, not an address.
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
OURS = "urn:motcua:process"
_ALLOWED = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_LARGEST = 10_000_000
_DEEPEST = 100


@dataclass(slots=True)
class Element:
    """One element: its name without prefix, the namespace, attributes, children, text and line."""

    space: str
    name: str
    line: int
    attributes: dict[tuple[str, str], str]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    @property
    def id(self) -> str:
        return self.attributes.get(("", "id"), "")

    def get(self, name: str) -> str | None:
        """A plain attribute."""
        return self.attributes.get(("", name))

    def ours(self, name: str) -> str | None:
        """An attribute of our own namespace, written by our export."""
        return self.attributes.get((OURS, name))

    def named(self, *names: str) -> Iterator[Element]:
        """Children of the BPMN model with one of these names."""
        return (child for child in self.children if child.space == MODEL and child.name in names)

    def first(self, *names: str) -> Element | None:
        """The first such child."""
        return next(self.named(*names), None)


class _Builder(ContentHandler):
    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.root: Element | None = None
        self.path: list[Element] = []
        self.locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 (the name SAX calls)
        self.locator = locator

    def startElementNS(  # noqa: N802
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002 (SAX passes it)
        attrs: AttributesNSImpl,
    ) -> None:
        found = {(space or "", local): value for (space, local), value in attrs.items()}
        element = Element(name[0] or "", name[1], self.locator.getLineNumber() or 1, found)
        if len(self.path) >= _DEEPEST:
            what = _("Tệp lồng quá {count} tầng, không phải một hình vẽ quy trình.").format(count=_DEEPEST)
            raise SpecFileFault(file=self.file, line=element.line, what=what)
        if self.path:
            self.path[-1].children.append(element)
        else:
            self.root = element
        self.path.append(element)

    def endElementNS(self, *_name: object) -> None:  # noqa: N802
        self.path.pop()

    def characters(self, content: str) -> None:
        self.path[-1].text += content


def read_xml(content: bytes, file: str) -> Element:
    """The root element; a file that is not well-formed or not harmless is refused in one sentence."""
    if len(content) > _LARGEST:
        raise FileUnreadable(file=file, what=_("Tệp lớn hơn 10 MB. Hãy xuất riêng từng quy trình."))
    builder = _Builder(file)
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setFeature(feature_namespaces, 1)
    parser.setContentHandler(builder)
    try:
        parser.parse(BytesIO(content))
    except DefusedXmlException as fault:
        what = _("Tệp có phần DOCTYPE hoặc thực thể XML, không được nhận. Hãy xuất lại không kèm phần này.")
        raise FileUnreadable(file=file, what=what) from fault
    except SAXParseException as fault:
        what = _("XML không đúng cú pháp. Hãy xuất lại tệp từ phần mềm vẽ.")
        raise SpecFileFault(file=file, line=fault.getLineNumber() or 1, what=what) from fault
    except (LookupError, ValueError) as fault:
        raise FileUnreadable(
            file=file, what=_("Bảng mã của tệp không đọc được. Hãy lưu lại bằng UTF-8.")
        ) from fault
    if builder.root is None:
        raise FileUnreadable(file=file, what=_("Tệp trống."))
    return builder.root


class Names:
    """Identifiers for an exported file: the key itself where XML allows it, else one of its own."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._ids: dict[str, str] = {}
        self._taken: set[str] = {key for key in keys if _ALLOWED.fullmatch(key)}
        for key in keys:
            self._ids[key] = key if _ALLOWED.fullmatch(key) else self.new(key)

    def of(self, key: str) -> str:
        """The identifier of a step, gate or timed move."""
        return self._ids[key]

    def new(self, wanted: str) -> str:
        """A further identifier that nothing else has."""
        base = re.sub(r"[^A-Za-z0-9_.-]", "_", wanted)
        base = base if re.match(r"[A-Za-z_]", base) else f"id_{base}"
        name, number = base, 1
        while name in self._taken:
            number += 1
            name = f"{base}_{number}"
        self._taken.add(name)
        return name
