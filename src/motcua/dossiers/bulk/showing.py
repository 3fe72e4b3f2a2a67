"""What the pages of bulk acts show: the preview, the outcome of each line, and one's own orders."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from motcua.agencies.api import HolderRow
from motcua.dossiers import rules, store
from motcua.dossiers.access import visible
from motcua.dossiers.asked import whose
from motcua.dossiers.bulk import folder
from motcua.dossiers.bulk.acts import label_of, orders_of, why_not
from motcua.dossiers.models import BulkLine, BulkOrder, Dossier, Step
from motcua.dossiers.perform import foresee
from motcua.dossiers.queries.assigning import fit_for
from motcua.dossiers.queries.worklist import turn_q
from motcua.dossiers.state import Change, DossierState
from motcua.dossiers.words import status_word, whole_letter
from motcua.parties import api as parties
from motcua.platform.access import Actor
from motcua.platform.clock import ZONE
from motcua.platform.errors import NotFound, Refusal

LATEST = 50


@dataclass(frozen=True, slots=True)
class BulkRow:
    """An order with how far it is. `is_given`: no preview any more."""

    public_id: UUID
    act: str
    label: str
    to: str
    to_id: int | None
    note: str
    days: int | None
    apology: str
    article: str
    made_at: datetime
    is_given: bool
    stopped_at: datetime | None
    ended_at: datetime | None
    lines: int
    done: int
    refused: int
    waiting: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """`sentence`: what would happen, or why it would not or did not. Without a name: no longer in sight.

    `draft`: the result with its fingerprint, or the letter, which has none.
    """

    number: int
    public_id: UUID | None
    code: str
    owner_name: str
    state: str
    sentence: str
    draft: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A preview: its lines, the mark that gives it, and whether giving it takes the password."""

    lines: tuple[LineRow, ...]
    mark: str
    asks_password: bool


def bulk_orders(actor: Actor) -> tuple[BulkRow, ...]:
    """The latest orders of this person, the newest first; those never given are not among them."""
    rows = list(_counted(actor).filter(confirmed_at__isnull=False).order_by("-made_at")[:LATEST])
    names = parties.account_names({order.to_id for order in rows if order.to_id})
    return tuple(_row(order, names) for order in rows)


def bulk_order(actor: Actor, public_id: UUID) -> BulkRow:
    order = _counted(actor).filter(public_id=public_id).first()
    if order is None:
        raise NotFound
    return _row(order, parties.account_names({order.to_id} if order.to_id else set()))


def bulk_outcome(actor: Actor, public_id: UUID) -> tuple[LineRow, ...]:
    """One line each: done, refused with its sentence, waiting, or left untouched."""
    order = _mine(actor, public_id)
    lines = list(order.lines.order_by("number"))
    named = _in_sight(actor, [line.dossier_id for line in lines])
    return tuple(_line(line, named.get(line.dossier_id), line.state, line.sentence) for line in lines)


def bulk_preview(actor: Actor, public_id: UUID) -> tuple[LineRow, ...]:
    """The lines of `bulk_look`."""
    return bulk_look(actor, public_id).lines


def bulk_look(actor: Actor, public_id: UUID) -> Look:
    """What would happen with each line now, decided by the very rules that will carry it."""
    order = _mine(actor, public_id)
    lines = list(order.lines.select_related("dossier").order_by("number"))
    orders = orders_of(whose(order), order, lines)
    named = _in_sight(actor, [line.dossier_id for line in lines])
    outcomes = foresee(orders)
    to = parties.account(order.to_id).name if order.to_id else ""
    why_not([outcome for outcome in outcomes if isinstance(outcome, Refusal)])
    told = tuple(
        _foreseen(order, to, line, named.get(line.dossier_id), outcome)
        for line, outcome in zip(lines, outcomes, strict=True)
    )
    return Look(told, folder.mark_of(order, lines), folder.asks_password(order, lines))


def bulk_fit(actor: Actor, public_id: UUID) -> tuple[HolderRow, ...]:
    """Whoever could be given at least one of the dossiers; for the others the preview says why not."""
    order = _mine(actor, public_id)
    keys = list(order.lines.values_list("dossier__public_id", flat=True))
    states, now = store.look_at(keys)
    found: dict[int, HolderRow] = {}
    asked: set[tuple[object, ...]] = set()
    for state in states.values():
        step = rules.first_step(actor, state, "assign")
        alike = (state.procedure_version_id, state.competent_id, step.key if step else None)
        if step is None or now is None or alike in asked:
            continue
        asked.add(alike)
        found |= {holder.account_id: holder for holder in fit_for(state, step, now)}
    return tuple(found.values())


