"""Procedures as machines read them."""

from datetime import date
from typing import Any

from pydantic import Field

from motcua.surfaces.openapi.schemas_common import CodeName, Shown


class ProcedureRowOut(Shown):
    code: str
    name: str
    field: CodeName
    level: str
    online_level: str


class ProcedurePageOut(Shown):
    items: list[ProcedureRowOut]
    next: str | None = Field(description="Con trỏ của trang sau; null ở trang cuối.")


class LimitOut(Shown):
    limit: str = Field(description="10wd, 5d, 8h, sameday hoặc none.")


class CaseOut(Shown):
    code: str
    name: str
    limits: dict[str, str]
    components: list[str]
    by_office: bool = Field(description="Do cơ quan xác định; người nộp không chọn.")


class ComponentOut(Shown):
    code: str
    name: str
    originals: int | None
    copies: int | None
    required: bool
    condition: str
    when: dict[str, Any] | None
    from_database: bool
    is_form: bool = Field(description="Chính là tờ khai.")
    accepts_result_codes: list[str]
    legal_basis: str


class PauseOut(Shown):
    act: str
    article: str


class ResultKindOut(Shown):
    code: str
    name: str
    valid_months: int | None


class LegalTextOut(Shown):
    number: str
    name: str


class FactSourceOut(Shown):
    fact: str
    source: str
    certainty: str


class KeptTextOut(Shown):
    about: str
    channel: str
    text: str


class ProcedureOut(Shown):
    code: str
    name: str
    version: int
    status: str
    field: CodeName
    level: str
    audience: list[str]
    effective_from: date
    effective_to: date | None
    decision: str
    channels: dict[str, LimitOut]
    cases: list[CaseOut]
    components: list[ComponentOut]
    fees: list[dict[str, Any]] = Field(description="Quy tắc tính phí, lệ phí; số tiền là đồng, số nguyên.")
    pauses: list[PauseOut]
    eligibility: dict[str, Any] | None = Field(description="Câu hỏi điều kiện trước khi tiếp nhận.")
    form: dict[str, Any] | None = Field(description="Tờ khai: câu hỏi, điều kiện, giới hạn.")
    process: dict[str, Any] | None = Field(description="Quy trình: bước, vai trò, số giờ làm việc.")
    online_level: str
    partial_reason: str
    processing_route: str
    non_territorial: bool
    result: ResultKindOut
    legal_basis: list[LegalTextOut]
    sources: list[FactSourceOut]
    kept_texts: list[KeptTextOut]


class AnywhereRowOut(Shown):
    code: str
    name: str
    field_name: str
    level: str
    phase: str
    decision: str
    decided_on: date | None
    valid_from: date
    valid_to: date | None = Field(description="Thôi hiệu lực từ ngày này; null là chưa có ngày.")


class AnywhereOut(Shown):
    on: date
    items: list[AnywhereRowOut]
