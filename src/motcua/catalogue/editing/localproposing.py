"""What an agency does otherwise is a change for two people where the province says so.

One order is one proposal: of the kind about fees when it changes what anybody owes there, else of the plain
kind, as with publication (proposing.py).
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.catalogue.editing.access import procedure_within, province, require
from motcua.catalogue.editing.drafts import newest
from motcua.catalogue.editing.feewords import said as fee_words
from motcua.catalogue.editing.local import VariantGiven
from motcua.catalogue.editing.localorders import (
    LocalChange,
    VariantOrder,
    carry_out,
    from_content,
    insist_on,
    to_content,
    touches_fees,
    understood_order,
)
from motcua.catalogue.editing.refusals import DayGone, LastDayWrong, VariantPast, VariantShownOtherwise
from motcua.catalogue.models import Procedure, Variant
from motcua.catalogue.permissions import Permission
from motcua.catalogue.rows import ProcedureVersion
from motcua.catalogue.variants import Overrides, resolve
from motcua.platform import proposals
from motcua.platform.access import Actor
from motcua.platform.proposals import Fact

VARIANT, VARIANT_FEES = "catalogue.variant", "catalogue.variant_fees"


@dataclass(frozen=True, slots=True)
class VariantPreview:
    """What an order would do, before it is given; `mark` tells whether it is still so when it is given.

    `facts`: decision, days and fees before and after; the rest follows from `before` and `after`, laid
    over the inherited version.
    """

    inherited: ProcedureVersion
    agency_id: int
    agency: str
    before: Overrides
    after: Overrides
    facts: tuple[Fact, ...]
    needs_second: bool
    mark: str


def preview_variant(actor: Actor, code: str, order: VariantOrder) -> VariantPreview:
    """Try an order out: nothing is written. Raises what giving it would raise."""
    with _understood(actor, code, order) as change:
        return VariantPreview(
            inherited=change.inherited,
            agency_id=change.agency,
            agency=agencies.unit(change.agency).name,
            before=change.before,
            after=change.after,
            facts=tuple(_facts(change)),
            needs_second=_needs_second(actor, change),
            mark=_mark(to_content(change)),
        )


def ask_for_variant(
    actor: Actor,
    code: str,
    order: VariantOrder,
    *,
    because: str = "",
    said: Sequence[Fact] = (),
    seen: str = "",
) -> UUID | None:
    """Send an order to a second person; where one is enough it is carried out, and None comes back.

    The decision stands as the reason where no other is given. `said`: what is done otherwise beside fees, in
    the words of the page; without it, by names in the file. `seen`: the mark of the preview it was given by.
    Raises Refusal, VariantShownOtherwise, ProposedAlready.
    """
    with _understood(actor, code, order) as change:
        if seen and seen != _mark(to_content(change)):
            raise VariantShownOtherwise
        told = because.strip() or change.decision
        if not _needs_second(actor, change):
            carry_out(actor, change, because=told)
            return None
        proposed = proposals.Change(
            kind=kind_of(change),
            subject=f"procedure:{code}",
            unit=province(),
            field=change.inherited.field_code,
            content=to_content(change),
            about=change.about,
            facts=(*_facts(change), *(said or _plain(change))),
        )
        return proposals.propose(actor, proposed, because=told)


def decide_variant(actor: Actor, code: str, given: VariantGiven, *, variant: int | None = None) -> int:
    """State a variant at once, or put it in another's place; its id.

    Raises Refusal, and SecondPersonNeeded where the province wants two people.
    """
    return _at_once(actor, code, VariantOrder(given, variant)) or 0


def end_variant(actor: Actor, code: str, variant: int, on: date | None, *, ground: str) -> None:
    """Name its last day at once; dossiers taken in under it keep it. Raises as `decide_variant`."""
    _at_once(actor, code, VariantOrder(variant=variant, last=on, ground=ground))


def kind_of(change: LocalChange) -> str:
    return VARIANT_FEES if touches_fees(change) else VARIANT


def _at_once(actor: Actor, code: str, order: VariantOrder) -> int | None:
    with _understood(actor, code, order) as change:
        if _needs_second(actor, change):
            raise proposals.SecondPersonNeeded
        return carry_out(actor, change, because=change.decision)


@contextmanager
def _understood(actor: Actor, code: str, order: VariantOrder) -> Iterator[LocalChange]:
    """The order within one transaction, the procedure locked: its variants are decided one after another."""
    procedure = procedure_within(actor, code)
    with transaction.atomic(durable=True):
        Procedure.objects.select_for_update().get(pk=procedure.pk)
        yield understood_order(actor, procedure, order)


def _needs_second(actor: Actor, change: LocalChange) -> bool:
    return actor.kind != "system" and proposals.is_needed(kind_of(change))


def _facts(change: LocalChange) -> Iterator[Fact]:
    """The decision and the days; then each fee that is another, or holds for other days."""
    ends = change.ends
    if change.local is None:
        yield Fact(_("Căn cứ thôi biến thể"), "–", change.decision)
        yield Fact(_("Ngày cuối còn áp dụng"), _last(ends), _day(change.last))
    else:
        yield Fact(_("Quyết định"), ends.decision if ends else "–", change.decision)
        yield Fact(_("Từ ngày"), _day(ends.effective_from if ends else None), _day(change.begin))
        if ends is None or ends.effective_to != change.until:
            until = _day(change.until) if change.until else _open()
            yield Fact(_("Đến hết ngày"), _last(ends) if ends else "–", until)
        if ends is not None:
            yield Fact(_("Ngày cuối của biến thể cũ"), _last(ends), _day(change.last))
    yield from _fee_facts(change)


def _fee_facts(change: LocalChange) -> Iterator[Fact]:
    if not touches_fees(change):
        return
    old, new = change.before, change.after
    same = {code for code in old.fees if old.fees.get(code) == new.fees.get(code)}
    shown = (set(old.fees) | set(new.fees)) - (same if old.fees != new.fees else set())
    sides = (resolve(change.inherited, side).version.fee_rules for side in (old, new))
    for before, after in zip(*sides, strict=True):
        if before.code in shown:
            label = _("Phí, lệ phí: {name}").format(name=after.name)
            yield Fact(label, fee_words(before), fee_words(after))


def _plain(change: LocalChange) -> Iterator[Fact]:
    """What is done otherwise beside fees, by names in the file."""
    before, after = (dict(_flat(side)) for side in (change.before, change.after))
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield Fact(name, before.get(name, "–"), after.get(name, "–"))


def _flat(local: Overrides) -> Iterator[tuple[str, str]]:
    for name, value in local.to_data().items():
        if isinstance(value, str):
            yield name, value
        elif name != "fees":
            yield from ((f"{name} · {part}", str(amount)) for part, amount in value.items())


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "–"


def _last(row: Variant | None) -> str:
    return _day(row.effective_to) if row is not None and row.effective_to else _open()


def _open() -> str:
    return _("không ghi ngày cuối")


def _mark(content: Mapping[str, Any]) -> str:
    """The newest published version and every variant of the agency with its last day; under lock."""
    procedure = Procedure.objects.select_for_update().get(code=content["procedure"])
    base = newest(procedure)
    rows = Variant.objects.filter(procedure=procedure, agency_id=content["agency"]).order_by("pk")
    held = [(base.pk if base else None, None), *rows.values_list("pk", "effective_to")]
    return hashlib.sha256(str(held).encode()).hexdigest()


def _apply(actor: Actor, approved: proposals.Approved) -> None:
    change = from_content(approved.content)
    require(actor, Permission.PROCEDURE_PUBLISH, change.inherited.field_code)
    try:
        insist_on(change)
    except (VariantPast, LastDayWrong):
        raise DayGone(day=_day(change.begin or change.last)) from None
    carry_out(actor, change, approved.told(), approved.because)


KINDS = tuple(
    proposals.register(
        proposals.Kind(
            name=name, words=words, permission=Permission.PROCEDURE_PUBLISH, mark=_mark, apply=_apply
        )
    )
    for name, words in (
        (VARIANT, gettext_lazy("Biến thể của cơ quan")),
        (VARIANT_FEES, gettext_lazy("Biến thể của cơ quan, có đổi phí, lệ phí")),
    )
)
