"""Everything that goes wrong, in one shape: RFC 9457 problem documents with a stable code.

`detail` is one sentence in the language asked for; `code` never changes; `field` and `errors` name the place;
`request_id` is what to tell us when asking for help.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel.errors import KernelError
from motcua.platform import words
from motcua.platform.errors import Refusal

MEDIA_TYPE = "application/problem+json"
MOST_ERRORS = 20

TITLES = {
    400: gettext_lazy("Yêu cầu chưa đúng dạng"),
    401: gettext_lazy("Chưa có khóa hợp lệ"),
    403: gettext_lazy("Không được phép"),
    404: gettext_lazy("Không tìm thấy"),
    405: gettext_lazy("Không có thao tác này"),
    409: gettext_lazy("Trái với trạng thái hiện tại"),
    412: gettext_lazy("Nội dung đã thay đổi"),
    413: gettext_lazy("Quá lớn"),
    415: gettext_lazy("Loại nội dung không nhận"),
    422: gettext_lazy("Nội dung chưa hợp lệ"),
    428: gettext_lazy("Thiếu điều kiện If-Match"),
    429: gettext_lazy("Quá nhiều lần"),
    500: gettext_lazy("Lỗi máy chủ"),
    503: gettext_lazy("Hệ thống đang bận"),
}
"""What kind of trouble, by status; the sentence about this very case is `detail`."""


def problem(
    status: int,
    code: str,
    detail: str,
    *,
    field: str | None = None,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """An answer in the shape of RFC 9457."""
    body: dict[str, Any] = {
        "type": f"urn:motcua:problem:{code}",
        "title": str(TITLES.get(status, TITLES[400])),
        "status": status,
        "code": code,
        "detail": detail,
    }
    if field:
        body["field"] = field
    if found := list(errors)[:MOST_ERRORS]:
        body["errors"] = found
    request_id = structlog.contextvars.get_contextvars().get("request")
    if request_id:
        body["request_id"] = request_id
    return HttpResponse(
        json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE, headers=headers
    )


_PRECONDITION = {"dossier-changed": 412}
"""Refusals about a version the sender named in If-Match."""


def refused(_request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal of a room as it stands: its code, its sentence, its field."""
    headers = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else None
    return problem(
        _PRECONDITION.get(refusal.code, refusal.status),
        refusal.code,
        str(refusal),
        field=refusal.field,
        errors=_by_question(refusal),
        headers=headers,
    )


def refused_by_kernel(_request: HttpRequest, error: KernelError) -> HttpResponse:
    """A rule of the kernel that no room has put into words of its own."""
    return problem(422, error.key.replace(".", "-"), words.say(error.key, **error.values))


def _by_question(refusal: Refusal) -> Iterable[Mapping[str, str]]:
    found = refusal.values.get("by_question")
    pairs = found if isinstance(found, tuple) else ()
    return [{"place": f"answers.{question}", "detail": sentence} for question, sentence in pairs]


def no_such_address(_request: HttpRequest) -> HttpResponse:
    return problem(404, "no-such-address", _("Không có địa chỉ này. Xem /api/v1/openapi.json."))


def not_allowed(allow: str) -> HttpResponse:
    sentence = _("Địa chỉ này chỉ nhận: {methods}.").format(methods=allow)
    return problem(405, "method-not-allowed", sentence, headers={"Allow": allow})


def key_wanted(_request: HttpRequest, _error: Exception) -> HttpResponse:
    sentence = _("Cần một khóa còn hiệu lực: «Authorization: Bearer KHÓA». Hỏi đơn vị cấp khóa của bạn.")
    return problem(401, "key-wanted", sentence, headers={"WWW-Authenticate": 'Bearer realm="motcua"'})


def fault() -> HttpResponse:
    """A fault of ours; the log has it under the request's id."""
    sentence = _("Hệ thống gặp lỗi khi xử lý yêu cầu này; chưa có gì được ghi. Hãy báo kèm mã yêu cầu.")
    return problem(500, "fault", sentence)
