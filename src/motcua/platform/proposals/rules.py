"""Which kinds of change need a second person: the province's own decision, closed by default.

To change that is itself a change for two people, always.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel.text import clean
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, allowed, require
from motcua.platform.errors import NotFound
from motcua.platform.proposals.kinds import Approved, Kind, by_name, kinds, register
from motcua.platform.proposals.making import Change, Fact, propose
from motcua.platform.proposals.models import ProposalRule
from motcua.platform.proposals.permissions import Permission
from motcua.platform.proposals.refusals import WordsMissing


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One kind; `decision` is empty where nobody has decided and the default holds."""

    kind: str
    words: str | Promise
    is_needed: bool
    decision: str
    may_change: bool


def is_needed(kind: str) -> bool:
    """Whether a change of this kind waits for a second person."""
    if by_name(kind).is_always_needed:
        return True
    row = ProposalRule.objects.filter(pk=kind).first()
    return row is None or row.is_needed


def rules(actor: Actor) -> tuple[RuleRow, ...]:
    """Every kind with what holds for it. Raises NotFound without the right to change rules."""
    require(actor, Permission.RULE_CHANGE)
    stored = {row.kind: row for row in ProposalRule.objects.all()}
    may = allowed(actor, Permission.RULE_CHANGE)
    return tuple(
        RuleRow(
            kind=kind.name,
            words=kind.words,
            is_needed=kind.is_always_needed or kind.name not in stored or stored[kind.name].is_needed,
            decision=stored[kind.name].decision if kind.name in stored else "",
            may_change=may and not kind.is_always_needed,
        )
        for kind in kinds()
    )


def ask_for_rule(actor: Actor, kind: str, *, needed: bool, decision: str, because: str) -> UUID:
    """Propose that a kind needs a second person, or no longer does. Raises NotFound, WordsMissing."""
    names = {each.name for each in kinds() if not each.is_always_needed}
    if kind not in names:
        raise NotFound
    number = _number(decision)
    told = {True: _("cần người thứ hai duyệt"), False: _("một người làm là đủ")}
    change = Change(
        kind=RULE.name,
        subject=f"rule:{kind}",
        unit=None,
        content={"kind": kind, "needed": needed, "decision": number},
        about=str(by_name(kind).words),
        facts=(
            Fact(_("Ai duyệt"), told[is_needed(kind)], told[needed]),
            Fact(_("Quyết định"), _decision_of(kind) or "–", number),
        ),
    )
    return propose(actor, change, because=because)


def set_rule(actor: Actor, kind: str, *, needed: bool, decision: str) -> None:
    """For loaders of a province's data; people go through `ask_for_rule`. Raises NotFound, WordsMissing."""
    if actor.kind != "system" or by_name(kind).is_always_needed:
        raise NotFound
    _store(actor, {"kind": kind, "needed": needed, "decision": _number(decision)})


def begin_rule(actor: Actor, kind: str, *, needed: bool, decision: str) -> None:
    """The same, where nobody has decided yet: what people decided since is not undone by loading again."""
    if not ProposalRule.objects.filter(pk=kind).exists():
        set_rule(actor, kind, needed=needed, decision=decision)


def _apply(actor: Actor, approved: Approved) -> None:
    require(actor, Permission.RULE_CHANGE)
    _store(actor, approved.content, approved.told(), approved.because)


def _store(
    actor: Actor, content: Mapping[str, Any], told: Mapping[str, object] | None = None, because: str = ""
) -> None:
    kind = content["kind"]
    with transaction.atomic():
        before = is_needed(kind)
        ProposalRule.objects.update_or_create(
            pk=kind,
            defaults={
                "is_needed": content["needed"],
                "decision": content["decision"],
                "changed_at": clock.now(),
            },
        )
        payload = {**content, **(told or {}), "before": before, "after": content["needed"]}
        notes = {"because": because} if because else {}
        ledger.append(actor, [ledger.NewEntry(f"rule:{kind}", "platform.rule.changed", payload, notes=notes)])


def _mark(content: Mapping[str, Any]) -> str:
    row = ProposalRule.objects.select_for_update().filter(pk=content["kind"]).first()
    return "" if row is None else row.changed_at.isoformat()


def _decision_of(kind: str) -> str:
    row = ProposalRule.objects.filter(pk=kind).first()
    return "" if row is None else row.decision


def _number(decision: str) -> str:
    number = clean(decision)[:80]
    if not number:
        raise WordsMissing(field="decision")
    return number


RULE = register(
    Kind(
        name="platform.rule",
        words=gettext_lazy("Việc nào cần người thứ hai"),
        permission=Permission.RULE_CHANGE,
        mark=_mark,
        apply=_apply,
        is_always_needed=True,
    )
)
