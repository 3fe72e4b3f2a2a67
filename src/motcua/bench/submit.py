"""`motcua bench submit`: dossiers sent in over HTTP against `pgbench` doing nothing but the same inserts.

Ours: four clients on two granian workers, each request with the key of an agency, its rights, the form
checked and four uploaded papers linked (uploaded before the watch starts). The peer: four clients of pgbench
on the same server and tables, the rows of one such dossier as eight prepared statements in a transaction,
without rights, rules, or the chain of the ledger. The second row holds our 95th percentile against its limit.
"""

import json
import os
import re
import subprocess
import tempfile
import uuid
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image
from psycopg.conninfo import conninfo_to_dict

from motcua.agencies import api as agencies
from motcua.bench.submit_script import script_like
from motcua.bench.web import Client, percentile, serving
from motcua.catalogue import api as catalogue
from motcua.demo.bulk import elsewhere
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.console import data_folder
from motcua.platform.database import embedded_server
from motcua.platform.errors import Refusal

NAME = "submit"
CLIENTS, WORKERS = 4, 2
ROUNDS, DOSSIERS, PEER_DOSSIERS = 3, 400, 4_000
LIMIT_MS = 150
PAPERS = ("to-khai", "ban-an-ly-hon", "trich-luc-khai-tu", "giay-xac-nhan-cu")

_PROCEDURE, _PROVINCE, _WARD = "1.004873", "dien-bien-nho", "H18.11.002"
_PERSON = {"name": "Trần Thị Mỹ Hoà", "personal_id": "079194001234", "phone": "0912345678"}
_ANSWERS = {
    "full_name": "Trần Thị Mỹ Hoà",
    "birth_date": "1994-03-12",
    "personal_id": "079194001234",
    "residence": "12/4 Quang Trung",
    "marital_history": "never",
    "purpose": "other",
    "other_purpose": "Bổ sung hồ sơ",
    "copies": "1",
}
_SCOPES = tuple(f"dossiers:dossier:{act}" for act in ("view", "submit"))
_TPS = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)


class PgbenchMissing(Refusal):
    """It comes with PostgreSQL's own programs."""

    code = "bench-pgbench-missing"
    sentence = _("Không tìm thấy pgbench; đặt PG_BIN vào thư mục chương trình của PostgreSQL.")


def run() -> list[dict[str, Any]]:
    """Dossiers a second, ours and theirs, and our 95th percentile."""
    program = Path(embedded_server().cluster.binaries.program("pgbench"))
    if not program.is_file():
        raise PgbenchMissing
    with elsewhere.throwaway("submit"):
        return measure(furnish(), program, rounds=ROUNDS, count=DOSSIERS, peer_count=PEER_DOSSIERS)


class Sender:
    """The agency's key, and bodies ready to send."""

    def __init__(self, actor: Actor, secret: str, files: Sequence[str]) -> None:
        self.actor, self.secret, self._files = actor, secret, files

    def bodies(self, count: int) -> list[bytes]:
        """That many drafts with the four papers linked, as requests."""
        return [json.dumps(self._body(draft)).encode() for draft in self._drafts(count)]

    def _drafts(self, count: int) -> list[uuid.UUID]:
        """Drafts as uploading leaves them; the files are the ones uploaded once."""
        drafts = [dossiers.open_draft(self.actor, _PROCEDURE) for _ in range(count)]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO dossiers_draftpaper (draft_id, component_code, file_id)"
                " SELECT d.id, p.component_code, p.file_id FROM unnest(%s::uuid[]) AS d(id)"
                " CROSS JOIN (SELECT DISTINCT component_code, file_id FROM dossiers_draftpaper) p",
                [drafts],
            )
        return drafts

    def _body(self, draft: uuid.UUID) -> dict[str, Any]:
        given = zip(PAPERS, self._files, strict=True)
        return {
            "draft": str(draft),
            "procedure": _PROCEDURE,
            "case": "general",
            "receiving": _WARD,
            "owner": _PERSON,
            "answers": _ANSWERS,
            "papers": [
                {"component": code, "form": "electronic", "state": "scanned", "file": file}
                for code, file in given
            ],
        }


