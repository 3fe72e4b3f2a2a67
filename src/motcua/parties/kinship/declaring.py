"""An officer declares a number, or ends a declaration. Nobody does either for somebody else."""

from uuid import UUID

from django.db import transaction

from motcua.parties.contacts import checked_number
from motcua.parties.kinship.refusals import NumberMissing, RelationUnknown, TooManyDeclared
from motcua.parties.models import Account, DocumentType, Kin, Relation
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

KIN_DECLARED = "parties.kin.declared"
KIN_ENDED = "parties.kin.ended"
MOST = 60


def declare_kin(actor: Actor, *, personal_id: str, relation: str) -> None:
    """Declare one number; declared again it changes nothing but the relation.

    The ledger and the fact hold ids, never the number. Raises NotFound for who is no officer, BadNumber,
    NumberMissing, RelationUnknown, TooManyDeclared.
    """
    account = _officer(actor)
    if relation not in Relation:
        raise RelationUnknown(field="relation")
    number = checked_number(personal_id, DocumentType.PERSONAL_ID, None, "")
    if not number:
        raise NumberMissing(field="personal_id")
    with transaction.atomic(durable=True):
        Account.objects.select_for_update().get(pk=account)
        held = Kin.objects.filter(account_id=account, ended_at__isnull=True)
        known = held.filter(personal_id=number).first()
        if known is not None and known.relation == relation:
            return
        if known is None and held.count() >= MOST:
            raise TooManyDeclared(most=MOST)
        row = known or Kin(account_id=account, personal_id=number, declared_at=clock.now())
        row.relation = relation
        row.save()
        if known is None:
            fact = outbox.Fact(KIN_DECLARED, f"account:{account}", {"kin": row.pk}, f"kin:{row.pk}")
            outbox.announce([fact])
        _record(actor, row, KIN_DECLARED)


def end_kin(actor: Actor, public_id: UUID) -> None:
    """It holds no longer; ended twice it changes nothing. Raises NotFound."""
    account = _officer(actor)
    with transaction.atomic(durable=True):
        row = Kin.objects.select_for_update().filter(public_id=public_id, account_id=account).first()
        if row is None:
            raise NotFound
        if row.ended_at is None:
            row.ended_at = clock.now()
            row.save(update_fields=["ended_at"])
            _record(actor, row, KIN_ENDED)


def _officer(actor: Actor) -> int:
    if actor.account is None or actor.kind != "staff":
        raise NotFound
    return actor.account


def _record(actor: Actor, row: Kin, name: str) -> None:
    ledger.append(actor, [ledger.NewEntry(f"account:{row.account_id}", name, {"kin": row.pk})])
