"""Dossiers as machines read them: public ids, unit identifiers, words beside codes."""

from datetime import date
from typing import Any
from uuid import UUID

from pydantic import Field

from motcua.surfaces.openapi.fields import Moment
from motcua.surfaces.openapi.schemas_common import CodeName, Shown, UnitOut


class DoneOut(Shown):
    id: UUID
    code: str
    status: int = Field(ge=1, le=10, description="Trạng thái 1–10 của Cổng Dịch vụ công quốc gia.")
    status_word: str
    version: int = Field(ge=1, description="Tăng một sau mỗi thao tác; cũng là ETag.")


class DossierRowOut(DoneOut):
    procedure: CodeName
    owner_name: str
    channel: str
    receiving: UnitOut
    competent: UnitOut
    submitted_at: Moment
    due_at: Moment | None
    due_is_estimate: bool


class DossierPageOut(Shown):
    items: list[DossierRowOut]
    next: str | None = Field(description="Con trỏ của trang sau; null ở trang cuối.")


class PersonOut(Shown):
    role: str
    name: str
    personal_id: str
    birth_date: date | None
    phone: str
    email: str
    address: str


class PaperOut(Shown):
    component: str
    name: str
    form: str
    state: str
    quantity: int
    file: UUID | None
    file_name: str
    size: int | None
    sha256: str
    question: str = Field(description="Câu hỏi mà tệp này trả lời; để trống khi là thành phần hồ sơ.")


class SupplementOut(Shown):
    stage: str
    faults: list[dict[str, str]]
    reason: str
    legal_basis: str
    asked_at: Moment
    answer_by: Moment | None
    answered_at: Moment | None


class StepOut(Shown):
    token: int
    key: str
    name: str
    kind: str
    function: str
    unit: UnitOut
    holder: str = Field(description="Người đang giữ bước, hoặc đơn vị nếu chưa ai nhận.")
    opened_at: Moment
    due_at: Moment | None


class ResultOut(Shown):
    number: int
    decision: str
    content: str
    fingerprint: str = Field(description="sha256 của dự thảo; gửi lại khi duyệt và ký.")
    drafted_at: Moment
    approved_at: Moment | None
    signed_at: Moment | None = Field(description="Duyệt nội bộ, chưa phải chữ ký số.")
    book_number: int | None
    book_symbol: str
    issued_at: Moment | None


class ClockOut(Shown):
    used_minutes: int
    left_minutes: int
    late_minutes: int
    total_minutes: int
    paused: bool


class ActOut(Shown):
    act: str
    label: str
    is_open: bool
    why_not: str
    token: int | None
    outcomes: list[CodeName]


class DossierOut(DossierRowOut):
    procedure_version: int
    case: str
    help: str
    result_channel: str
    helping: UnitOut
    non_territorial: bool
    money: str
    delivery: str
    accepted_at: Moment | None
    clock_started_at: Moment | None
    intake_due_at: Moment | None
    finished_at: Moment | None
    returned_at: Moment | None
    extension_count: int
    supplement_count: int
    source_system: str
    external_codes: list[str]
    people: list[PersonOut]
    answers: dict[str, Any]
    papers: list[PaperOut]
    supplements: list[SupplementOut]
    steps: list[StepOut]
    result: ResultOut | None
    clock: ClockOut | None = Field(description="Phút làm việc; null khi thời hạn chưa bắt đầu.")
    acts: list[ActOut] = Field(description="Mọi thao tác: làm được lúc này, hoặc câu nói vì sao chưa.")


class EventOut(Shown):
    name: str
    sentence: str
    occurred_at: Moment
    recorded_at: Moment
    who: str
    unit: str
    step: str
    channel: str
    help: str
    version: int | None
    notes: dict[str, str]


class EventsOut(Shown):
    items: list[EventOut]
    next: str | None = Field(description="Con trỏ của trang sau; null ở trang cuối.")


class LineOut(Shown):
    key: str
    sentence: str


class DueOut(Shown):
    due_at: Moment | None
    due_is_estimate: bool
    explanation: list[LineOut]
    recipe: dict[str, Any] | None = Field(
        description="Mọi dữ kiện để tính lại ngày hẹn; null khi chưa tính thời hạn."
    )


class HolderOut(Shown):
    account: UUID
    name: str
    title: str


class HoldersOut(Shown):
    items: list[HolderOut]
    next: str | None = Field(description="Con trỏ của trang sau; null ở trang cuối.")
