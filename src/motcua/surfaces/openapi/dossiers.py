"""Dossiers: send in, list, read, follow."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform import clock, files
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.surfaces.openapi import showing
from motcua.surfaces.openapi.answering import done_out, etag, keyed, written
from motcua.surfaces.openapi.fields import Count, DossierCode, MomentIn, Uid
from motcua.surfaces.openapi.keys import actor_of
from motcua.surfaces.openapi.naming import UnitUnknown, unit_id
from motcua.surfaces.openapi.paging import CursorUnknown, link_next
from motcua.surfaces.openapi.schemas_dossiers import (
    DoneOut,
    DossierOut,
    DossierPageOut,
    DueOut,
    EventsOut,
    HolderOut,
    HoldersOut,
)
from motcua.surfaces.openapi.schemas_intake import IntakeIn

router = Router(tags=["dossiers"])
Function = Literal["receiver", "section_head", "examiner", "leader", "clerk", "returner", "cashier"]
Limit = Annotated[int, Count(1, 100), Field(description="Số dòng một trang.")]
Place = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,17}$", description="Giá trị «next» của trang trước.")]
_NEXT = "Giá trị «next» của trang trước."
_AFTER = "Nộp sau thời điểm này; không ghi múi giờ là giờ Việt Nam."


@router.post(
    "/dossiers",
    response={200: DoneOut, 201: DoneOut},
    operation_id="submit_dossier",
    summary="Nộp hồ sơ",
    description="201 khi hồ sơ vừa được tạo; 200 khi nháp này đã thành hồ sơ từ trước.",
)
def submit_dossier(request: HttpRequest, given: IntakeIn) -> HttpResponse:
    return keyed(request, lambda: _submit(actor_of(request), given), content=request.body)


def _submit(actor: Actor, given: IntakeIn) -> HttpResponse:
    # The draft must be of this account: a foreign one is answered like none, before anything is done.
    draft = dossiers.open_draft(actor, given.procedure, key=given.draft)
    intake = _intake(draft, given)
    try:
        done = dossiers.submit_one(actor, intake)
    except Refusal as refusal:
        if refusal.code == UnitUnknown.code:
            raise UnitUnknown(field="receiving", identifier=given.receiving) from None
        raise
    headers = {"ETag": etag(done.version), "Location": f"/api/v1/dossiers/{done.public_id}"}
    return written(done_out(done), 201 if done.is_new else 200, headers)


def _intake(draft: UUID, given: IntakeIn) -> dossiers.Intake:
    return dossiers.Intake(
        intent_key=draft,
        procedure=given.procedure,
        receiving=unit_id(given.receiving, "receiving"),
        competent_at=unit_id(given.competent_at, "competent_at") if given.competent_at else None,
        helping=unit_id(given.helping, "helping") if given.helping else None,
        owner=given.owner.given(),
        applicant=given.applicant.given() if given.applicant else None,
        event_subject=given.event_subject.given() if given.event_subject else None,
        answers=given.answers,
        papers=tuple(paper.given() for paper in given.papers),
        case=given.case,
        channel=given.channel,
        help_kind=given.help,
        result_channel=given.result_channel,
        quantities=given.quantities,
        claims=tuple(given.claims),
        accept_now=given.accept_now,
        source_system=given.source_system,
        external_codes=tuple(given.external_codes),
    )


@router.get(
    "/dossiers",
    response=DossierPageOut,
    operation_id="list_dossiers",
    summary="Danh sách hồ sơ",
    description="Hồ sơ mà khóa này được xem, mới nộp trước.",
)
def list_dossiers(
    request: HttpRequest,
    response: HttpResponse,
    status: Annotated[int, Count(1, 10), Field(description="Trạng thái 1–10.")] | None = None,
    submitted_after: Annotated[MomentIn, Field(description=_AFTER)] | None = None,
    code: Annotated[DossierCode, Field(description="Mã hồ sơ.")] | None = None,
    limit: Limit = 50,
    cursor: Annotated[Uid, Field(description=_NEXT)] | None = None,
) -> DossierPageOut:
    wanted = _wanted(status, submitted_after, code)
    seen = dossiers.visible(actor_of(request))
    if cursor is not None:
        wanted &= _beyond(seen.filter(public_id=cursor).values("id", "submitted_at").first())
    rows = list(
        seen.filter(wanted).order_by("-submitted_at", "-id").values(*showing.ROW_COLUMNS)[: limit + 1]
    )
    following = str(rows[limit - 1]["public_id"]) if len(rows) > limit else None
    link_next(request, response, following)
    return DossierPageOut(items=[showing.row_out(row) for row in rows[:limit]], next=following)


def _wanted(status: int | None, submitted_after: datetime | None, code: str | None) -> Q:
    given = {"status": status, "submitted_at__gt": submitted_after, "code": code}
    return Q(**{name: value for name, value in given.items() if value is not None})


def _beyond(last: Any) -> Q:
    if last is None:
        raise CursorUnknown(field="cursor")
    moment = last["submitted_at"]
    return Q(submitted_at__lt=moment) | Q(submitted_at=moment, id__lt=last["id"])


@router.get(
    "/dossiers/{dossier_id}",
    response=DossierOut,
    operation_id="read_dossier",
    summary="Một hồ sơ",
    description="Toàn bộ hồ sơ và những thao tác làm được lúc này. ETag dùng cho If-Match.",
)
def read_dossier(request: HttpRequest, response: HttpResponse, dossier_id: UUID) -> DossierOut:
    view = dossiers.dossier_view(actor_of(request), dossier_id)
    response["ETag"] = etag(view.state.version)
    return showing.dossier_out(view)


@router.get(
    "/dossiers/{dossier_id}/events",
    response=EventsOut,
    operation_id="list_events",
    summary="Diễn biến của hồ sơ",
    description="Mọi việc đã ghi sổ, cũ trước.",
)
def list_events(
    request: HttpRequest,
    response: HttpResponse,
    dossier_id: UUID,
    limit: Limit = 50,
    cursor: Place | None = None,
) -> EventsOut:
    state, _lines = dossiers.explain_due(actor_of(request), dossier_id)
    events, beyond = dossiers.timeline_page(state.subject, int(cursor or 0), limit)
    following = str(beyond) if beyond is not None else None
    link_next(request, response, following)
    return EventsOut(items=[showing.event_out(event) for event in events], next=following)


@router.get(
    "/dossiers/{dossier_id}/due",
    response=DueOut,
    operation_id="explain_due",
    summary="Vì sao ngày hẹn trả là ngày ấy",
    description="Từng dòng giải thích, và dữ kiện để tự tính lại.",
)
def explain_due(request: HttpRequest, dossier_id: UUID) -> DueOut:
    return showing.due_out(*dossiers.explain_due(actor_of(request), dossier_id))


@router.get(
    "/dossiers/{dossier_id}/papers/{file_id}",
    operation_id="download_paper",
    summary="Tải một giấy tờ về",
    description="Tệp đúng như đã lưu, để tải về máy.",
)
def download_paper(request: HttpRequest, dossier_id: UUID, file_id: UUID) -> FileResponse:
    view = dossiers.dossier_view(actor_of(request), dossier_id)
    if all(paper.file != file_id for paper in view.papers):
        raise NotFound
    return files.attachment(file_id)


@router.get(
    "/dossiers/{dossier_id}/holders",
    response=HoldersOut,
    operation_id="list_holders",
    summary="Ai giữ một vai trò đối với hồ sơ",
    description="Người có thể được phân công: đúng vai trò, đơn vị và lĩnh vực, hôm nay.",
)
def list_holders(
    request: HttpRequest,
    response: HttpResponse,
    dossier_id: UUID,
    function: Function,
    limit: Limit = 50,
    cursor: Annotated[Uid, Field(description=_NEXT)] | None = None,
) -> HoldersOut:
    state, _lines = dossiers.explain_due(actor_of(request), dossier_id)
    units = {state.competent_id, *(step.unit for step in state.steps if step.function == function)}
    today = clock.today()
    found = [
        row for unit in sorted(units) for row in agencies.holders(function, unit, state.field_code, today)
    ]
    people = list({row.account_id: row for row in found}.values())
    accounts = parties.account_public_ids(row.account_id for row in people)
    shown = [HolderOut(account=accounts[p.account_id], name=p.name, title=p.title) for p in people]
    begin = _behind([each.account for each in shown], cursor)
    page = shown[begin : begin + limit]
    following = str(page[-1].account) if len(shown) > begin + limit else None
    link_next(request, response, following)
    return HoldersOut(items=page, next=following)


def _behind(accounts: list[UUID], cursor: UUID | None) -> int:
    if cursor is not None and cursor not in accounts:
        raise CursorUnknown(field="cursor")
    return accounts.index(cursor) + 1 if cursor is not None else 0
