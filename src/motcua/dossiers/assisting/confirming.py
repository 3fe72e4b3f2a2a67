"""A code sent to the person's own phone, read out by them and typed at the counter.

It confirms one request and one phone: another number on the form needs a code of its own. Guesses are few and
codes are few; the count of guesses stays also when the guess is refused.
"""

import hmac
import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from motcua.catalogue.api import ProcedureVersion
from motcua.dossiers.assisting.refusals import (
    CodeTooOld,
    CodeWrong,
    NobodyCarries,
    NoCode,
    PhoneNeeded,
    TooManyCodes,
)
from motcua.dossiers.models import HelpConfirmation
from motcua.dossiers.perform import lock_intents
from motcua.dossiers.screening import account_of, require_may_ask
from motcua.kernel import codes
from motcua.kernel.errors import KernelError
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal

CHANNEL = "sms"
DIGITS = 6
LIFETIME = timedelta(minutes=10)
MOST_GUESSES, MOST_CODES = 5, 5
SENT = "dossiers.help.code_sent"


def codes_leave() -> bool:
    """Whether a code can reach a phone at all."""
    return CHANNEL in notifications.channels()


def send_code(actor: Actor, version: ProcedureVersion, intent: UUID, phone: str) -> str:
    """Send a new code; answers the number it went to. Raises Refusal."""
    unit, account, number = require_may_ask(actor, version), account_of(actor), _number(phone)
    if not codes_leave():
        raise NobodyCarries
    code = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    with transaction.atomic(durable=True):
        lock_intents([intent])
        before = HelpConfirmation.objects.filter(intent_key=intent).first()
        if before is not None and before.account_id != account:
            raise NotFound
        sent = (before.sent if before else 0) + 1
        if sent > MOST_CODES:
            raise TooManyCodes(many=MOST_CODES)
        row = HelpConfirmation(
            intent_key=intent,
            account_id=account,
            phone=number,
            digest=_digest(intent, number, code),
            sent=sent,
            sent_at=clock.now(),
        )
        row.save(force_update=before is not None, force_insert=before is None)
        notifications.send([_telling(intent, sent, number, code)])
        payload = {"procedure": version.code, "unit": unit, "sent": sent}
        ledger.append(actor, [ledger.NewEntry(f"help:{intent}", SENT, payload)])
    return number


def confirm(actor: Actor, intent: UUID, code: str, phone: str) -> None:
    """Hold a typed code against the one that was sent; right once is right for good. Raises Refusal."""
    account, number = account_of(actor), _number(phone)
    with transaction.atomic(durable=True):
        found = HelpConfirmation.objects.select_for_update().filter(intent_key=intent, account_id=account)
        refused = _refused(found.first(), number, code)
    if refused is not None:
        raise refused  # after commit: a wrong guess stays counted


def _refused(row: HelpConfirmation | None, phone: str, code: str) -> Refusal | None:
    """Why the code is not taken; counts the guess, or writes down that the person has confirmed."""
    if row is None or row.phone != phone:
        return NoCode(field="confirm_code")
    if row.confirmed_at is not None:
        return None
    if row.wrong >= MOST_GUESSES or clock.now() - row.sent_at > LIFETIME:
        minutes = int(LIFETIME.total_seconds() // 60)
        return CodeTooOld(field="confirm_code", minutes=minutes, most=MOST_GUESSES)
    typed = "".join(sign for sign in code if sign.isdigit())
    if hmac.compare_digest(row.digest, _digest(row.intent_key, phone, typed)):
        row.confirmed_at = clock.now()
        row.save(update_fields=["confirmed_at"])
        return None
    row.wrong += 1
    row.save(update_fields=["wrong"])
    return CodeWrong(field="confirm_code", left=MOST_GUESSES - row.wrong)


def _number(phone: str) -> str:
    try:
        return codes.phone(phone)
    except KernelError:
        raise PhoneNeeded(field="owner.phone") from None


def _digest(intent: UUID, phone: str, code: str) -> str:
    return salted_hmac(
        "motcua.dossiers.assisting", f"{intent}:{phone}:{code}", algorithm="sha256"
    ).hexdigest()


def _telling(intent: UUID, sent: int, phone: str, code: str) -> Telling:
    return Telling(f"help:{intent}:{sent}", {CHANNEL: phone}, "help_code", {"otp": code})
