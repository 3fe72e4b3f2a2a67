"""A publication is a change for two people where the province says so: what they are shown, and then.

One publication is one proposal: of the kind about fees when it changes what anybody owes, else of the plain
kind, so that a province may want two people for the one and not for the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.catalogue.actions.publish import Published
from motcua.catalogue.editing.access import procedure_within, province, require
from motcua.catalogue.editing.comparing import compare
from motcua.catalogue.editing.copying import content_of
from motcua.catalogue.editing.drafts import held, newest
from motcua.catalogue.editing.feewords import RawFees, fee_facts, fees_differ
from motcua.catalogue.editing.overwriting import differences
from motcua.catalogue.editing.publication import Publication, carry_out, insist_on, is_first_version
from motcua.catalogue.editing.refusals import DayGone, DayPast
from motcua.catalogue.models import Draft, Procedure
from motcua.catalogue.permissions import Permission
from motcua.platform import proposals
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.platform.proposals import Fact

PUBLICATION, FEES = "catalogue.publication", "catalogue.fees"
_SORTS = {True: gettext_lazy("quy trình khung tạm"), False: gettext_lazy("quy trình thường")}
"""By whether it is provisional."""
MOST_SAID = 40
"""Differences shown with a proposal; the draft, one press away, shows all."""


def publish_draft(actor: Actor, code: str, order: Publication) -> Published:
    """Publish at once. Raises Refusal, and SecondPersonNeeded where the province wants two people.

    The program itself and who works at the machine need no second person.
    """
    procedure = procedure_within(actor, code)
    with transaction.atomic(durable=True):
        row = _to_publish(actor, procedure, order)
        if _needs_second(actor, row):
            raise proposals.SecondPersonNeeded
        return carry_out(actor, row, order)


def ask_for_publication(
    actor: Actor, code: str, order: Publication, *, because: str = "", said: Sequence[Fact] = ()
) -> UUID | None:
    """Send a draft to a second person; where one is enough it is published, and None comes back.

    Refused now is what would be refused later. The decision stands as the reason where no other is given.
    `said`: what it does otherwise in the words of the page, beside fees; without it, by names in the file.
    Raises as `publish_draft`, ProposedAlready.
    """
    procedure = procedure_within(actor, code)
    with transaction.atomic(durable=True):
        row = _to_publish(actor, procedure, order)
        if not _needs_second(actor, row):
            carry_out(actor, row, order)
            return None
        change = proposals.Change(
            kind=kind_of(row),
            subject=f"procedure:{code}",
            unit=province(),
            field=row.content["field"]["code"],
            content=_content(row, order),
            about=f"{code} · {row.content['name']}",
            facts=tuple(_facts(row, order, said)),
        )
        row.proposal = proposals.propose(actor, change, because=because.strip() or order.decision)
        row.save(update_fields=["proposal"])
    return row.proposal


def publication_needs_second(actor: Actor, code: str) -> bool:
    """Whether publishing the draft, as it stands, waits for a second person. Raises NotFound."""
    row = Draft.objects.select_related("base").filter(procedure=procedure_within(actor, code)).first()
    if row is None:
        raise NotFound
    return _needs_second(actor, row)


def kind_of(row: Draft) -> str:
    return FEES if fees_differ(_fees_before(row), row.content["fees"]) else PUBLICATION


def _fees_before(row: Draft) -> RawFees:
    """Nothing is owed under what was never published."""
    return () if is_first_version(row) else content_of(row.base_id)["fees"]


def _needs_second(actor: Actor, row: Draft) -> bool:
    return actor.kind != "system" and proposals.is_needed(kind_of(row))


def _to_publish(actor: Actor, procedure: Procedure, order: Publication) -> Draft:
    row = held(procedure, order.revision)
    require(actor, Permission.PROCEDURE_PUBLISH, row.content["field"]["code"])
    insist_on(row, order)
    return row


def _facts(row: Draft, order: Publication, said: Sequence[Fact]) -> Iterator[Fact]:
    is_first = is_first_version(row)
    before = {} if is_first else content_of(row.base_id)
    yield Fact(_("Quyết định công bố"), str(before.get("decision") or "–"), order.decision.strip())
    yield Fact(_("Có hiệu lực từ ngày"), _day(before.get("effective_from")), _day(order.effective_from))
    if order.effective_to is not None:
        yield Fact(_("Đến hết ngày"), _day(before.get("effective_to")), _day(order.effective_to))
    if order.is_provisional or before.get("is_provisional"):
        yield Fact(
            _("Loại"), str(_SORTS[bool(before.get("is_provisional"))]), str(_SORTS[order.is_provisional])
        )
    yield from fee_facts(_fees_before(row), row.content["fees"])
    if is_first:
        yield Fact(_("Phiên bản"), "–", _("bản đầu của thủ tục; xem toàn bộ ở bản thảo"))
        return
    found = tuple(said or _plain(row))
    yield from found[:MOST_SAID]
    if len(found) > MOST_SAID:
        yield Fact(_("và {count} chỗ khác nữa").format(count=len(found) - MOST_SAID), "–", _("xem bản thảo"))


def _plain(row: Draft) -> Iterable[Fact]:
    found = compare(content_of(row.base_id), row.content)
    return (Fact(_("Khác bản đang áp dụng"), "–", each) for each in differences(found))


def _day(day: date | str | None) -> str:
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{found:%d/%m/%Y}" if found else "–"


def _content(row: Draft, order: Publication) -> dict[str, Any]:
    days = {"from": order.effective_from, "to": order.effective_to, "decided": order.decided_on}
    return {
        "procedure": row.procedure.code,
        "draft": row.pk,
        "revision": order.revision,
        "decision": order.decision,
        "provisional": order.is_provisional,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _order(content: Mapping[str, Any]) -> Publication:
    begin, end, decided = (
        date.fromisoformat(content[name]) if content[name] else None for name in ("from", "to", "decided")
    )
    return Publication(content["revision"], content["decision"], begin, end, content["provisional"], decided)


def _mark(content: Mapping[str, Any]) -> str:
    """The draft as it was sent, and the version it is held against: the newest published one."""
    row = Draft.objects.select_for_update().filter(pk=content["draft"]).first()
    base = newest(Procedure.objects.select_for_update().get(code=content["procedure"]))
    return f"{row.revision if row else '–'}/{base.pk if base else '–'}"


def _apply(actor: Actor, approved: proposals.Approved) -> None:
    row, order = Draft.objects.get(pk=approved.content["draft"]), _order(approved.content)
    require(actor, Permission.PROCEDURE_PUBLISH, row.content["field"]["code"])
    try:
        insist_on(row, order)
    except DayPast:
        raise DayGone(day=_day(order.effective_from)) from None
    carry_out(actor, row, order, approved.told())


KINDS = tuple(
    proposals.register(
        proposals.Kind(
            name=name, words=words, permission=Permission.PROCEDURE_PUBLISH, mark=_mark, apply=_apply
        )
    )
    for name, words in (
        (PUBLICATION, gettext_lazy("Công bố thủ tục")),
        (FEES, gettext_lazy("Công bố thủ tục, có đổi phí, lệ phí")),
    )
)