def furnish() -> Sender:
    """The small province, its procedures, an agency's key, and four papers."""
    data = data_folder()
    agencies.load_province(data / "provinces" / _PROVINCE, password="một cửa để đo")
    catalogue.load_data(data)
    agencies.forget()
    unit = agencies.unit_by_identifier(_WARD)
    if unit is None:
        raise LookupError(_WARD)
    machine = parties.create_machine(actor=SYSTEM, login="do.hieu.nang", name="Đo hiệu năng")
    issued = parties.issue_key(
        actor=SYSTEM, account_id=machine.id, unit_id=unit.id, name="Đo hiệu năng", scopes=_SCOPES
    )
    actor = agencies.actor_for_key(issued.row)
    draft = dossiers.open_draft(actor, _PROCEDURE)
    stored = [
        dossiers.add_to_draft(actor, draft, code, f"{code}.png", BytesIO(_picture(place)))
        for place, code in enumerate(PAPERS)
    ]
    return Sender(actor, issued.secret, [str(file.public_id) for file in stored])


def measure(
    sender: Sender, program: Path, *, rounds: int, count: int, peer_count: int, warm: int = 40
) -> list[dict[str, Any]]:
    """The two rows; rounds of the sides alternate, the median round counts."""
    runs, waits = [], []
    with tempfile.TemporaryDirectory() as folder, serving(WORKERS) as port:
        _send(port, sender, sender.bodies(warm))  # warms plans, caches and pools
        script = Path(folder) / "submit.sql"
        with elsewhere.as_owner() as owner:
            script.write_text(script_like(owner), encoding="utf-8")
        for _round in range(rounds):
            rate, spent = _send(port, sender, sender.bodies(count))
            runs.append({"ours": rate, "peer": _pgbench(program, script, peer_count)})
            waits.append({"ours": round(percentile(spent, 0.95), 1), "peer": LIMIT_MS})
    return [_row(NAME, runs, "dossiers/s"), _row(f"{NAME}-p95", waits, "ms (p95)")]


def _row(name: str, runs: Sequence[dict[str, Any]], unit: str) -> dict[str, Any]:
    ours, peer = (median(each[side] for each in runs) for side in ("ours", "peer"))
    ratio = round(ours / peer, 3)
    return {"name": name, "ours": ours, "peer": peer, "ratio": ratio, "unit": unit, "runs": list(runs)}


def _send(port: int, sender: Sender, bodies: Sequence[bytes]) -> tuple[float, list[float]]:
    """All bodies by four clients; dossiers a second, and the milliseconds of each."""
    headers = {"Authorization": f"Bearer {sender.secret}", "Content-Type": "application/json"}

    def work(part: Sequence[bytes]) -> list[float]:
        client = Client(port, headers)
        try:
            return [client.post("/api/v1/dossiers", body, {}) for body in part]
        finally:
            client.close()

    began = perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        parts = list(pool.map(work, [bodies[first::CLIENTS] for first in range(CLIENTS)]))
    seconds = perf_counter() - began
    return round(len(bodies) / seconds, 1), [spent for part in parts for spent in part]


def _pgbench(program: Path, script: Path, count: int) -> float:
    """Transactions a second of the script, without the time to connect."""
    owner = conninfo_to_dict(settings.DATABASE_OWNER_URL)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    environment = os.environ | {names[key]: str(value) for key, value in owner.items() if key in names}
    words = [str(program), "--no-vacuum", "--protocol=prepared", f"--client={CLIENTS}", "--jobs=2"]
    words += [f"--transactions={count // CLIENTS}", f"--file={script}", str(owner["dbname"])]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    found = _TPS.search(done.stdout)
    if found is None:
        raise ValueError(done.stdout[-400:])
    return round(float(found[1]), 1)


def _picture(shade: int) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (60, 40), (shade * 40, 90, 120)).save(kept, format="PNG")
    return kept.getvalue()
