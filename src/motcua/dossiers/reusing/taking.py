"""Taking what was offered into a dossier, at intake or when a supplement is brought: asked for anew in the
act, and on record on both sides."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from motcua.dossiers.intake import PaperGiven
from motcua.dossiers.refusals import NotReusable
from motcua.dossiers.reusing.finding import Offer, offers, offers_beside
from motcua.dossiers.state import Change
from motcua.platform import files
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.ledger import NewEntry

TakenUp = Mapping[str, Offer]
REUSED = "dossiers.paper.reused"


class Purpose(StrEnum):
    """To what end a paper was used again; stays on record."""

    INTAKE = "intake"
    SUPPLEMENT = "supplement"


def take(actor: Actor, personal_id: str, papers: Iterable[PaperGiven]) -> TakenUp:
    """The offers an intake takes up, by component; none asked for, nothing looked for.

    Raises NotReusable when one is not, or no longer, to be had: as good as never offered.
    """
    chosen = _chosen(papers)
    if not chosen:
        return {}
    found = offers(actor, personal_id, [paper.component for paper in chosen])
    return {paper.component: _offered(paper, found) for paper in chosen}


def take_beside(actor: Actor, dossier: int, papers: Iterable[PaperGiven]) -> TakenUp:
    """The same for a dossier that is there. Raises NotReusable."""
    chosen = _chosen(papers)
    if not chosen:
        return {}
    found = offers_beside(actor, dossier, [paper.component for paper in chosen])
    return {paper.component: _offered(paper, found) for paper in chosen}


def _chosen(papers: Iterable[PaperGiven]) -> tuple[PaperGiven, ...]:
    return tuple(paper for paper in papers if paper.state == "reused")


def _offered(paper: PaperGiven, found: TakenUp) -> Offer:
    offer = found.get(paper.component)
    if offer is None or offer.file != paper.file:
        raise NotReusable(field=f"papers.{paper.component}")
    try:
        files.stored([offer.file])
    except NotFound:
        raise NotReusable(field=f"papers.{paper.component}") from None
    return offer


def record(change: Change, taken: Iterable[Offer], purpose: Purpose) -> None:
    """Each dossier a paper came from says which paper, for which dossier, to what end."""
    for offer in taken:
        told = {
            "component": offer.component,
            "paper": offer.paper_id,
            "dossier": change.state.id,
            "procedure": change.case.version.code,
            "purpose": str(purpose),
        }
        change.entries.append(
            NewEntry(f"dossier:{offer.dossier_id}", REUSED, told, occurred_at=change.case.now)
        )
