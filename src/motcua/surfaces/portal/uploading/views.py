"""The two addresses: one to announce a file at, one for each file on its way. Sentences are plain text."""

from collections.abc import Callable, Mapping
from functools import wraps
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date

from motcua.platform import files
from motcua.platform.access import Actor
from motcua.platform.errors import Forbidden, Refusal
from motcua.surfaces.portal.uploading import words
from motcua.surfaces.session import actor_of

_KINDS = frozenset({"person", "organisation", "staff"})
View = Callable[..., HttpResponse]
OK, CREATED, NO_CONTENT, NOT_ALLOWED, OTHER_VERSION = 200, 201, 204, 405, 412


def _spoken(*methods: str) -> Callable[[View], View]:
    """Every answer says which protocol it speaks; another version is told so; refusals are text."""
    return lambda view: _speaking(view, methods)


def _speaking(view: View, methods: tuple[str, ...]) -> View:
    @wraps(view)
    def speaking(request: HttpRequest, **parts: UUID) -> HttpResponse:
        if request.method == "OPTIONS":
            return _told(NO_CONTENT, _offer())
        if words.method_of(request) not in methods:
            return _told(NOT_ALLOWED, {"Allow": ", ".join((*methods, "OPTIONS"))})
        try:
            actor = _signed_in(request)
            if request.headers.get("Tus-Resumable") != words.VERSION:
                return _told(OTHER_VERSION, {"Tus-Version": words.VERSION})
            return view(request, actor, **parts)
        except Refusal as refusal:
            more = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else {}
            return _told(refusal.status, more, str(refusal))

    return login_not_required(speaking)


def _offer() -> dict[str, str]:
    return {
        "Tus-Version": words.VERSION,
        "Tus-Extension": words.EXTENSIONS,
        "Tus-Max-Size": str(files.uploads.largest()),
        "Tus-Checksum-Algorithm": ",".join(words.ALGORITHMS),
    }


def _told(status: int, headers: Mapping[str, str], sentence: str = "") -> HttpResponse:
    return HttpResponse(
        sentence,
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Tus-Resumable": words.VERSION, "Cache-Control": "no-store", **headers},
    )


def _signed_in(request: HttpRequest) -> Actor:
    """People, organisations and staff; everybody knows this door, so it says what it lacks."""
    actor = actor_of(request)
    if actor.kind not in _KINDS or actor.account is None:
        raise Forbidden
    return actor


@_spoken("POST")
def begin(request: HttpRequest, actor: Actor) -> HttpResponse:
    """POST announces a file: its length, and in the metadata its name and what it is for."""
    told = words.metadata(request.headers)
    size = words.number(request.headers, "Upload-Length")
    row = files.uploads.begin(actor, told.get("filename", ""), size, told.get("purpose", ""))
    place = reverse("portal:upload", args=[row.id])
    return _told(CREATED, {"Location": place, "Upload-Offset": "0", **_until(row)})


@_spoken("HEAD", "PATCH", "DELETE")
def one(request: HttpRequest, actor: Actor, upload: UUID) -> HttpResponse:
    """HEAD says how far it is, PATCH brings the next piece, DELETE gives it up."""
    act = {"HEAD": _how_far, "PATCH": _take_piece, "DELETE": _give_up}[words.method_of(request)]
    return act(request, actor, upload)


def _how_far(_request: HttpRequest, actor: Actor, upload: UUID) -> HttpResponse:
    row = files.uploads.one(actor, upload)
    return _told(OK, {"Upload-Length": str(row.size), **_state(row)})


def _take_piece(request: HttpRequest, actor: Actor, upload: UUID) -> HttpResponse:
    if request.content_type != words.CONTENT:
        raise words.KindWrong(name="Content-Type")
    offset = words.number(request.headers, "Upload-Offset")
    length = words.number(request.headers, "Content-Length")
    checksum = words.checksum(request.headers)
    row = files.uploads.receive(actor, upload, offset, length, request.read, checksum)
    return _told(NO_CONTENT, _state(row))


def _give_up(_request: HttpRequest, actor: Actor, upload: UUID) -> HttpResponse:
    files.uploads.drop(actor, upload)
    return _told(NO_CONTENT, {})


def _state(row: files.uploads.UploadRow) -> dict[str, str]:
    return {"Upload-Offset": str(row.offset), **_until(row)}


def _until(row: files.uploads.UploadRow) -> dict[str, str]:
    return {"Upload-Expires": http_date(row.expires_at.timestamp())}
