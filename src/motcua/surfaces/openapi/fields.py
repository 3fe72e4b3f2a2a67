"""Kinds of value the interface takes and gives: strict coming in, one spelling going out.

What a JSON Schema can say is said in the schema, so that a generated client refuses before it sends; the
rest is checked here. A moment without a zone is local time, and every moment is printed with +07:00.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from motcua.kernel import text
from motcua.platform.clock import ZONE, aware

# No control characters, and none that turn the direction of writing.
_LINE = r"^[^\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$"
_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})?"
)
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_COUNT = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Line:
    """Text of a bounded number of characters, kept in NFC; `lines` allows line breaks."""

    longest: int
    shortest: int = 0
    lines: bool = False

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = core_schema.str_schema(
            strict=True,
            min_length=self.shortest,
            max_length=self.longest,
            pattern=_LINES if self.lines else _LINE,
        )
        return core_schema.no_info_after_validator_function(self._composed, plain)

    def _composed(self, given: str) -> str:
        if text.few_marks(given) != given:
            raise PydanticCustomError("string_marks", "heaps of marks")
        # A few letters become two in NFC; columns count letters.
        composed = text.nfc(given)
        if len(composed) > self.longest:
            raise PydanticCustomError("string_too_long", "too long", {"max_length": self.longest})
        return composed


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number of JSON between two bounds: 1.0 is 1 there, true is none, and neither is "1"."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        within = core_schema.int_schema(ge=self.least, le=self.most)
        return core_schema.no_info_before_validator_function(_whole, within)


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number written in an address, between two bounds."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        within = core_schema.int_schema(ge=self.least, le=self.most)
        return core_schema.no_info_before_validator_function(_count, within)


def _whole(given: Any) -> Any:
    if isinstance(given, bool) or not isinstance(given, int | float) or given != given // 1:
        raise PydanticCustomError("int_type", "whole number")
    return int(given)


def _count(given: Any) -> Any:
    if isinstance(given, int):  # a default
        return given
    if not _COUNT.fullmatch(str(given)):
        raise PydanticCustomError("int_type", "whole number")
    return int(given)


def _day(given: Any) -> date:
    if not (isinstance(given, str) and _DAY.fullmatch(given)):
        raise PydanticCustomError("date_type", "a day")
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise PydanticCustomError("date_type", "a day") from None


def _moment(given: Any) -> datetime:
    if not (isinstance(given, str) and _MOMENT.fullmatch(given)):
        raise PydanticCustomError("datetime_type", "a moment")
    try:
        return aware(datetime.fromisoformat(given.upper()))
    except (ValueError, OverflowError):
        raise PydanticCustomError("datetime_type", "a moment") from None


def _uuid(given: Any) -> UUID:
    if isinstance(given, UUID):
        return given
    if not (isinstance(given, str) and _UUID.fullmatch(given)):
        raise PydanticCustomError("uuid_type", "a UUID")
    return UUID(given)


def _local(moment: datetime) -> str:
    return moment.astimezone(ZONE).isoformat()


Uid = Annotated[UUID, BeforeValidator(_uuid)]
DayIn = Annotated[date, BeforeValidator(_day)]
MomentIn = Annotated[datetime, BeforeValidator(_moment)]
Moment = Annotated[
    datetime, PlainSerializer(_local), WithJsonSchema({"type": "string", "format": "date-time"})
]

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
"""Names of questions and of counted units."""
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]
"""Codes of procedures, cases, components."""
UnitCode = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$", description="Mã định danh của cơ quan, đơn vị.")
]
DossierCode = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9./-]{0,59}$")]
ETag = Annotated[str, Field(pattern=r'^"[1-9][0-9]{0,8}"$')]


@dataclass(frozen=True, slots=True)
class AnswerValue:
    """What may answer a question of a form: text, a number, or a list of choices."""

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        most = 10**15
        choices = [
            Line(20_000, lines=True).__get_pydantic_core_schema__(str, handler),
            core_schema.int_schema(strict=True, ge=-most, le=most),
            core_schema.float_schema(strict=True, ge=-most, le=most, allow_inf_nan=False),
            core_schema.list_schema(Line(300).__get_pydantic_core_schema__(str, handler), max_length=200),
        ]
        return core_schema.union_schema(
            list(choices), custom_error_type="answer_type", custom_error_message="no answer"
        )
