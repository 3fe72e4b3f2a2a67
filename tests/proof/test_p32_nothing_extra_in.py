"""P32, the way in: a form takes the fields it asks for, whatever else is sent with them (ASVS 15.3.3).

Each form and each operation is sent twice from the same state: as it is, and with every field of every
table beside its own. The two databases must then be alike, row by row, but for ids, moments and digests;
and the strange value must stand nowhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Permission
from motcua.dossiers.models import Dossier, Holder
from motcua.parties import api as parties
from motcua.payments import api as payments
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from proving import field_rows
from proving.crowd import signed_in
from proving.figures import record
from rooms.dossiers.conftest import CODE, Office
from scenes import officer, with_scan
from surfaces import citizens
from surfaces.openapi.conftest import System

STRANGE, PERSON = "ThuaRaKhongAiHoi", "Nguyễn Thị Mai Hương"
BESIDE = {"django_session", "axes_accessattempt", "axes_accesslog", "platform_attempt", "ledger_head"}
"""Sessions and limits hold what was sent, for nobody to read; which head of the ledger moves is chance."""
MASKED = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|![A-Za-z0-9]{40}|[0-9a-f]{16,}"
    r'|"+key"+: "+[^"]+"|\d+'
)


def every_field() -> set[str]:
    """Names of all fields of all tables of people and dossiers, as a forger would try them."""
    models = [apps.get_model(label) for label in field_rows.ROWS]
    names = {each for model in models for each in (f.name for f in model._meta.concrete_fields)}
    return names | {f"{each}_id" for each in names} | {"pk", "is_staff", "is_superuser", "permissions"}


@dataclass
class Sent:
    """One form or operation, whoever may send it, and what it asks for."""

    name: str
    client: Client
    address: str
    given: dict[str, Any]
    as_json: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    def send(self, beside: dict[str, str]) -> int:
        # What the form asks for is no stranger, also where it was left empty.
        shown = "" if self.as_json else self.client.get(self.address, follow=True).content.decode()
        asked = set(re.findall(r'name="([^"]+)"', shown))
        whole = {name: value for name, value in beside.items() if name not in asked} | self.given
        if self.as_json:
            return self.client.post(
                self.address, whole, content_type="application/json", headers=self.headers
            ).status_code
        return self.client.post(self.address, whole).status_code


def picture() -> dict[str, list[str]]:
    """Every table's rows as text, asked for in one statement."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - BESIDE)
        found: dict[str, list[str]] = {table: [] for table in tables}
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{table}', t::text FROM \"{table}\" t" for table in tables)
        )
        for table, row in cursor.fetchall():
            found[table].append(row)
    return found


def plain(rows: list[str]) -> list[str]:
    return sorted(MASKED.sub("…", row) for row in rows)


def after(send: Callable[[], int]) -> tuple[int, dict[str, list[str]]]:
    """What the database holds after sending; then it is undone."""
    savepoint = transaction.savepoint()
    try:
        return send(), picture()
    finally:
        transaction.savepoint_rollback(savepoint)
        agencies.forget()


@pytest.fixture
def forms(office: Office) -> list[Sent]:
    return [*_pages(office), *_operations(office)]


