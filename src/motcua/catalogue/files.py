"""Procedure files of data/procedures/: read, hold against the schema, and say in words where they fail."""

import functools
import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from motcua.catalogue.refusals import ProcedureFault, UnreadableFile

Data = dict[str, Any]
LARGEST_FILE = 4 * 1024 * 1024

_OTHER_FAULT = "{value} không hợp lệ. Hãy đối chiếu data/schema/procedure.json."
_FAULTS = {
    "enum": "giá trị {value} không được dùng ở đây. Hãy chọn một trong: {wanted}.",
    "const": "giá trị {value} không được dùng ở đây. Hãy ghi: {wanted}.",
    "type": "{value} sai kiểu. Hãy ghi kiểu {wanted}.",
    "pattern": "{value} sai dạng. Hãy ghi theo dạng {wanted}.",
    "minLength": "để trống. Hãy ghi nội dung.",
    "maxLength": "dài quá {wanted} ký tự. Hãy viết ngắn lại.",
    "minimum": "{value} nhỏ hơn {wanted}. Hãy kiểm tra lại số.",
    "maximum": "{value} lớn hơn {wanted}. Hãy kiểm tra lại số.",
    "minItems": "cần ít nhất {wanted} phần tử. Hãy bổ sung.",
    "minProperties": "cần ít nhất {wanted} mục. Hãy bổ sung.",
    "uniqueItems": "có phần tử lặp lại. Hãy bỏ phần tử thừa.",
}


def read_json(path: Path) -> Any:
    """The content of a JSON file; UnreadableFile for anything that is not strict UTF-8 JSON."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableFile(file=path.name, fault="lớn hơn 4 MB. Hãy tách nhỏ tệp.")
        return json.loads(path.read_text(encoding="utf-8"), parse_constant=_no_constant)
    except OSError as error:
        raise UnreadableFile(file=path.name, fault=f"{error.strerror}. Hãy kiểm tra đường dẫn.") from error
    except json.JSONDecodeError as error:
        fault = f"dòng {error.lineno}, cột {error.colno} không phải JSON. Hãy sửa chỗ đó."
        raise UnreadableFile(file=path.name, fault=fault) from error
    except RecursionError as error:
        raise UnreadableFile(file=path.name, fault="lồng nhau quá sâu. Hãy viết đơn giản hơn.") from error
    except ValueError as error:
        raise UnreadableFile(file=path.name, fault="không phải JSON mã UTF-8. Hãy lưu lại tệp.") from error


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


@functools.cache
def _validator(schema: Path) -> Draft202012Validator:
    return Draft202012Validator(read_json(schema))


def _place(fault: ValidationError) -> str:
    return "/".join(str(part) for part in fault.absolute_path) or "gốc"


def _sentence(fault: ValidationError) -> str:
    wanted: Any = fault.validator_value
    instance: Any = fault.instance
    if fault.validator == "required":
        missing = [key for key in wanted if key not in instance]
        return f"thiếu {', '.join(missing)}. Hãy bổ sung."
    if fault.validator == "additionalProperties":
        schema: Any = fault.schema
        strange = ", ".join(key[:40] for key in instance if key not in schema.get("properties", {}))
        return f"mục {strange} không có trong mẫu. Hãy bỏ hoặc sửa tên mục."
    sentence = _FAULTS.get(str(fault.validator), _OTHER_FAULT)
    shown = ", ".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)
    return sentence.format(value=repr(instance)[:60], wanted=shown[:200])
