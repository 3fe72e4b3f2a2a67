"""Take personal data and secrets out of what is about to be logged."""

import re
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any

_SECRET = re.compile(r"pass|secret|token|cookie|authori[sz]ation|session|csrf|otp|api.?key", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# 12 digits: identity number; 9: its predecessor, or a phone without its zero; 10–11: phone.
# Spaces and dots are how people group them.
_NUMBER = re.compile(r"(?<![\w.:-])\+?\d(?:[ .]?\d){8,12}(?![\w:-])")
_MASK = "***"


def mask(value: Any, key: str = "") -> Any:
    """The value with secrets gone and numbers of people reduced to their last three digits."""
    if key and _SECRET.search(key):
        return _MASK
    if isinstance(value, str):
        return _MAIL.sub(_MASK, _NUMBER.sub(_reduced, value))
    if isinstance(value, Mapping):
        return {name: mask(item, str(name)) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [mask(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**8:
        return mask(str(value))
    return value


def _reduced(found: re.Match[str]) -> str:
    return _MASK + found.group()[-3:]


def mask_event(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The processor for structlog."""
    return {name: value if name == "timestamp" else mask(value, name) for name, value in event.items()}


def describe_exception(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace exception information by its kinds and places; messages may quote what people wrote."""
    given = event.pop("exc_info", None)
    event.pop("stack_info", None)
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["error"] = [_described(each) for each in _causes(error)]
    return event


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found:
        found.append(current)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return found


def _described(error: BaseException) -> dict[str, Any]:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return {"kind": kind, "at": _places(error.__traceback__)}


def _places(frame: TracebackType | None) -> list[str]:
    places = []
    while frame is not None:
        module = frame.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{frame.tb_lineno}:{frame.tb_frame.f_code.co_name}")
        frame = frame.tb_next
    return places
