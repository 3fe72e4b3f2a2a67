"""The questions of a part that are answered with files: sent with the form, or in pieces by its script."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from motcua.dossiers.api import enclosing, filing
from motcua.kernel.forms import Part, Question
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ui.fields import Field
from motcua.platform.ui.questions import PREFIX
from motcua.surfaces.portal.filing.filling import Filling


def take(request: HttpRequest, it: Filling) -> dict[str, str]:
    """Keep what the form brought; by the name of the input what was refused. Before signing in nothing is
    taken, as with papers."""
    if not is_open(it):
        return {}
    it.enclosures.take(request.POST, request.FILES)
    return it.enclosures.errors


def is_open(it: Filling) -> bool:
    """Files are their account's: whoever has not signed in sends none."""
    return it.bearer.account is not None


def arrange(request: HttpRequest, it: Filling, asked: Part) -> HttpResponse:
    """For the script: an upload becomes an answer, or a file is taken out again; else a sentence why not."""
    key = request.POST.get("question", "")
    question = next((each for each in enclosing.asked_in(asked.questions) if each.key == key), None)
    if question is None:
        raise NotFound
    try:
        if not is_open(it):
            raise filing.SignInFirst
        if "drop" in request.POST:
            enclosing.drop(it.actor, it.row.id, key, UUID(request.POST["drop"]))
            return JsonResponse({})
        return JsonResponse(_taken(it, question, UUID(request.POST["upload"])))
    except ValueError:
        raise NotFound from None
    except Refusal as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=refusal.status)


def _taken(it: Filling, question: Question, upload: UUID) -> dict[str, str]:
    """The file an upload became, with the fingerprint of its bytes as they arrived."""
    file, sha256 = enclosing.add_upload(it.actor, it.row.id, question, upload)
    return {"file": str(file.file), "sha256": sha256}


def dressed(it: Filling, asked: Part, fields: list[Field]) -> list[Field]:
    """Fields for files with what an upload for each says it is for; where none is taken yet, why."""
    names = {PREFIX + question.key: question.key for question in enclosing.asked_in(asked.questions)}
    return [_dressed(it, names[field.name], field) if field.name in names else field for field in fields]


def _dressed(it: Filling, key: str, field: Field) -> Field:
    if is_open(it):
        return replace(field, purpose=enclosing.purpose_of(it.row.id, key))
    return replace(field, kind="told", value=_("Đăng nhập rồi mới tải tệp lên được."))
