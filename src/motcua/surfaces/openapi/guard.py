"""What stands before every address of the interface: nothing unexpected comes in, nothing but problems out.

The published document is the law: methods, media types and parameters it does not name are refused, so that a
misspelt filter is an answer and not a silent list of everything.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import AuthenticationError, HttpError, ValidationError

from motcua.kernel.errors import KernelError
from motcua.platform.errors import Busy, Refusal
from motcua.surfaces.openapi import problems
from motcua.surfaces.openapi.parsing import MOST_BYTES, Unreadable
from motcua.surfaces.openapi.validation import invalid

View = Callable[..., HttpResponseBase]
_log = structlog.get_logger("motcua.openapi")
_MULTIPART = "multipart/form-data"


def guarded(view: View, operations: Callable[[str], Mapping[str, Any]], most_upload: int) -> View:
    """The view behind the guard. `operations` answers with the document's operations of a path template."""

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            known = operations(_template(request))
            operation = known.get((request.method or "").lower())
            refused = _unexpected(request, operation, most_upload) if operation else None
            response = refused or view(request, *args, **kwargs)
        except Exception as error:  # noqa: BLE001 (what is not known is logged as a fault)
            return _answer_to(request, error)
        if isinstance(response, HttpResponseNotAllowed):
            return problems.not_allowed(response["Allow"])
        return response

    return csrf_exempt(login_not_required(answer))


def _template(request: HttpRequest) -> str:
    """/api/v1/dossiers/{dossier_id} from Django's route."""
    match = request.resolver_match
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", match.route) if match else ""


def _unexpected(request: HttpRequest, operation: Mapping[str, Any], most_upload: int) -> HttpResponse | None:
    """The first thing the document does not provide for."""
    return _unknown_parameter(request, operation) or _wrong_body(request, operation, most_upload)


def _unknown_parameter(request: HttpRequest, operation: Mapping[str, Any]) -> HttpResponse | None:
    names = {p["name"] for p in operation.get("parameters", ()) if p.get("in") == "query"}
    for name, values in request.GET.lists():
        place = name[:60]
        if name not in names:
            sentence = _("Không có tham số «{name}». Tham số nhận: {names}.")
            told = ", ".join(sorted(names)) or "–"
            detail = sentence.format(name=place, names=told)
            return problems.problem(400, "parameter-unknown", detail, field=place)
        if len(values) > 1:
            detail = _("Tham số «{name}» chỉ được ghi một lần.").format(name=place)
            return problems.problem(400, "parameter-repeated", detail, field=place)
    return None


def _wrong_body(request: HttpRequest, operation: Mapping[str, Any], most_upload: int) -> HttpResponse | None:
    taken = list(operation.get("requestBody", {}).get("content", ()))
    if not taken:
        return None
    if request.content_type not in taken:
        sentence = _("Hãy gửi nội dung loại {types}.").format(types=", ".join(taken))
        return problems.problem(415, "media-type", sentence, field="Content-Type")
    most = most_upload if request.content_type == _MULTIPART else MOST_BYTES
    if _length(request) > most:
        sentence = _("Nội dung gửi lên quá {most} KB.").format(most=most // 1024)
        return problems.problem(413, "too-large", sentence)
    return None


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else 0


def _answer_to(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Outcomes become problems with their own words; a fault is logged, and says nothing of itself."""
    if isinstance(error, HttpError) and error.__cause__ is not None:  # ninja wraps what its parser raised
        error = error.__cause__
    for kind, words in _ANSWERS.items():
        if isinstance(error, kind):
            return words(request, error)
    _log.error("fault", exc_info=error)
    return problems.fault()


def _unreadable(_request: HttpRequest, error: Exception) -> HttpResponse:
    said = str(error) if isinstance(error, Unreadable) else ""
    sentence = said or _("Không đọc được nội dung gửi lên. Hãy kiểm tra rồi gửi lại.")
    return problems.problem(400, "unreadable", sentence)


def _busy(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.warning("database", error=type(error).__name__)
    return problems.refused(request, Busy())


_ANSWERS: dict[type[Exception], Callable[..., HttpResponse]] = {
    ValidationError: invalid,
    Refusal: problems.refused,
    KernelError: problems.refused_by_kernel,
    AuthenticationError: problems.key_wanted,
    Unreadable: _unreadable,
    SuspiciousOperation: _unreadable,
    MultiPartParserError: _unreadable,
    UnreadablePostError: _unreadable,
    OperationalError: _busy,
    InterfaceError: _busy,
}
