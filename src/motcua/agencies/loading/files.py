"""Read a file of reference data and hold it against its schema."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from motcua.agencies.refusals import DataFileMissing, DataFileWrong


def read(path: Path, schema: Path | None = None) -> dict[str, Any]:
    """The JSON object in a file. Raises DataFileMissing, or DataFileWrong naming the place of the fault."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise DataFileMissing(file=path.name, reason=type(fault).__name__) from None
    except ValueError as fault:
        raise DataFileMissing(file=path.name, reason=str(fault)) from None
    if not isinstance(data, dict):
        raise DataFileWrong(file=path.name, place="$", reason=_("phải là một đối tượng JSON"))
    if schema is not None:
        _hold_against(path, data, schema)
    data.pop("$schema", None)
    return data


def first_day(text: str) -> date:
    """The day from which something holds."""
    return date.fromisoformat(text)


def end_day(text: str | None) -> date | None:
    """The first day it no longer holds; files write the last day on which it does, as decisions do."""
    return date.fromisoformat(text) + timedelta(days=1) if text else None


def _hold_against(path: Path, data: dict[str, Any], schema: Path) -> None:
    fault = next(Draft202012Validator(read(schema)).iter_errors(data), None)
    if fault is not None:
        raise DataFileWrong(file=path.name, place=fault.json_path, reason=fault.message[:200])
