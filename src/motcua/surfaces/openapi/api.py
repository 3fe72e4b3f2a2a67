"""The interface put together, and the document that describes it."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import translation
from ninja import NinjaAPI

from motcua.surfaces.openapi import acts, document, dossiers, drafts, procedures
from motcua.surfaces.openapi.guard import guarded
from motcua.surfaces.openapi.keys import AgencyKey
from motcua.surfaces.openapi.parsing import StrictParser

ROOT = "/api/v1"
DESCRIPTION = (
    "Giao diện lập trình của hệ thống một cửa. Đọc thủ tục không cần khóa; mọi việc khác cần khóa của một "
    "cơ quan. Thời điểm luôn in với +07:00. Lỗi theo RFC 9457, mỗi lỗi có mã ổn định."
)
_FORM_PART = 64 * 1024
"""What a multipart body may hold beside its file, in bytes."""


class Interface(NinjaAPI):
    """Every exception goes through to the guard, which knows the answer to each."""

    def set_default_exception_handlers(self) -> None:
        """None of ninja's."""


def _interface() -> Interface:
    made = Interface(
        title="Một Cửa",
        version="1.0.0",
        description=DESCRIPTION,
        docs_url=None,
        openapi_url=None,
        urls_namespace="openapi",
        auth=AgencyKey(),
        parser=StrictParser(),
    )
    for part in (procedures, drafts, dossiers, acts):
        made.add_router("", part.router)
    return made


interface = _interface()


@cache
def openapi_document() -> dict[str, Any]:
    """The document of this version, in Vietnamese whoever asks."""
    with translation.override("vi"):
        derived = interface.get_openapi_schema(path_prefix=ROOT.lstrip("/"))
        plain = json.loads(json.dumps(derived, default=str))
        return document.completed(plain)


def openapi_text() -> str:
    """The document as it is kept in docs/openapi.json."""
    return json.dumps(openapi_document(), ensure_ascii=False, indent=2) + "\n"


def show_document(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(openapi_text(), content_type="application/json; charset=utf-8")


def _operations(template: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = openapi_document()["paths"].get(template, {})
    return found


def patterns() -> list[URLPattern]:
    """Every address of the interface, behind the guard."""
    most_upload = settings.FILE_MEGABYTES * 1024 * 1024 + _FORM_PART
    found = [pattern for pattern in interface.urls[0] if isinstance(pattern, URLPattern)]
    for pattern in found:
        pattern.callback = guarded(pattern.callback, _operations, most_upload)
    return found