def _pages(office: Office) -> Iterator[Sent]:
    done = with_scan(office)
    receiver, head, examiner, leader = (
        signed_in(office.person(role).account) for role in ("receiver", "section_head", "examiner", "leader")
    )
    owed = payments.obligations(dossiers.dossier_view(SYSTEM, done.public_id).state.subject)[0].id
    administrator = signed_in(officer("quan.tri", office.unit.id, "agency_administrator").account)
    day, later = clock.today(), f"{clock.today() + timedelta(days=10):%d/%m/%Y}"
    account = str(office.person("examiner").account)
    yield Sent("counter:intake", receiver, f"/quay/nhan/{CODE}/", INTAKE)
    yield Sent(
        "counter:money", signed_in(office.person("cashier").account),
        reverse("counter:money", args=[done.public_id, owed]), {},
    )  # fmt: skip
    yield Sent("assign", head, _act(done, "assign"), {"account": account})
    yield Sent("extend", head, _act(done, "extend"), {"limit": "1wd", "reason": "Đông", "apology": "Xin lỗi"})
    yield Sent("stop", head, _act(done, "stop"), {"reason": "Dừng", "confirm": done.code})
    yield Sent("withdraw", receiver, _act(done, "withdraw"), {"reason": "Thôi", "confirm": done.code})
    asked = {"question": "Hỏi một điều?", "department": "H18.02", "due_on": later, "dossier": done.code}
    yield Sent("leader:raise-obstacle", examiner, reverse("leader:raise-obstacle"), asked)
    given = {"text": "Gọi lại", "owner": account, "due_on": later}
    yield Sent("desk:give-errand", leader, f"{reverse('desk:give-errand')}?ho-so={done.public_id}", given)
    Holder.objects.create(
        dossier=Dossier.objects.get(public_id=done.public_id),
        account_id=citizens.account(PERSON).id,
        how="filed",
        since=clock.now(),
    )
    said = {"message": "Tôi hỏi một điều."}
    for name, who in (("portal:own-thread", citizens.signed_in(PERSON)), ("desk:write", examiner)):
        yield Sent(name, who, reverse(name, args=[done.public_id]), said)
    kept = {"viec": "luu", "ten": "A", "ds": "don-vi", "han": "tre"}
    yield Sent("desk:saved", head, reverse("desk:saved"), kept)
    yield Sent("desk:columns", head, reverse("desk:columns"), {"cot": ["ma"], "thu-tu-ma": "1"})
    yield Sent("desk:exports", head, reverse("desk:exports"), {"ds": "don-vi", "kieu": "csv"})
    person = {"name": "Hạng A Páo", "login": "nguoi.moi", "title": "Công chức", "decision": "88/QĐ-UBND"}
    opened = person | {"valid_from": f"{day:%d/%m/%Y}"}
    unit = [office.unit.public_id]
    yield Sent("console:open-account", administrator, reverse("console:open-account", args=unit), opened)
    granted = {
        "role": "receiver",
        "unit": str(office.unit.id),
        "fields": ["ho-tich"],
        "because": "Thay người",
    }
    post = officer("nguoi.khac", office.unit.id, "clerk").post
    yield Sent("console:grant", administrator, reverse("console:grant", args=[post]), granted)
    deputy = officer("nguoi.thay", office.unit.id, "clerk").post
    absent = {"deputy": str(deputy), "valid_from": f"{day:%d/%m/%Y}", "valid_to": later}
    absent |= {"decision": "03/UQ-UBND", "because": "Đi công tác"}
    own = office.person("leader").post
    yield Sent("console:delegate", leader, reverse("console:delegate", args=[own]), absent)


INTAKE = {
    "name": "Lò Thị Dung",
    "personal_id": "079194004321",
    "birth_date": "12/03/1994",
    "phone": "0912345678",
    "address": "Bản Che Căn",
    "case": "general",
    "answer__marital_history": "never",
    "answer__purpose": "loan",
    "answer__copies": "1",
    "paper__to-khai": "seen",
}


def _act(done: dossiers.Done, act: str) -> str:
    return reverse("desk:act", args=[done.public_id, act])


def _operations(office: Office) -> Iterator[Sent]:
    account = parties.create_machine(actor=SYSTEM, login="may.thu", name="Phần mềm")
    scopes = tuple(map(str, Permission))
    key = parties.issue_key(
        actor=SYSTEM, account_id=account.id, unit_id=office.unit.id, name="Phần mềm", scopes=scopes
    )
    system, headers = System(key.secret), {"Authorization": f"Bearer {key.secret}"}
    intake = system.intake(office.unit.identifier)
    done = with_scan(office)
    yield Sent("open_draft", Client(), "/api/v1/drafts", {"procedure": CODE}, True, headers)
    yield Sent("submit_dossier", Client(), "/api/v1/dossiers", intake, True, headers)
    version = {"If-Match": f'"{done.version}"'}
    for act, given in (("stop", {"reason": "Dừng"}), ("withdraw", {"reason": "Thôi"})):
        address = f"/api/v1/dossiers/{done.public_id}/acts/{act}"
        yield Sent(f"act_{act}", Client(), address, given, True, headers | version)


def test_a_field_nobody_asked_for_changes_nothing(forms: list[Sent]) -> None:
    beside = dict.fromkeys(every_field(), STRANGE)
    wrong, before = [], picture()
    for sent in forms:
        status, meant = after(lambda sent=sent: sent.send({}))
        again, forged = after(lambda sent=sent: sent.send(beside))
        if meant == before or status >= 400:
            wrong.append(f"{sent.name}: {status}, nothing was written as it was meant")
        if sent.as_json and again in {400, 422}:
            # The interface says so, field by field, and writes nothing.
            changed = [table for table, rows in forged.items() if plain(rows) != plain(before[table])]
            wrong += [f"{sent.name}: {table} written though refused" for table in changed]
            continue
        if any(STRANGE in row for rows in forged.values() for row in rows):
            wrong.append(f"{sent.name}: the strange value was kept")
        for table, rows in forged.items():
            if rows != meant[table] and plain(rows) != plain(meant[table]):
                wrong.append(f"{sent.name}: {table} differs")
    record("P32", f"{len(forms)} forms and operations with {len(beside)} strange fields", wrong=len(wrong))
    assert not wrong, "\n".join(wrong)
