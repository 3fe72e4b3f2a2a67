"""`motcua bench pages`: every list of the staff at a million dossiers, against its limit.

The copied demo of 168 wards (`motcua demo load --dossiers`), with 2,251 procedures. Each list is asked for
over HTTP by forty different people who may read it, those who reach furthest among them, once to warm the
server and then in rounds; what counts is the median over the rounds of the 95th percentile, and the limit
is 300 ms.

Then each list is read once more inside this process, and no table that grows with the dossiers may be read
from end to end for it; PostgreSQL's own counters say so. A smaller number may be asked for (`--dossiers`).
"""

import contextlib
import http.client
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.test import Client as InProcess
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.bench import worklist
from motcua.bench.page_list import AT_HOME, NEEDS, PAGES, Listed
from motcua.bench.web import HOST, Client, WebSilent, percentile, serving
from motcua.demo import bulk
from motcua.demo.bulk.elsewhere import as_owner, using
from motcua.demo.bulk.procedures import fill
from motcua.platform.access import Actor, allowed, scope
from motcua.platform.console import data_folder, translate

NAME = "pages"
LIMIT_MS = 300
DOSSIERS, PROCEDURES = 1_000_000, 2_251
READERS, FURTHEST, ROUNDS = 40, 10, 3
GROWN = 20_000
"""Rows from which a table must not be read whole: below, reading it whole may be the best plan."""
_GROWING = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ %s AND reltuples >= %s"
_NAMES = "^(dossiers|ledger|outbox|payments|notifications)_|^platform_(filerecord|export)$|^parties_person$"
_OWN_SCANS = "SELECT relname FROM pg_stat_xact_user_tables WHERE relname = ANY(%s) AND seq_scan > 0"


def run(number: int = DOSSIERS) -> list[dict[str, Any]]:
    """A row a list, and the slowest of them, which is what the limit judges."""
    if not bulk.is_loaded(number):
        sys.stderr.write(translate("Nạp {n} hồ sơ để đo…").format(n=number) + "\n")
        bulk.load(data_folder() / "provinces" / "hcmc", number, 1, lambda _done: None)
    with using(bulk.name_of(number)):
        with as_owner() as owner:
            fill(owner, PROCEDURES)
        readers = find_readers()
        with serving() as port:
            insist_on_indexes(readers)  # in this process: the files its pages name are gathered by now
            measured = list(_measure(port, readers))
    slowest = max(measured, key=lambda row: row["ours"])
    return [*measured, slowest | {"name": f"{NAME}: slowest"}]


def find_readers() -> dict[str, list[Actor]]:
    """For each kind of page who reads it: those who reach furthest, and others drawn by a fixed seed."""
    everybody = [agencies.actor_for(account, "desk") for account in worklist.some_officers(sys.maxsize)]
    found = {}
    for reader, permission in NEEDS.items():
        able = [actor for actor in everybody if not scope(actor, permission).nothing]
        if reader in AT_HOME:
            able = [actor for actor in able if allowed(actor, permission, actor.unit)]
        wide = sorted(able, key=lambda actor: -_reach(actor, permission))[:FURTHEST]
        others = [actor for actor in able if actor not in wide]
        drawn = random.Random(1).sample(others, min(len(others), READERS - len(wide)))
        found[reader] = wide + drawn
    return found


def _reach(actor: Actor, permission: str) -> int:
    """How many units a permission reaches; a whole province is more than any of its parts."""
    pairs = scope(actor, permission).pairs
    return max(sys.maxsize if units is None else len(units) for units, _fields in pairs)


def _measure(port: int, readers: Mapping[str, Sequence[Actor]]) -> Iterator[dict[str, Any]]:
    cookies = {
        actor.account: worklist.signed_in(actor.account or 0) for found in readers.values() for actor in found
    }
    for page in PAGES:
        asked = [
            (cookie, _address(page, port, cookie))
            for cookie in (cookies[actor.account] for actor in readers[page.reader])
        ]
        _visit(port, asked)
        runs = [
            {"ours": round(percentile(_visit(port, asked), 0.95), 1), "peer": LIMIT_MS} for _ in range(ROUNDS)
        ]
        ours = median(each["ours"] for each in runs)
        yield {
            "name": f"{NAME}: {page.name}",
            "ours": ours,
            "peer": LIMIT_MS,
            "ratio": round(ours / LIMIT_MS, 3),
            "unit": "ms (p95)",
            "runs": runs,
        }


def _visit(port: int, asked: Sequence[tuple[str, str]]) -> list[float]:
    client = Client(port)
    with contextlib.closing(client):
        return [client.get(address, {"Cookie": f"sessionid={cookie}"}) for cookie, address in asked]


def _address(page: Listed, port: int, cookie: str) -> str:
    if not page.words:
        return reverse(page.route) + (f"?{page.query}" if page.query else "")
    # Typed words are in no address: the session keeps them, and the answer says under which token.
    token = "b" * 32
    headers = {
        "Cookie": f"sessionid={cookie}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    asking = http.client.HTTPConnection(HOST, port)
    with contextlib.closing(asking):
        asking.request("POST", reverse("desk:narrow"), f"tim={page.words}", headers)
        return str(asking.getresponse().headers["Location"])


def insist_on_indexes(readers: Mapping[str, Sequence[Actor]], grown: int = GROWN) -> None:
    """Read every list as its first and its last reader. Raises ReadFromEndToEnd."""
    with connection.cursor() as cursor:
        cursor.execute(_GROWING, [_NAMES, grown])
        growing = [name for (name,) in cursor.fetchall()]
    for page in PAGES:
        people = readers[page.reader]
        for actor in {people[0], people[-1]}:
            _read_by_index(page, actor, growing)


def _read_by_index(page: Listed, actor: Actor, growing: Sequence[str]) -> None:
    client = InProcess(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.cookies["sessionid"] = worklist.signed_in(actor.account or 0)
    with transaction.atomic(), connection.cursor() as cursor:
        if page.words:
            answer = client.post(reverse("desk:narrow"), {"tim": page.words}, follow=True)
        else:
            answer = client.get(f"{reverse(page.route)}?{page.query}")
        if answer.status_code != HTTPStatus.OK:
            raise WebSilent(status=answer.status_code, path=page.name, log="–")
        cursor.execute(_OWN_SCANS, [list(growing)])
        for (table,) in cursor.fetchall():
            raise worklist.ReadFromEndToEnd(page=page.name, table=table)
