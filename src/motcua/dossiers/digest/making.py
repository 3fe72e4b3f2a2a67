"""Make the digests of a morning: one row an account, seen to once a day, whoever dies meanwhile.

It is looked for every five minutes between 7:30 and 9:30, so that a worker that was down at half past seven
makes up for it; later it would be no morning's digest. The message counts and links; it names nobody.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time

import structlog
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.agencies import api as agencies
from motcua.dossiers.digest import addresses
from motcua.dossiers.digest.lines import KEYS, count
from motcua.dossiers.digest.today import is_off, works_on
from motcua.dossiers.models import Digest
from motcua.dossiers.queries.filters import EVERYTHING
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling
from motcua.parties import api as parties
from motcua.platform import clock, jobs
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound

MAKE = "dossiers.make_digests"
BEGINS, ENDS = time(7, 30), time(9, 30)
_AT_ONCE = 50
_LANGUAGE = "vi"

_log = structlog.get_logger(__name__)


def begin() -> None:
    """Order the digests of today that are still to be made; outside the morning, none."""
    now = clock.now().astimezone(clock.ZONE)
    if not BEGINS <= now.time() < ENDS:
        return
    day = now.date()
    seen_to = set(Digest.objects.filter(day=day).values_list("account_id", flat=True))
    waiting = [account for account in agencies.staff_in_office(day) if account not in seen_to]
    with transaction.atomic():
        for first in range(0, len(waiting), _AT_ONCE):
            jobs.defer(MAKE, accounts=waiting[first : first + _AT_ONCE])


def make(accounts: Sequence[int]) -> None:
    """See to each account by itself: what one of them trips over keeps nothing from the others."""
    day = clock.today()
    for account in accounts:
        try:
            with transaction.atomic():
                _see_to(account, day)
        except Exception:  # noqa: BLE001 (said in the log; it is tried again in five minutes)
            _log.exception("digest.failed", account=account)


def _see_to(account: int, day: date) -> None:
    kept = _hold(account)
    if kept.day == day:
        return
    actor = _actor(account)
    lines = _lines(actor, day)
    kept.day, kept.made_at, kept.lines, kept.post = day, clock.now(), lines, actor.post if actor else None
    kept.save()
    if lines:
        _tell(account, day, lines)


def _hold(account: int) -> Digest:
    Digest.objects.get_or_create(account_id=account)
    return Digest.objects.select_for_update().get(account_id=account)


def _actor(account: int) -> Actor | None:
    try:
        return agencies.actor_for(account, "desk")
    except NotFound:
        return None


def _lines(actor: Actor | None, day: date) -> dict[str, int]:
    """Numbers above nought; nothing on a day off, for whoever wants none, and where all is done."""
    if actor is None or not works_on(actor, day) or is_off(actor):
        return {}
    return {key: number for key, number in count(actor).items() if number}


def _tell(account: int, day: date, lines: Mapping[str, int]) -> None:
    with translation.override(_LANGUAGE):
        said = [_line(key, number) for key, number in lines.items()]
        page = addresses.address_of(None, EVERYTHING)
        if page:
            said.append(_("Xem hoặc tắt bản tin này: %(url)s") % {"url": page})
    mail = {"email": parties.account(account).email}
    values = {"day": day.strftime("%d/%m/%Y"), "lines": "\n".join(said)}
    notifications.send([Telling(f"digest:{account}:{day:%Y%m%d}", mail, "digest", values)])


def _line(key: str, number: int) -> str:
    line = KEYS[key]
    url = addresses.address_of(line.list, line.filter)
    return f"{line.words}: {number}" + (f" – {url}" if url else "")
