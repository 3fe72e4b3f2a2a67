"""Who may change the pages of which paper, and how many there may be."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from motcua.catalogue import api as catalogue
from motcua.dossiers.behalf import PROOF
from motcua.dossiers.belonging import files_for_themselves
from motcua.dossiers.filing.keeping import locked, of
from motcua.dossiers.filing.refusals import AlreadySent, SignInFirst
from motcua.dossiers.filing.rows import Bearer
from motcua.dossiers.models import DraftPage, DraftPaper, Filing
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import Invalid, NotFound

MOST_PAGES = 30
"""Files of one paper; one that is a PDF may have many pages of its own."""


class TooManyPages(Invalid):
    code = "filing-too-many-pages"
    sentence = _("Mỗi giấy tờ chỉ gồm tối đa {most} tệp. Hãy ghép bớt thành PDF rồi tải lên.")


def bearer_of(actor: Actor) -> Bearer:
    """Papers are their account's; whoever has not signed in has none. Raises SignInFirst."""
    if not files_for_themselves(actor):
        raise SignInFirst
    return Bearer(actor.account)


def insist(actor: Actor, draft: UUID, component: str) -> Filing:
    """A filing of this account that is not sent and asks for this paper. Raises SignInFirst, NotFound,
    AlreadySent."""
    row = of(bearer_of(actor)).select_related("draft").filter(pk=draft).first()
    if row is None:
        raise NotFound
    if row.sent_at is not None:
        raise AlreadySent
    name_of(row, component)
    return row


def name_of(row: Filing, component: str) -> str:
    """What the procedure calls a paper. Raises NotFound for one it does not name and for the form itself."""
    version = catalogue.version_on(row.draft.procedure_code, clock.today())
    asked = (*version.components, *([PROOF] if row.choices.get("behalf") else []))
    names = {each.code: each.name for each in asked if not each.is_form}
    if component not in names:
        raise NotFound
    return names[component]


def lock(actor: Actor, draft: UUID) -> None:
    """From here to the end of the transaction nobody else changes it. Raises NotFound, AlreadySent."""
    locked(bearer_of(actor), draft)


def unbind(draft: UUID, component: str) -> None:
    """What was bound of other pages is no longer what the dossier gets."""
    DraftPaper.objects.filter(draft_id=draft, component_code=component).delete()


def renumber(draft: UUID, component: str, order: list[int]) -> None:
    """Give pages their places, in the order of their ids given; the paper has to be bound anew."""
    unbind(draft, component)
    for position, page in enumerate(order, 1):
        DraftPage.objects.filter(pk=page).exclude(position=position).update(position=position)
