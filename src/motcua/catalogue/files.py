"""Procedure files of data/procedures/: read, hold against the schema, and say in words where they fail."""

import functools
import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from motcua.catalogue.refusals import ProcedureFault, UnreadableFile
from motcua.platform.console import reason_of

Data = dict[str, Any]
LARGEST_FILE = 4 * 1024 * 1024

_OTHER_FAULT = gettext_noop("{value} không hợp lệ. Hãy đối chiếu data/schema/procedure.json.")
_FAULTS = {
    "enum": gettext_noop("giá trị {value} không được dùng ở đây. Hãy chọn một trong: {wanted}."),
    "const": gettext_noop("giá trị {value} không được dùng ở đây. Hãy ghi: {wanted}."),
    "type": gettext_noop("{value} sai kiểu. Hãy ghi kiểu {wanted}."),
    "pattern": gettext_noop("{value} sai dạng. Hãy ghi theo dạng {wanted}."),
    "minLength": gettext_noop("để trống. Hãy ghi nội dung."),
    "maxLength": gettext_noop("dài quá {wanted} ký tự. Hãy viết ngắn lại."),
    "minimum": gettext_noop("{value} nhỏ hơn {wanted}. Hãy kiểm tra lại số."),
    "maximum": gettext_noop("{value} lớn hơn {wanted}. Hãy kiểm tra lại số."),
    "minItems": gettext_noop("cần ít nhất {wanted} phần tử. Hãy bổ sung."),
    "minProperties": gettext_noop("cần ít nhất {wanted} mục. Hãy bổ sung."),
    "uniqueItems": gettext_noop("có phần tử lặp lại. Hãy bỏ phần tử thừa."),
}


def read_json(path: Path) -> Any:
    """The content of a JSON file; UnreadableFile for anything that is not strict UTF-8 JSON."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableFile(file=path.name, fault=_("lớn hơn 4 MB. Hãy tách nhỏ tệp."))
        return json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_constant)
    except OSError as error:
        fault = _("{reason}. Hãy kiểm tra đường dẫn.").format(reason=reason_of(error))
        raise UnreadableFile(file=path, fault=fault) from error
    except json.JSONDecodeError as error:
        sentence = _("dòng {line}, cột {column} không phải JSON. Hãy sửa chỗ đó.")
        fault = sentence.format(line=error.lineno, column=error.colno)
        raise UnreadableFile(file=path.name, fault=fault) from error
    except RecursionError as error:
        raise UnreadableFile(file=path.name, fault=_("lồng nhau quá sâu. Hãy viết đơn giản hơn.")) from error
    except ValueError as error:
        fault = _("không phải JSON mã UTF-8. Hãy lưu lại tệp.")
        raise UnreadableFile(file=path.name, fault=fault) from error


def _no_constant(word: str) -> None:
    raise ValueError(word)


def read_procedure(path: Path, schema: Path) -> Data:
    """One procedure file that satisfies the schema; ProcedureFault names file, place and remedy."""
    data = read_json(path)
    fault = best_match(_validator(schema).iter_errors(data))
    if fault is not None:
        raise ProcedureFault(file=path.name, place=_place(fault), fault=_sentence(fault))
    found: Data = data
    return found


def read_list(folder: Path, name: str) -> Data | None:
    """A list of a province's data folder by its schema there or above; None where the province has none."""
    path = folder / name
    if not path.is_file():
        return None
    for place in (folder, *folder.resolve().parents):
        if (place / "schema" / name).is_file():
            return read_procedure(path, place / "schema" / name)
    raise UnreadableFile(file=name, fault=_("không thấy tệp này trong thư mục dữ liệu."))


@functools.cache
def _validator(schema: Path) -> Draft202012Validator:
    return Draft202012Validator(read_json(schema))


def _place(fault: ValidationError) -> str:
    return "/".join(str(part) for part in fault.absolute_path) or _("gốc")


def _sentence(fault: ValidationError) -> str:
    wanted: Any = fault.validator_value
    instance: Any = fault.instance
    if fault.validator == "required":
        missing = [key for key in wanted if key not in instance]
        return _("thiếu {names}. Hãy bổ sung.").format(names=", ".join(missing))
    if fault.validator == "additionalProperties":
        schema: Any = fault.schema
        strange = ", ".join(key[:40] for key in instance if key not in schema.get("properties", {}))
        return _("mục {names} không có trong mẫu. Hãy bỏ hoặc sửa tên mục.").format(names=strange)
    sentence = _(_FAULTS.get(str(fault.validator), _OTHER_FAULT))
    shown = ", ".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)
    return sentence.format(value=repr(instance)[:60], wanted=shown[:200])
