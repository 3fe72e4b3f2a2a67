"""Answers of acts: written once, kept for the same request sent again."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from ninja import Schema

from motcua.dossiers import api as dossiers
from motcua.platform import idempotency
from motcua.surfaces.openapi.keys import actor_of
from motcua.surfaces.openapi.schemas_dossiers import DoneOut

Headers = Mapping[str, str]


def written(body: Schema, status: int = 200, headers: Headers | None = None) -> HttpResponse:
    """A body as JSON."""
    return HttpResponse(
        body.model_dump_json(), status=status, content_type="application/json; charset=utf-8", headers=headers
    )


def keyed(request: HttpRequest, act: Callable[[], HttpResponse], *, content: bytes) -> HttpResponse:
    """Do it once for each Idempotency-Key. `content` is all that makes the request what it is."""
    return idempotency.once(request, actor_of(request).account or 0, act, content=content)


def etag(version: int) -> str:
    return f'"{version}"'


def done_out(done: dossiers.Done) -> DoneOut:
    """What an act left behind."""
    return DoneOut(
        id=done.public_id,
        code=done.code,
        status=done.status,
        status_word=dossiers.status_word(done.status),
        version=done.version,
    )
