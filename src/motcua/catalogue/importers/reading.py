"""Files of procedures: JSON, JSON lines, and gzip of these. One broken line never harms its neighbours."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.importers.crawl import read_line
from motcua.catalogue.importers.national import is_national, read_record
from motcua.catalogue.importers.readings import ProcedureReading
from motcua.catalogue.importers.report import BrokenLine
from motcua.catalogue.refusals import UnreadableFile
from motcua.kernel.errors import KernelError
from motcua.platform.console import reason_of
from motcua.platform.words import say

LARGEST_UNPACKED = 512 * 1024 * 1024
LARGEST_LINE = 8 * 1024 * 1024
_GZIP = b"\x1f\x8b"


def read_file(path: Path) -> Iterator[tuple[int, ProcedureReading | BrokenLine]]:
    """Each record with its line; UnreadableFile where the file as a whole cannot be read."""
    try:
        content = _content(path)
    except OSError as error:
        fault = _("{reason}. Hãy kiểm tra tệp.").format(
            reason=reason_of(error) if error.errno else _("tệp nén bị hỏng")
        )
        raise UnreadableFile(file=path, fault=fault) from error
    except (EOFError, zlib.error) as error:
        raise UnreadableFile(file=path.name, fault=_("tệp nén bị hỏng. Hãy tải lại tệp.")) from error
    found = False
    for number, record in _records(content):
        found = True
        yield number, record if isinstance(record, BrokenLine) else _read(number, record)
    if not found:
        raise UnreadableFile(file=path.name, fault=_("tệp trống. Hãy chọn tệp khác."))


def _content(path: Path) -> bytes:
    raw = path.read_bytes()
    if not raw.startswith(_GZIP):
        return raw
    with gzip.open(path) as unpacked:
        content = unpacked.read(LARGEST_UNPACKED + 1)
    if len(content) > LARGEST_UNPACKED:
        raise UnreadableFile(file=path.name, fault=_("giải nén lớn hơn 512 MB. Hãy tách nhỏ tệp."))
    return content


def _records(content: bytes) -> Iterator[tuple[int, Any]]:
    """Objects of one JSON document, or of each line."""
    whole = _parsed(content, 1) if len(content) <= LARGEST_LINE * 8 else BrokenLine(1, "")
    if not isinstance(whole, BrokenLine):
        listed = whole.get("result", whole) if isinstance(whole, dict) else whole
        yield from enumerate(listed if isinstance(listed, list) else [listed], start=1)
        return
    for number, row in enumerate(content.split(b"\n"), start=1):
        if row.strip():
            yield number, _parsed(row, number)


def _parsed(text: bytes, number: int) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"), parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        why = _("không phải JSON ở cột {column}. Hãy sửa dòng này.").format(column=error.colno)
        return BrokenLine(number, why)
    except UnicodeDecodeError:
        return BrokenLine(number, _("không phải chữ mã UTF-8. Hãy lưu lại dòng này."))
    except RecursionError:
        return BrokenLine(number, _("lồng nhau quá sâu. Hãy sửa dòng này."))
    except ValueError:
        return BrokenLine(number, _("có số không hợp lệ. Hãy sửa dòng này."))


def _no_constant(word: str) -> None:
    raise ValueError(word)


def _read(number: int, record: Any) -> ProcedureReading | BrokenLine:
    if not isinstance(record, Mapping):
        return BrokenLine(number, _("không phải một thủ tục. Hãy sửa dòng này."))
    try:
        return read_record(record) if is_national(record) else read_line(record)
    except KeyError as error:
        return BrokenLine(number, _("thiếu mục {name}. Hãy bổ sung.").format(name=error.args[0]))
    except KernelError as error:
        return BrokenLine(number, say(error.key, **error.values))
    except (AttributeError, TypeError):
        return BrokenLine(number, _("mã hoặc tên thủ tục không phải chữ. Hãy sửa dòng này."))
