"""`motcua bench worklist`: the officer's page with its counts, at a million dossiers against ten thousand.

Five hundred different officers, each asks once for /ban-lam-viec/ over HTTP, signed in beforehand; the first
fifty requests are left out, they warm the server. Rounds of the two databases alternate; what counts is the
median over the rounds of the 95th percentile. Both databases are the copied demo (`motcua demo load
--dossiers`), made when they are not there.

While the pages of the big one are read, and a dossier, its tracking page and a search besides, no large
table may be read from end to end; PostgreSQL's own counters say so.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from statistics import median
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.bench.web import Client, percentile, serving
from motcua.demo import bulk
from motcua.demo.bulk.elsewhere import using
from motcua.dossiers import api as dossiers
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.console import data_folder, translate
from motcua.platform.errors import Refusal

NAME = "worklist"
LARGE, SMALL = 1_000_000, 10_000
ROUNDS = 3
OFFICERS, LEFT_OUT = 500, 50
PAGE = "/ban-lam-viec/"
LARGE_TABLES = ("dossiers_dossier", "dossiers_step", "ledger_entry")
_SCANS = "SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname = ANY(%s)"
_OWN_SCANS = "SELECT relname FROM pg_stat_xact_user_tables WHERE relname = ANY(%s) AND seq_scan > 0"
_COUNTED_AFTER = 1.5
"""Seconds after which the work of sessions that have ended shows in PostgreSQL's counters."""


class ReadFromEndToEnd(Refusal):
    """A page that is quick today and slow next year."""

    code = "bench-read-from-end-to-end"
    sentence = _("Khi đọc {page}, bảng {table} bị đọc từ đầu đến cuối; cần chỉ mục.")


def run() -> list[dict[str, Any]]:
    """95th percentile in milliseconds, large and small."""
    for number in (SMALL, LARGE):
        if not bulk.is_loaded(number):
            sys.stderr.write(translate("Nạp {n} hồ sơ để đo…").format(n=number) + "\n")
            bulk.load(data_folder() / "provinces" / "hcmc", number, 1, lambda _done: None)
    runs = [
        {side: _round(number) for side, number in (("peer", SMALL), ("ours", LARGE))} for _ in range(ROUNDS)
    ]
    with using(bulk.name_of(LARGE)):
        insist_on_indexes(some_officers(5))
    ours, peer = (median(each[side] for each in runs) for side in ("ours", "peer"))
    return [
        {
            "name": NAME,
            "ours": ours,
            "peer": peer,
            "ratio": round(ours / peer, 2),
            "unit": "ms (p95)",
            "runs": runs,
        }
    ]


def _round(number: int) -> float:
    with using(bulk.name_of(number)):
        cookies = [signed_in(account) for account in some_officers(OFFICERS)]
        with serving() as port:
            before = scans()
            spent = visit(port, cookies)
        if number == LARGE:
            _insist_on_indexes_of_pages(before)
    return round(percentile(spent[LEFT_OUT:], 0.95), 1)


def visit(port: int, cookies: Sequence[str]) -> list[float]:
    """One request for each officer, one after another; milliseconds each."""
    client = Client(port)
    try:
        return [client.get(PAGE, {"Cookie": f"sessionid={cookie}"}) for cookie in cookies]
    finally:
        client.close()


def some_officers(count: int) -> list[int]:
    """Accounts of officers drawn by a fixed seed; the same people in both provinces."""
    accounts = get_user_model().objects.filter(is_active=True, kind="staff").order_by("login")
    held = [pk for pk in accounts.values_list("pk", flat=True) if agencies.posts_of(pk)]
    return random.Random(1).sample(held, min(count, len(held)))


def signed_in(account: int) -> str:
    """A session as signing in leaves it; the slow hash of passwords is measured nowhere here."""
    user = get_user_model().objects.get(pk=account)
    session = SessionStore()
    session[SESSION_KEY] = str(account)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def insist_on_indexes(officers: Sequence[int]) -> None:
    """Read what people read most, and raise ReadFromEndToEnd for a large table read as a whole."""
    for account in officers:
        for name, read in _readings(agencies.actor_for(account, "desk")):
            with transaction.atomic(), connection.cursor() as cursor:
                read()
                cursor.execute(_OWN_SCANS, [list(LARGE_TABLES)])
                for (table,) in cursor.fetchall():
                    raise ReadFromEndToEnd(page=name, table=table)


def _readings(actor: Actor) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "counts", partial(dossiers.counts, actor)
    yield "search", partial(dossiers.search, actor, "nguyen")
    for name in dossiers.ListName:
        yield name.value, partial(dossiers.worklist_page, actor, name)
    yield from _narrowed(actor)
    for row in dossiers.worklist_page(actor, dossiers.ListName.UNIT)[:1]:
        yield "detail", partial(dossiers.dossier_view, SYSTEM, row.public_id)
        yield "tracking", partial(dossiers.tracking, row.public_id)
        yield "code", partial(dossiers.search, SYSTEM, row.code)


def _narrowed(actor: Actor) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every filter alone and two together, as lists and as the counts beside them."""
    alone = {
        "procedure": "1.004873",
        "status": dossiers.Status.PROCESSING,
        "channel": "online",
        "holder": dossiers.HolderIs.NOBODY,
        "field": "ho-tich",
        "non_territorial": True,
        "runs_out": 16,
        "words": "nguyen",
    }
    asked = [{name: value} for name, value in alone.items()]
    asked += [{"procedure": "1.004873", "runs_out": 40}, {"channel": "online", "words": "0012"}]
    for given in asked:
        chosen, said = dossiers.Filter(**given), " ".join(given)  # type: ignore[arg-type]
        yield f"counts {said}", partial(dossiers.counts, actor, chosen)
        for name in dossiers.ListName:
            yield f"{name.value} {said}", partial(dossiers.worklist_page, actor, name, 1, chosen)
            yield f"saved {name.value} {said}", partial(dossiers.counts_of, actor, [(name, chosen)])
    for name in dossiers.ListName:
        yield f"choices {name.value}", partial(dossiers.found_in, actor, name)


def scans() -> Mapping[str, int]:
    """How often each large table was read from end to end so far, by anybody."""
    time.sleep(_COUNTED_AFTER)
    with connection.cursor() as cursor:
        cursor.execute(_SCANS, [list(LARGE_TABLES)])
        return dict(cursor.fetchall())


def _insist_on_indexes_of_pages(before: Mapping[str, int]) -> None:
    for table, count in scans().items():
        if count > before.get(table, 0):
            raise ReadFromEndToEnd(page=PAGE, table=table)