def _foreseen(
    order: BulkOrder, to: str, line: BulkLine, dossier: Dossier | None, outcome: Change | Refusal
) -> LineRow:
    if isinstance(outcome, Refusal):
        return _line(line, dossier, BulkLine.State.REFUSED, str(outcome))
    row = _line(line, dossier, BulkLine.State.WAITING, _what_happens(order.act, to, outcome))
    if order.act == folder.APOLOGISE:
        return replace(row, draft=_letter(order, outcome))
    return _with_draft(row, outcome.case.state) if line.fingerprint else row


def _letter(order: BulkOrder, change: Change) -> str:
    """What the person will read, with the date that follows from this line's own limit."""
    before, new = change.case.state, change.state.due_at
    if before.due_at is None or new is None:
        return ""
    return whole_letter(before.owner_name, before.code, before.due_at, new, order.note, order.apology)


def _with_draft(row: LineRow, state: DossierState) -> LineRow:
    result = state.result
    if result is None:
        return row
    refuses = f"{_('Từ chối giải quyết.')} " if result.decision == "refuse" else ""
    return replace(row, draft=refuses + result.content, fingerprint=result.fingerprint)


def _what_happens(act: str, to: str, change: Change) -> str:
    if act == "take":
        return _("Bạn nhận bước «%(step)s».") % {"step": change.held[-1].name}
    if act == "release":
        return _("Bước «%(step)s» về lại đơn vị.") % {"step": change.held[-1].name}
    if act == "assign":
        return _("%(name)s nhận bước «%(step)s».") % {"name": to, "step": change.held[-1].name}
    if act == folder.APOLOGISE and change.state.due_at is not None:
        moment = change.state.due_at.astimezone(ZONE)
        return _("Hẹn trả lại lúc %(due)s.") % {"due": f"{moment:%H:%M %d/%m/%Y}"}
    names = ", ".join(f"«{step.name}»" for step in change.opened)
    if names:
        return _("Chuyển sang bước %(steps)s.") % {"steps": names}
    return _("Xong bước này; hồ sơ: %(status)s.") % {"status": status_word(change.state.status)}


def _in_sight(actor: Actor, ids: list[int]) -> dict[int, Dossier]:
    """Those of the dossiers this person may look at today, by name and code."""
    turn = Step.objects.filter(turn_q(actor), dossier_id__in=ids, closed_at__isnull=True)
    seen = Q(pk__in=visible(actor).filter(pk__in=ids).values("pk")) | Q(pk__in=turn.values("dossier_id"))
    rows = Dossier.objects.filter(seen, pk__in=ids).only("public_id", "code", "owner_name")
    return {row.pk: row for row in rows}


def _line(line: BulkLine, dossier: Dossier | None, state: str, sentence: str) -> LineRow:
    if dossier is None:
        return LineRow(line.number, None, "", "", state, sentence)
    return LineRow(line.number, dossier.public_id, dossier.code, dossier.owner_name, state, sentence)


def _mine(actor: Actor, public_id: UUID) -> BulkOrder:
    order = BulkOrder.objects.filter(account_id=actor.account or 0, public_id=public_id).first()
    if order is None:
        raise NotFound
    return order


def _counted(actor: Actor) -> QuerySet[BulkOrder]:
    def in_state(state: str) -> Count:
        return Count("lines", filter=Q(lines__state=state))

    return BulkOrder.objects.filter(account_id=actor.account or 0).annotate(
        of=Count("lines"),
        done=in_state("done"),
        refused=in_state("refused"),
        waiting=in_state("waiting"),
    )


def _row(order: BulkOrder, names: Mapping[int, str]) -> BulkRow:
    counted: dict[str, int] = vars(order)
    return BulkRow(
        public_id=order.public_id,
        act=order.act,
        label=label_of(order.act),
        to=names[order.to_id] if order.to_id else "",
        to_id=order.to_id,
        note=order.note,
        days=order.days,
        apology=order.apology,
        article=order.article,
        made_at=order.made_at,
        is_given=order.confirmed_at is not None,
        stopped_at=order.stopped_at,
        ended_at=order.ended_at,
        lines=counted["of"],
        done=counted["done"],
        refused=counted["refused"],
        waiting=counted["waiting"],
    )
