"""P38: secrets and people stay out of logs, jobs, facts and the ledger's payload.

Words nobody else uses are put into everything a person can send, right and wrong, also where the program
breaks in the middle. Then every log, job argument, fact and ledger payload is searched for them.
"""

import asyncio
import contextlib
import json
import shutil
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

import psycopg
import pytest

from databases import TestDatabases
from motcua.dossiers.models import Dossier, Participant
from motcua.platform.database import embedded_server
from motcua.platform.logs import mask
from proving.figures import record
from proving.office import ANSWERS, Office, sent
from proving.senders import post
from proving.sizes import patience
from proving.town import Town, wait
from sample_files import PNG

NUMBER, PHONE, WORD = "079194006543", "0987650321", "Yến-Phượng-Canary"
MAIL, SECRET = "chim.yen.canary@example.vn", "Mat-khau-canary-77"
CANARIES = (NUMBER, PHONE, WORD, MAIL, SECRET, "chim.yen", "canary-77", "Phượng-Canary")
# Whatever outlives a request without being the dossier itself.
KEPT = {
    "jobs": "SELECT args::text FROM procrastinate_jobs",
    "facts": "SELECT name || subject || payload::text || coalesce(key, '') FROM outbox_fact",
    "deliveries": "SELECT last_error FROM outbox_delivery",
    "ledger": "SELECT payload::text || subject || name || channel FROM ledger_entry",
    "tries": "SELECT digest FROM platform_attempt",
    "idempotency": "SELECT key || convert_from(body, 'UTF8') FROM idempotency_key",
}


def owner(**changed: str) -> dict[str, str]:
    return {"name": WORD, "personal_id": NUMBER, "phone": PHONE, "email": MAIL, "address": WORD} | changed


def sung(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


@pytest.mark.timeout(patience(200, 600))
def test_no_log_job_fact_or_payload_holds_a_persons_words(
    committed_office: Office, processes: Town, fresh_database: TestDatabases
) -> None:
    processes.start_web()
    processes.start_worker()
    answers = ANSWERS | {"full_name": WORD, "personal_id": NUMBER, "residence": WORD, "spouse_name": WORD}
    wrong = [
        {"owner": owner(personal_id=f"{NUMBER}9")},
        {"owner": owner(name=WORD * 30)},
        {"owner": owner(name=f"{WORD}\x00")},
        {"owner": owner(), "answers": answers | {"birth_date": WORD, "copies": WORD}},
        {"owner": owner(), "answers": answers, "files": [str(uuid.uuid4())]},
        {"owner": owner(), "answers": {WORD: NUMBER}},
        {"owner": owner(birth_date=WORD)},
        {"owner": owner() | {WORD: NUMBER}},
    ]
    draft = uuid.uuid4()
    name = urllib.parse.quote(f"{WORD} {NUMBER}.png")
    calls = [
        ("/proof/submit", sent(draft, owner=owner(), answers=answers)),
        *(("/proof/submit", sent(uuid.uuid4(), **words)) for words in wrong),
        (f"/proof/upload?draft={uuid.uuid4()}&name={name}", PNG),
        (f"/proof/upload?draft={uuid.uuid4()}&name={name}", WORD.encode()),
        ("/proof/fail", json.dumps([*CANARIES]).encode()),
        (f"/dang-nhap/?next=/{SECRET}", f"username={PHONE}&password={SECRET}".encode()),
        (f"/api/v1/dossiers?q={NUMBER}", f'{{"owner": "{SECRET}"}}'.encode()),
        (f"/tra-cuu/?ma={NUMBER}&dien-thoai={PHONE}", b""),
        (f"/{SECRET}/{NUMBER}", b""),
    ]
    statuses = [asyncio.run(post(processes.port, path, body)).status for path, body in calls]
    for path in (f"/tra-cuu/?ma={NUMBER}&dien-thoai={PHONE}", f"/thu-tuc/?q={NUMBER}", f"/thu-tuc/{SECRET}/"):
        headers = {
            "Authorization": f"Bearer {SECRET}",
            "Cookie": f"sessionid={SECRET}",
            "Referer": f"/{NUMBER}",
        }
        request = urllib.request.Request(f"http://127.0.0.1:{processes.port}{path}", headers=headers)
        with contextlib.suppress(OSError):
            urllib.request.urlopen(request, timeout=20).close()
    assert statuses[0] == 201
    assert 500 in statuses, "nothing broke"
    dossier = Dossier.objects.get(intent_key=draft)
    kept = Participant.objects.get(dossier=dossier, role="owner")
    assert (kept.name, kept.personal_id, kept.phone, kept.email) == (WORD, NUMBER, PHONE, MAIL)

    places = {path.name: path.read_text(errors="replace") for path in processes.logs.glob("*.log")}
    wait(lambda: '"status": 500' in (processes.logs / "web.log").read_text(), 20)
    with psycopg.connect(fresh_database.addresses().admin) as superuser:
        for place, query in KEPT.items():
            places[place] = "\n".join(row[0] or "" for row in superuser.execute(query.encode()))
    found = {place: sung(text) for place, text in places.items()}
    record(
        "P38",
        f"{len(calls) + 3} calls with canaries, {len(places)} places searched",
        hits=sum(map(len, found.values())),
    )
    assert not any(found.values()), found
    assert places["ledger"]
    assert mask(NUMBER) != NUMBER


def test_the_databases_own_log_quotes_nobody(tmp_path: Path) -> None:
    server = embedded_server(tmp_path / "var")
    try:
        with server, psycopg.connect(server.addresses().owner, autocommit=True) as connection:
            connection.execute("CREATE TABLE t (name text UNIQUE CHECK (length(name) < 40))")
            connection.execute("INSERT INTO t VALUES (%s)", [WORD])
            for value in (WORD, WORD * 9):
                with pytest.raises(psycopg.IntegrityError):
                    psycopg.ClientCursor(connection).execute("INSERT INTO t VALUES (%s)", [value])
        log = server.cluster.log.read_text(errors="replace")
        assert "ERROR" in log
        assert not sung(log)
    finally:
        server.cluster.stop()
        shutil.rmtree(server.cluster.home, ignore_errors=True)
