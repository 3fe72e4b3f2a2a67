"""Process specs in the forms people and other programs use: a YAML table of steps, and BPMN 2.0."""

from __future__ import annotations

from django.utils.translation import gettext as _

from motcua.catalogue.exchange.bpmn_export import write_bpmn
from motcua.catalogue.exchange.bpmn_import import read_bpmn
from motcua.catalogue.exchange.reading import Drawing, FileUnreadable, Remark, SpecFileFault, say_finding
from motcua.catalogue.exchange.script import ScriptFault, read_script, try_out
from motcua.catalogue.exchange.yaml_form import read_table, read_yaml
from motcua.catalogue.exchange.yaml_text import write_yaml

__all__ = [
    "Drawing",
    "FileUnreadable",
    "Remark",
    "ScriptFault",
    "SpecFileFault",
    "read_bpmn",
    "read_process",
    "read_script",
    "read_yaml",
    "say_finding",
    "try_out",
    "write_bpmn",
    "write_yaml",
]


def read_process(content: bytes, file: str) -> Drawing:
    """A spec from either form; a file that opens with an angle bracket is a drawing.

    Raises SpecFileFault or FileUnreadable, each one sentence that names the place and the remedy.
    """
    start = content.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n\x00")[:1]
    if start == b"<":
        return read_bpmn(content, file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileUnreadable(
            file=file, what=_("Tệp không phải văn bản UTF-8. Hãy lưu lại bằng UTF-8.")
        ) from fault
    return read_table(text, file)
