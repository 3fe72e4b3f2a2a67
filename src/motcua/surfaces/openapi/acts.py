"""Acts on a dossier, each at an address of its own with a body of its own; the room's rules decide.

A writer must name the version it saw (If-Match), so that of two at once one wins and the other is told.
"""

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.params.functions import Header

from motcua.dossiers import api as dossiers
from motcua.surfaces.guesses import counted_password
from motcua.surfaces.openapi.answering import done_out, etag, keyed, written
from motcua.surfaces.openapi.fields import ETag
from motcua.surfaces.openapi.keys import actor_of
from motcua.surfaces.openapi.schemas_acts import ACTS, ActIn, AnswerSupplementIn
from motcua.surfaces.openapi.schemas_dossiers import DoneOut

router = Router(tags=["acts"])


def _view(body: type[ActIn]) -> Callable[..., HttpResponse]:
    def act(
        request: HttpRequest,
        given: Any,
        dossier_id: UUID,
        if_match: Annotated[ETag, Header(alias="If-Match", description="ETag của hồ sơ đã xem.")],
    ) -> HttpResponse:
        content = if_match.encode() + b"\n" + request.body
        return keyed(request, lambda: _perform(request, dossier_id, given, if_match), content=content)

    act.__annotations__["given"] = body
    return act


def _perform(request: HttpRequest, dossier_id: UUID, given: ActIn, if_match: str) -> HttpResponse:
    actor = actor_of(request)
    if isinstance(given, AnswerSupplementIn) and given.draft is not None:
        # As at intake: the draft of another account is answered like none.
        dossiers.open_draft(actor, key=given.draft)
    command = given.command()
    with counted_password(actor, command):
        done = dossiers.perform(
            actor, dossier_id, command, expected=int(if_match.strip('"')), help_kind=given.help
        )
    return written(done_out(done), headers={"ETag": etag(done.version)})


for _name, (_body, _summary) in ACTS.items():
    router.post(
        f"/dossiers/{{dossier_id}}/acts/{_name}",
        response=DoneOut,
        operation_id=f"act_{_name}",
        summary=_summary,
        description="Ai được làm và khi nào: xem «acts» của hồ sơ.",
        url_name=f"act-{_name}",
    )(_view(_body))
