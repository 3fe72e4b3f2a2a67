"""Officers at one worklist, as locust plays them: read the list, open a form, hand a dossier on.

Started by `proof/test_p12_twenty_officers.py`, never by hand; OFFICERS_FOLDER is where it says who is
there, and where what they were told is written.
"""

import itertools
import json
import os
import random
import re
import time
from pathlib import Path
from typing import Any

from locust import HttpUser, constant_pacing, events, task

FOLDER = Path(os.environ["OFFICERS_FOLDER"])
GIVEN: dict[str, Any] = json.loads((FOLDER / "given.json").read_text())
COOKIES = itertools.cycle(GIVEN["cookies"])
ROW = re.compile(r'<tr data-row data-open="(/ban-lam-viec/ho-so/[0-9a-f-]{36}/)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')
CALLS: list[dict[str, Any]] = []
TWICE = 0.2
"""How often an impatient officer presses twice."""


class Officer(HttpUser):
    wait_time = constant_pacing(GIVEN["pace"])

    def on_start(self) -> None:
        self.client.cookies.set("sessionid", next(COOKIES))

    @task
    def hand_on(self) -> None:
        page = self.client.get("/ban-lam-viec/?ds=don-vi", name="worklist").text
        dossier = random.choice(ROW.findall(page))
        form = self.client.get(f"{dossier}viec/assign/", name="form").text
        version = VERSION.search(form)
        token = TOKEN.search(form)
        if version is None or token is None:
            return
        given = {
            "csrfmiddlewaretoken": token[1],
            "version": version[1],
            "account": random.choice(GIVEN["accounts"]),
        }
        time.sleep(random.uniform(0, GIVEN["pace"] / 3))  # locust's own: the others go on meanwhile
        for _ in range(2 if random.random() < TWICE else 1):
            self._send(dossier, int(version[1]), given)

    def _send(self, dossier: str, seen: int, given: dict[str, str]) -> None:
        address = f"{dossier}viec/assign/"
        with self.client.post(
            address, given, name="act", allow_redirects=False, catch_response=True
        ) as answer:
            if answer.status_code in {302, 409}:
                answer.success()
        CALLS.append({"dossier": dossier.split("/")[3], "seen": seen, "status": answer.status_code})


@events.quitting.add_listener
def write_down(environment: Any, **_more: Any) -> None:
    total = environment.stats.total
    found = {
        "requests": total.num_requests,
        "failures": total.num_failures,
        "p95": total.get_response_time_percentile(0.95),
        "slowest": {
            entry.name: entry.get_response_time_percentile(0.95)
            for entry in environment.stats.entries.values()
        },
        "calls": CALLS,
    }
    (FOLDER / "found.json").write_text(json.dumps(found))
