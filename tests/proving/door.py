"""A door of the harness: intake over HTTP without sign-in, straight into the room's own door.

It adds nothing to `dossiers.api`: the promises below it (one intent, durable receipts, files) are the room's.
"""

import io
import json
from datetime import date
from functools import cache
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Intake, PaperGiven, PersonGiven
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal

UNIT, CODE, FIELD = "H18.11.002", "1.004873", "ho-tich"


@cache
def receiver() -> Actor:
    """Whoever takes dossiers in at the small commune."""
    unit = agencies.unit_by_identifier(UNIT)
    assert unit is not None
    holder = agencies.holders("receiver", unit.id, FIELD, clock.today())[0]
    return agencies.actor_for(holder.account_id, "counter", holder.post_id)


@login_not_required
@csrf_exempt
@require_POST
def submit(request: HttpRequest) -> HttpResponse:
    """{draft, owner, answers, files?} → 201 with code and public id, 200 when it was there already."""
    given = json.loads(request.body)
    try:
        done = dossiers.submit_one(receiver(), _intake(given))
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code, "detail": str(refusal)}, status=refusal.status)
    answer = {"public_id": str(done.public_id), "code": done.code}
    return JsonResponse(answer, status=201 if done.is_new else 200)


def _intake(given: dict) -> Intake:
    unit = agencies.unit_by_identifier(UNIT)
    assert unit is not None
    owner = dict(given["owner"])
    born = owner.pop("birth_date", None)
    files = [UUID(file) for file in given.get("files", ())]
    papers = [PaperGiven("to-khai", "electronic", "scanned", file=file) for file in files]
    return Intake(
        intent_key=UUID(given["draft"]),
        procedure=CODE,
        receiving=unit.id,
        owner=PersonGiven(birth_date=date.fromisoformat(born) if born else None, **owner),
        answers=given["answers"],
        papers=tuple(papers) or (PaperGiven("to-khai", "original"),),
        case="general",
        accept_now=given.get("accept", True),
    )


@login_not_required
@csrf_exempt
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """The body is a file for the draft named in the query; 201 with its id and fingerprint."""
    draft = dossiers.open_draft(receiver(), CODE, UUID(request.GET["draft"]))
    try:
        kept = dossiers.add_to_draft(
            receiver(), draft, "to-khai", request.GET["name"], io.BytesIO(request.body)
        )
    except Refusal as refusal:
        return JsonResponse({"code": refusal.code, "detail": str(refusal)}, status=refusal.status)
    return JsonResponse({"file": str(kept.public_id), "sha256": kept.sha256}, status=201)


@login_not_required
@csrf_exempt
@require_POST
def fail(request: HttpRequest) -> HttpResponse:
    """Something goes wrong in the middle, with all that was sent in hand."""
    raise RuntimeError(request.body.decode())
