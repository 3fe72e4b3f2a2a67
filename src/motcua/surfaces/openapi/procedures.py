"""Reading procedures: open to everybody, as on the portal."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import Field

from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureRow
from motcua.platform import clock
from motcua.surfaces.openapi.fields import Code, Count, DayIn, Line
from motcua.surfaces.openapi.paging import CursorUnknown, link_next
from motcua.surfaces.openapi.schemas_common import CodeName
from motcua.surfaces.openapi.schemas_procedures import (
    AnywhereOut,
    AnywhereRowOut,
    ProcedureOut,
    ProcedurePageOut,
    ProcedureRowOut,
)

router = Router(tags=["procedures"])
Cursor = Annotated[Code, Field(description="Giá trị «next» của trang trước.")]
Level = Literal["commune", "province", "ministry"]
Limit = Annotated[int, Count(1, 100), Field(description="Số dòng một trang.")]


@router.get(
    "/procedures",
    auth=None,
    response=ProcedurePageOut,
    operation_id="list_procedures",
    summary="Tìm thủ tục",
    description="Tìm theo tên, lĩnh vực hoặc mã; gõ có dấu hay không dấu đều được.",
)
def list_procedures(
    request: HttpRequest,
    response: HttpResponse,
    q: Annotated[str, Line(200), Field(description="Từ cần tìm.")] = "",
    field: Annotated[Code, Field(description="Mã lĩnh vực.")] | None = None,
    level: Level | None = None,
    limit: Limit = 20,
    cursor: Cursor | None = None,
) -> ProcedurePageOut:
    narrowed = {"field": field or "", "level": level or "", "after": cursor or ""}
    try:
        rows = catalogue.search_beyond(q, **narrowed, most=limit + 1)
    except catalogue.UnknownProcedure:
        raise CursorUnknown(field="cursor") from None
    following = rows[limit - 1].code if len(rows) > limit else None
    link_next(request, response, following)
    return ProcedurePageOut(items=[_row(row) for row in rows[:limit]], next=following)


def _row(row: ProcedureRow) -> ProcedureRowOut:
    return ProcedureRowOut(
        code=row.code,
        name=row.name,
        field=CodeName(code=row.field_code, name=row.field_name),
        level=row.level,
        online_level=row.online_level,
    )


@router.get(
    "/procedures/non-territorial",
    auth=None,
    response=AnywhereOut,
    operation_id="list_non_territorial_procedures",
    summary="Danh mục phi địa giới",
    description="Thủ tục nộp ở trung tâm nào cũng được, theo quyết định và đợt; hôm nay hoặc ngày ở «on».",
)
def list_non_territorial_procedures(
    request: HttpRequest,  # noqa: ARG001 (ninja hands it over by name)
    on: DayIn | None = None,
) -> AnywhereOut:
    day = on or clock.today()
    return AnywhereOut(on=day, items=[_listed(row) for row in catalogue.territory.listed(day)])


def _listed(row: catalogue.territory.Listed) -> AnywhereRowOut:
    return AnywhereRowOut(
        code=row.code,
        name=row.name,
        field_name=row.field_name,
        level=row.level,
        phase=row.phase,
        decision=row.decision,
        decided_on=row.decided_on,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


@router.get(
    "/procedures/{code}",
    auth=None,
    response=ProcedureOut,
    operation_id="read_procedure",
    summary="Một thủ tục",
    description="Phiên bản có hiệu lực hôm nay, hoặc vào ngày nêu ở «on».",
)
def read_procedure(
    request: HttpRequest,  # noqa: ARG001 (ninja hands it over by name)
    code: Code,
    on: DayIn | None = None,
) -> ProcedureOut:
    found = catalogue.version_on(code, on or clock.today())
    return ProcedureOut.model_validate(catalogue.to_data(found))
