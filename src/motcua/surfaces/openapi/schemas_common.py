"""What all bodies have in common: properties nobody named are refused, so nothing is assigned by mass."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from motcua.surfaces.openapi.fields import Line

Channel = Literal["counter", "online", "post"]
Help = Literal["self", "assisted", "officer"]


class Given(Schema):
    """A body that comes in."""

    model_config = ConfigDict(extra="forbid")


class Shown(Schema):
    """A body that goes out."""

    model_config = ConfigDict(extra="forbid")


class Place(Shown):
    place: str = Field(description="Chỗ chưa đúng, ví dụ owner.phone.")
    detail: str


class Problem(Shown):
    type: str = Field(description="urn:motcua:problem:<code>")
    title: str
    status: int
    code: str = Field(description="Mã ổn định của vấn đề.")
    detail: str = Field(description="Một câu nói rõ vấn đề và cách sửa, theo ngôn ngữ của Accept-Language.")
    field: str | None = None
    errors: list[Place] | None = None
    request_id: str | None = Field(None, description="Mã yêu cầu, để đối chiếu với nhật ký máy chủ.")


class CodeName(Shown):
    code: str
    name: str


class UnitOut(Shown):
    identifier: str
    name: str


Note = Annotated[str, Line(2_000, lines=True)]
Reason = Annotated[str, Line(4_000, shortest=1, lines=True)]
Article = Annotated[str, Line(300)]
