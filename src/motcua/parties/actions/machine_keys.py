"""Keys of other systems: issue, check, revoke. A secret is shown once; we keep its digest."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.parties.models import Account, AccountKind, ApiKey
from motcua.parties.permissions import Permission
from motcua.parties.refusals import KeyTooLongLived, ScopeRefused, ScopesMissing
from motcua.parties.rows import IssuedKey, KeyRow, key_row
from motcua.parties.words import named
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound

_MARK = "mc"
_LONGEST = timedelta(days=366)
_SCOPE = re.compile(r"[a-z_]+:[a-z_]+:[a-z_]+")
_NEVER = ("parties:", "agencies:", "platform:")
_USE_NOTED_EVERY = timedelta(minutes=1)


def issue_key(
    *,
    actor: Actor,
    account_id: int,
    unit_id: int,
    name: str,
    scopes: Sequence[str],
    lifetime: timedelta = timedelta(days=365),
) -> IssuedKey:
    """A new key for a machine account over the subtree of a unit; `scopes` are names of permissions.

    A key never carries rights over accounts, posts or the organisation: machines do not appoint people.
    Raises NotFound, ScopesMissing, ScopeRefused, KeyTooLongLived.
    """
    require(actor, Permission.KEY_ISSUE, unit_id)
    if not scopes:
        raise ScopesMissing(field="scopes")
    if not timedelta(0) < lifetime <= _LONGEST:
        raise KeyTooLongLived(field="lifetime", days=_LONGEST.days)
    for scope in scopes:
        if not _SCOPE.fullmatch(scope) or scope.startswith(_NEVER):
            raise ScopeRefused(field="scopes", scope=scope)
    if not Account.objects.filter(pk=account_id, kind=AccountKind.MACHINE, is_active=True).exists():
        raise NotFound
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    with transaction.atomic():
        now = clock.now()
        key = ApiKey.objects.create(
            account_id=account_id,
            unit_id=unit_id,
            name=named(name).name,
            scopes=sorted(set(scopes)),
            prefix=prefix,
            digest=_digest(secret),
            created_at=now,
            expires_at=now + lifetime,
        )
        payload = {"key": key.pk, "unit": unit_id, "scopes": list(key.scopes)}
        ledger.append(actor, [ledger.NewEntry(f"account:{account_id}", "parties.key.issued", payload)])
    return IssuedKey(key_row(key), f"{_MARK}_{prefix}_{secret}")


def check_key(text: str) -> KeyRow | None:
    """The key somebody shows, if it is one of ours, in force, and its account is; else None.

    The time of use is noted at most once a minute, so that busy keys do not write on every call.
    """
    mark, _, rest = text.partition("_")
    prefix, _, secret = rest.partition("_")
    if mark != _MARK or not (prefix.isascii() and prefix.isalnum() and secret.isascii()):
        return None
    key = ApiKey.objects.select_related("account").filter(prefix=prefix).first()
    # Compared even when there is no such prefix, so that the answer takes the same time.
    matches = hmac.compare_digest(bytes(key.digest) if key else b"", _digest(secret))
    now = clock.now()
    if key is None or not matches or key.revoked_at or key.expires_at <= now or not key.account.is_active:
        return None
    if key.last_used_at is None or now - key.last_used_at >= _USE_NOTED_EVERY:
        stale = Q(last_used_at__isnull=True) | Q(last_used_at__lte=now - _USE_NOTED_EVERY)
        ApiKey.objects.filter(stale, pk=key.pk).update(last_used_at=now)
    return key_row(key)


def revoke_key(*, actor: Actor, key_id: int) -> KeyRow:
    """End a key at once. Revoking twice changes nothing. Raises NotFound."""
    with transaction.atomic():
        key = ApiKey.objects.select_for_update().filter(pk=key_id).first()
        if key is None:
            raise NotFound
        require(actor, Permission.KEY_REVOKE, key.unit_id)
        if key.revoked_at is None:
            key.revoked_at = clock.now()
            key.save(update_fields=["revoked_at"])
            entry = ledger.NewEntry(f"account:{key.account_id}", "parties.key.revoked", {"key": key.pk})
            ledger.append(actor, [entry])
        return key_row(key)


def keys_held_over(units: Iterable[int]) -> int:
    """How many keys in force reach over these very units."""
    return _in_force(units).count()


def hand_over_keys(heirs: Mapping[int, int]) -> int:
    """Keys over units that have ended go on over those that followed them; says how many. Rooms' own use."""
    keys = list(_in_force(heirs).select_for_update().order_by("pk"))
    for key in keys:
        key.unit_id = heirs[key.unit_id]
    ApiKey.objects.bulk_update(keys, ["unit_id"])
    return len(keys)


def _in_force(units: Iterable[int]) -> QuerySet[ApiKey]:
    return ApiKey.objects.filter(unit_id__in=list(units), revoked_at=None, expires_at__gt=clock.now())


def _digest(secret: str) -> bytes:
    # A secret of 256 random bits needs no slow hash: there is nothing to guess.
    return hashlib.sha256(secret.encode()).digest()
