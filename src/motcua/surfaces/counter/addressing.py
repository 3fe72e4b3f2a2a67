"""The intent of a request stands in the address of each of its pages, so that going back finds it again.

Until the person was served to the end: from then on the pages of their requests show nothing (privacy at the
counter), to whatever the browser still remembers.
"""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import ProcedureVersion
from motcua.platform.errors import Conflict

_SERVED, _CLOSED, _MOST = "served", "closed", 100


class ServedToTheEnd(Conflict):
    code = "served-to-the-end"
    sentence = _(
        "Đã kết thúc phục vụ người này nên trang không mở lại. Nhận yêu cầu khác thì chọn lại thủ tục."
    )


def address_of(page: str, version: ProcedureVersion, intent: UUID) -> str:
    """A page of the counter about one procedure and one intent: one intent, one dossier (P1)."""
    return f"{reverse(f'counter:{page}', args=[version.code])}?y={intent}"


def intent_of(request: HttpRequest) -> UUID | None:
    """The request a page is about. Raises ServedToTheEnd."""
    try:
        intent = UUID(request.POST.get("intent") or request.GET.get("y", ""))
    except ValueError:
        return None
    if str(intent) in request.session.get(_CLOSED, ()):
        raise ServedToTheEnd
    served: list[str] = request.session.get(_SERVED, [])
    if str(intent) not in served:
        request.session[_SERVED] = [*served, str(intent)][-_MOST:]
    return intent


def close_all(request: HttpRequest) -> None:
    """The pages of every request opened since the last person stay shut."""
    served: list[str] = request.session.pop(_SERVED, [])
    request.session[_CLOSED] = [*request.session.get(_CLOSED, []), *served][-_MOST:]
