"""`motcua bench journey`: people at home file a dossier, from the first page to the receipt.

Twelve requests, each where the answer before led to: start, begin, place, person, the two parts of the form
read and sent, papers, how the result comes, send, receipt. Four people at a time on two granian workers, the
load generator beside them; signing in is the provider's and is left out. Journeys a second against two, and
the 95th percentile of a request against 300 ms. One answer that is not the expected one ends the run.
"""

import http.client
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from http import HTTPStatus
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.bench import worklist
from motcua.bench.web import HOST, WebSilent, percentile, serving
from motcua.catalogue import api as catalogue
from motcua.demo.bulk import elsewhere
from motcua.parties import api as parties
from motcua.parties.ports import Verified
from motcua.platform.console import data_folder

NAME = "journey"
PEOPLE, WORKERS = 4, 2
ROUNDS, JOURNEYS = 3, 60
LEAST_A_SECOND, LIMIT_MS = 2, 300
PROCEDURE = "1.004873"
_PROVINCE, _WARD = "dien-bien-nho", "H18.11.002"
_TOKEN = "b" * 32
_CONTACT = {"phone": "0912 345 678", "email": "", "address": "12/4 Quang Trung"}
_ANSWERS = {
    "answer__marital_history": "never",
    "answer__purpose": "other",
    "answer__other_purpose": "Bổ sung hồ sơ",
    "answer__copies": "1",
}
_HIDDEN = re.compile(r'name="(page|base)" value="([^"]*)"')


class Walker:
    """Somebody at a browser, signed in; knows where the last answer led and how long each took."""

    def __init__(self, port: int, session: str) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=60)
        self._cookie = f"sessionid={session}; csrftoken={_TOKEN}"
        self.spent: list[float] = []

    def get(self, path: str) -> str:
        return self._ask("GET", path, None, HTTPStatus.OK)[1]

    def post(self, path: str, given: dict[str, Any]) -> str:
        """Where the answer leads."""
        return self._ask("POST", path, urlencode(given, doseq=True).encode(), HTTPStatus.FOUND)[0]

    def _ask(self, method: str, path: str, body: bytes | None, expected: int) -> tuple[str, str]:
        headers = {"Cookie": self._cookie, "X-CSRFToken": _TOKEN}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = perf_counter()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self.spent.append((perf_counter() - began) * 1000)
        if answer.status != expected:
            raise WebSilent(status=answer.status, path=path, log="–")
        return answer.headers.get("Location", ""), text

    def close(self) -> None:
        self._connection.close()


def run() -> list[dict[str, Any]]:
    """Journeys a second, and the 95th percentile of their requests."""
    with elsewhere.throwaway("journey"):
        return measure(*furnish(PEOPLE), rounds=ROUNDS, count=JOURNEYS)


def furnish(people: int) -> tuple[int, list[int]]:
    """The small province and its procedures; the ward people file at, and accounts of people."""
    data = data_folder()
    agencies.load_province(data / "provinces" / _PROVINCE, password="một cửa để đo")
    catalogue.load_data(data)
    agencies.forget()
    unit = agencies.unit_by_identifier(_WARD)
    if unit is None:
        raise LookupError(_WARD)
    return unit.id, [parties.arrive(_somebody(number)).id for number in range(people)]


def _somebody(number: int) -> Verified:
    return Verified(
        issuer="https://do-hieu-nang.invalid",
        subject=str(number),
        source="Đo hiệu năng",
        level="LoA1",
        kind="person",
        name="Trần Thị Mỹ Hoà",
        personal_id=f"0791940012{number:02d}",
        birth_date=date(1994, 3, 12),
        sex="female",
        address="12/4 Quang Trung",
    )


def walk(walker: Walker, ward: int) -> None:
    """One dossier from the first page to its receipt, twelve requests. Raises WebSilent."""
    start = reverse("portal:file", args=[PROCEDURE])
    walker.get(start)
    tasks = walker.post(start, {})
    at = walker.post(f"{tasks}noi/", {"commune": ward, "case": "general"})
    at = walker.post(at, _CONTACT)
    for _part in range(2):
        hidden = dict(_HIDDEN.findall(walker.get(at)))
        at = walker.post(at, _ANSWERS | hidden)
    at = walker.post(at, {})
    at = walker.post(at, {"result_channel": "online"})
    at = walker.post(at, {"consents": ["truthful", "data"]})
    walker.get(at)


def measure(ward: int, accounts: Sequence[int], *, rounds: int, count: int) -> list[dict[str, Any]]:
    """The two rows; the median round counts. The first journeys warm plans, caches and pools."""
    runs, waits = [], []
    # Made here: what a thread of its own opens to the database stays open.
    sessions = [worklist.signed_in(account) for account in accounts]
    with serving(WORKERS) as port:
        _walk(port, ward, sessions, len(sessions))
        for _round in range(rounds):
            rate, spent = _walk(port, ward, sessions, count)
            runs.append({"ours": rate, "peer": LEAST_A_SECOND})
            waits.append({"ours": round(percentile(spent, 0.95), 1), "peer": LIMIT_MS})
    return [_row(NAME, runs, "journeys/s"), _row(f"{NAME}-p95", waits, "ms (p95)")]


def _walk(port: int, ward: int, sessions: Sequence[str], count: int) -> tuple[float, list[float]]:
    """That many journeys by everybody at once; journeys a second, and the milliseconds of each request."""

    def work(session: str, times: int) -> list[float]:
        walker = Walker(port, session)
        with closing(walker):
            for _each in range(times):
                walk(walker, ward)
        return walker.spent

    shares = [len(range(first, count, len(sessions))) for first in range(len(sessions))]
    began = perf_counter()
    with ThreadPoolExecutor(len(sessions)) as pool:
        parts = list(pool.map(work, sessions, shares))
    return round(count / (perf_counter() - began), 2), [spent for part in parts for spent in part]


def _row(name: str, runs: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    ours, peer = (median(each[side] for each in runs) for side in ("ours", "peer"))
    ratio = round(ours / peer, 3)
    return {"name": name, "ours": ours, "peer": peer, "ratio": ratio, "unit": unit, "runs": list(runs)}
