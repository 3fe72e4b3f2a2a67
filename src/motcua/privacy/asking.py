"""A person asks about their data."""

from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.privacy import rules
from motcua.privacy.models import Kind, Request
from motcua.privacy.refusals import AskedAlready, KindUnknown, WordsMissing
from motcua.privacy.texts import said

OWN_KINDS = frozenset({"person", "organisation"})
ASKED = "privacy.request.asked"


def own_account(actor: Actor) -> int:
    """Whose data it is: people and organisations, signed in. Raises NotFound."""
    if actor.kind not in OWN_KINDS or actor.account is None:
        raise NotFound
    return actor.account


def ask(actor: Actor, kind: str, words: str) -> UUID:
    """Send a request; the clock runs from now. Raises NotFound, KindUnknown, WordsMissing, TooLong,
    AskedAlready."""
    account = own_account(actor)
    if kind not in Kind:
        raise KindUnknown(field="kind")
    about = said(words, "words")
    if kind == Kind.CORRECT and not about:
        raise WordsMissing(field="words")
    now, known, calendar = clock.now(), rules.rules(), rules.calendar()
    try:
        with transaction.atomic():
            row = Request.objects.create(
                account_id=account,
                kind=kind,
                words=about,
                asked_at=now,
                answer_due_at=rules.answer_due(known, calendar, now),
                due_at=rules.carried_out_by(known.kinds[kind], calendar, now),
            )
            entry = ledger.NewEntry(f"account:{account}", ASKED, {"request": row.pk, "kind": kind})
            ledger.append(actor, [entry])
    except IntegrityError:
        raise AskedAlready(field="kind") from None
    return row.public_id
