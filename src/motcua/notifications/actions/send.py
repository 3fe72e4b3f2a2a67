"""Ask for messages inside the transaction of the act they tell of."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from motcua.kernel.telling import length_of, when_to_send, without_marks
from motcua.notifications import events, ports, wishes
from motcua.notifications.models import Channel, MessageState
from motcua.notifications.templates import LANGUAGES, Said, Template, Values, say, template
from motcua.notifications.wishes import Wishes, channels_for
from motcua.parties import api as parties
from motcua.platform import clock, outbox
from motcua.platform.outbox import Fact

RINGING = frozenset({Channel.SMS.value, Channel.ZALO.value})
"""What wakes somebody; a letter waits by itself until it is opened."""

_INSERT = """
INSERT INTO notifications_message (public_id, event, subject, template, channel, address, address_digest,
                                   title, text, form, parts, state, reference, created_at, send_at)
SELECT gen_random_uuid(), event, subject, template, channel, address, digest,
       title, text, form, parts, state, '', motcua_now(), send_at
  FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[],
              %s::jsonb[], %s::smallint[], %s::text[], %s::timestamptz[])
       AS given(event, subject, template, channel, address, digest, title, text, form, parts, state, send_at)
ON CONFLICT (event, address_digest, channel) DO NOTHING
RETURNING id, send_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one person is told of one event. `addresses` by channel; empty ones are left out.

    `event` names what happened, once and for ever ("dossier:42:v3"): asked for again it adds nothing.
    `template` is its row in `data/messages.json`, `values` what that row says it is given. `subject` is what
    it is about ("dossier:42"), `accounts` are those whose wishes count.
    """

    event: str
    addresses: Mapping[str, str]
    template: str
    values: Values = field(default_factory=dict)
    subject: str = ""
    accounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Written:
    """One message as it is going to be."""

    telling: Telling
    channel: str
    address: str
    said: Said
    send_at: datetime | None


def send(tellings: Iterable[Telling]) -> int:
    """Queue what is not queued yet, on the channels that have a carrier; returns how many are new.

    What rings in quiet hours is held until they end. Raises TemplateError for words that are not there.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a message is part of an act")
    if not ports.channels():
        return 0
    given = list(tellings)
    wished = _wishes({account for each in given for account in each.accounts})
    now = clock.now() if given else None
    written = [each for telling in given for each in _written(telling, wished, now)]
    kept = _keep(written)
    outbox.announce([queued(number) for number, goes_now in kept if goes_now])
    return len(kept)


def queued(number: int) -> Fact:
    """The fact that lets a message go."""
    return Fact(events.QUEUED, f"message:{number}", key=f"message:{number}:queued")


def _wishes(accounts: set[int]) -> dict[int, Wishes]:
    if not accounts:
        return {}
    kept = parties.preferences_named(wishes.PREFERENCE, accounts)
    return {account: wishes.read(kept.get(account)) for account in accounts}


def _written(telling: Telling, wished: Mapping[int, Wishes], now: datetime | None) -> Iterator[_Written]:
    words = template(telling.template)
    theirs = [wished[account] for account in telling.accounts]
    addresses = _reachable(telling.addresses, words)
    going = channels_for(words.kind, addresses, theirs, is_owed=bool(words.must))
    for channel in sorted(going):
        said = _said(words, telling.values, channel, theirs[0].language if theirs else LANGUAGES[0])
        yield _Written(telling, channel, addresses[channel], said, _held(words, channel, theirs, now))


def _reachable(addresses: Mapping[str, str], words: Template) -> dict[str, str]:
    """Addresses on the channels somebody brings and the event has words for; Zalo is reached by phone."""
    reach = {Channel.ZALO.value: addresses.get(Channel.SMS, ""), **addresses}
    open_channels = ports.channels() & words.channels
    return {channel: address for channel, address in reach.items() if address and channel in open_channels}


def _said(words: Template, values: Values, channel: str, language: str) -> Said:
    said = say(words, values, channel, language)
    is_plain = language != LANGUAGES[0] or settings.MOTCUA_SMS_LETTERS == "plain"
    if channel == Channel.SMS and is_plain:
        return Said(said.title, without_marks(said.text), said.form)
    return said


def _held(words: Template, channel: str, theirs: list[Wishes], now: datetime | None) -> datetime | None:
    """When a message may leave that must wait; None when it goes at once."""
    if channel not in RINGING or now is None:
        return None
    usual = settings.MOTCUA_QUIET_HOURS
    at = when_to_send(now, theirs[0].hours(usual) if theirs else usual, words.urgency)
    return at if at > now else None


def _keep(written: list[_Written]) -> list[tuple[int, bool]]:
    """Those that are new: their number, and whether they go at once. One statement for all of them."""
    if not written:
        return []
    columns = [list(column) for column in zip(*map(_columns, written), strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, columns)
        return [(number, goes_now) for number, goes_now in cursor.fetchall()]


def _columns(each: _Written) -> tuple[object, ...]:
    telling, said = each.telling, each.said
    digest = hashlib.sha256(f"{each.channel}:{each.address.casefold()}".encode()).hexdigest()
    parts = length_of(said.text).parts if each.channel == Channel.SMS else 1
    state = MessageState.HELD if each.send_at else MessageState.QUEUED
    return (
        *(telling.event, telling.subject, telling.template, str(each.channel), each.address, digest),
        *(str(said.title), str(said.text), json.dumps(said.form), parts, state.value, each.send_at),
    )
