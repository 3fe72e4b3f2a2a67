"""Taking what was offered into a new dossier: asked for anew in the act, and on record on both sides."""

from collections.abc import Mapping, Sequence

from motcua.dossiers.intake import Intake, PaperGiven
from motcua.dossiers.refusals import NotReusable
from motcua.dossiers.reusing.finding import Offer, offers
from motcua.dossiers.state import Change
from motcua.platform import files
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.ledger import NewEntry

TakenUp = Mapping[str, Offer]
REUSED = "dossiers.paper.reused"
PURPOSE = "intake"


def take(actor: Actor, intake: Intake) -> TakenUp:
    """The offers an intake takes up, by component; none asked for, nothing looked for.

    Raises NotReusable when one is not, or no longer, to be had: as good as never offered.
    """
    chosen = tuple(paper for paper in intake.papers if paper.state == "reused")
    if not chosen:
        return {}
    found = offers(actor, intake.owner.personal_id, [paper.component for paper in chosen])
    return {paper.component: _offered(paper, found) for paper in chosen}


def _offered(paper: PaperGiven, found: TakenUp) -> Offer:
    offer = found.get(paper.component)
    if offer is None or offer.file != paper.file:
        raise NotReusable(field=f"papers.{paper.component}")
    try:
        files.stored([offer.file])
    except NotFound:
        raise NotReusable(field=f"papers.{paper.component}") from None
    return offer


def record(change: Change, taken: Sequence[Offer]) -> None:
    """Each dossier a paper came from says which paper, for which dossier, to what end."""
    for offer in taken:
        told = {
            "component": offer.component,
            "paper": offer.paper_id,
            "dossier": change.state.id,
            "procedure": change.case.version.code,
            "purpose": PURPOSE,
        }
        change.entries.append(
            NewEntry(f"dossier:{offer.dossier_id}", REUSED, told, occurred_at=change.case.now)
        )
