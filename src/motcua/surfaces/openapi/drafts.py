"""Prepare a dossier: a draft, and papers uploaded to it before it is sent."""

import hashlib
from typing import Annotated, BinaryIO, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Router
from ninja.files import UploadedFile
from ninja.params.functions import File, Form
from pydantic import Field

from motcua.dossiers import api as dossiers
from motcua.platform.errors import Invalid
from motcua.platform.files import StoredFile
from motcua.surfaces.openapi.answering import keyed, written
from motcua.surfaces.openapi.keys import actor_of
from motcua.surfaces.openapi.schemas_intake import DraftIn, DraftOut, FileOut

router = Router(tags=["drafts"])
Component = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$")]


class PartUnknown(Invalid):
    """A part of the form that nobody asks for."""

    code = "part-unknown"
    status = 400
    sentence = _("Biểu mẫu tải tệp chỉ gồm «component» và «file»; hãy bỏ phần khác.")


@router.post(
    "/drafts",
    response={201: DraftOut},
    operation_id="open_draft",
    summary="Mở hồ sơ nháp",
    description="Mã nháp là ý định nộp: gửi đi nhiều lần vẫn chỉ thành một hồ sơ.",
)
def open_draft(request: HttpRequest, given: DraftIn) -> HttpResponse:
    def act() -> HttpResponse:
        draft = dossiers.open_draft(actor_of(request), given.procedure)
        return written(DraftOut(id=draft), 201)

    return keyed(request, act, content=request.body)


@router.post(
    "/drafts/{draft_id}/papers",
    response={201: FileOut},
    operation_id="upload_paper",
    summary="Tải một giấy tờ lên hồ sơ nháp",
    description="PDF, JPEG hoặc PNG. Ảnh được ghi lại không kèm siêu dữ liệu; PDF giữ nguyên từng byte.",
)
def upload_paper(
    request: HttpRequest,
    draft_id: UUID,
    component: Annotated[Component, Form(description="Mã thành phần hồ sơ.")],
    file: Annotated[UploadedFile, File()],
) -> HttpResponse:
    for name in sorted({*request.POST, *request.FILES} - {"component", "file"}):
        raise PartUnknown(field=name[:60])

    def act() -> HttpResponse:
        file.seek(0)
        content = cast("BinaryIO", file)
        stored = dossiers.add_to_draft(actor_of(request), draft_id, component, file.name or "", content)
        return written(_file(stored), 201)

    return keyed(request, act, content=_fingerprint(component, file))


def _file(stored: StoredFile) -> FileOut:
    return FileOut.model_validate(
        {
            "id": stored.public_id,
            "name": stored.original_name,
            "kind": stored.kind,
            "size": stored.size,
            "sha256": stored.sha256,
        }
    )


def _fingerprint(component: str, file: UploadedFile) -> bytes:
    """What was uploaded, for comparing it with what comes under the same key."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return f"{component}\n{file.name}\n{digest.hexdigest()}".encode()
