"""P34: whatever is typed into any text field stays text, on every page, in every statement and log line.

A dossier is taken in and led its whole way over HTTP with words of the corpus in every text field of the
intake page and of every act's page; the fields are read from the pages' own forms, so that a new one is
included by itself. Then a browser opens all pages of those dossiers under the real policy.
"""

import html
import json
import re
from collections.abc import Iterator
from itertools import cycle, product
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from browsing import Visitor, chromium
from journeys.conftest import served
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.surfaces.desk.act_forms import FORMS
from proving.corpus import CORPUS
from proving.crowd import signed_in
from proving.figures import record
from proving.sizes import IS_FULL, patience, size
from rooms.dossiers.conftest import CODE, PASSWORD, Office
from sample_files import PDF
from scenes import Stage, pay, stage
from surfaces.browser import needs_chromium

__all__ = ["served", "stage"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(patience(280, 3_600)),
    needs_chromium,
]
DOSSIERS = size(2, len(CORPUS))
TEXT = {"text", "lines"}
WAY = (
    ("section_head", "assign"),
    ("examiner", "release"),
    ("section_head", "assign"),
    ("examiner", "consult"),
    ("examiner", "return_for_supplement"),
    ("receiver", "answer_supplement"),
    ("examiner", "extend"),
    ("section_head", "stop"),
    ("section_head", "resume"),
    ("examiner", "complete_step"),
    ("section_head", "send_back"),
    ("examiner", "complete_step"),
    ("section_head", "approve"),
    ("leader", "sign"),
    ("clerk", "number"),
    ("clerk", "issue"),
)
SUM = 90001 * 90007
"""What the sums of the corpus come to; long enough to stand in no random key of a page."""
EXECUTED = re.compile(
    rf"<script>window|<img src=x|<svg/onload|<base |<div hx-get=\"/dang-xuat|<style>\*|{SUM}"
)
"""What a page holds only if something of the corpus was taken for more than text."""


class Typist:
    """Types the corpus into text fields, one entry after the other, and remembers what was kept."""

    def __init__(self, office: Office, first: int) -> None:
        self.office = office
        entries = list(CORPUS.values())
        self.words = cycle(entries[first % len(entries) :] + entries[: first % len(entries)])
        self.refused = self.fields = 0

    def send(self, function: str, address: str, steady: dict[str, Any], texts: list[str]) -> HttpResponse:
        """Send the form with the next words; words that are refused with a sentence give way to others."""
        client = signed_in(self.office.person(function).account)
        for _ in range(len(CORPUS)):
            typed = {name: next(self.words) for name in texts}
            answer = client.post(address, self._fresh(steady) | typed)
            self.fields += len(texts)
            quiet(answer)
            if answer.status_code < 400:
                return answer
            assert 400 <= answer.status_code < 500, answer.status_code
            self.refused += 1
        answer = client.post(address, self._fresh(steady) | dict.fromkeys(texts, "Lời bình thường"))
        assert answer.status_code == 302, html.unescape(answer.content.decode())[-3000:]
        return answer

    def scan(self) -> SimpleUploadedFile:
        """A scan that bears the next words as its name."""
        return SimpleUploadedFile(f"{next(self.words)}.pdf", PDF, "application/pdf")

    def _fresh(self, steady: dict[str, Any]) -> dict[str, Any]:
        """Files are read once a send."""
        files = {key: value() for key, value in steady.items() if callable(value)}
        return steady | files


def quiet(answer: HttpResponse) -> None:
    """An answer carries no header and no markup of ours that somebody typed."""
    assert "pwned" not in answer.cookies
    assert "pwned" not in " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    if not answer.streaming:
        found = EXECUTED.search(answer.content.decode())
        assert not found, found


def take_in(typist: Typist) -> Dossier:
    """The intake page with the corpus in each of its texts, the form's own included."""
    version = catalogue.version_on(CODE, clock.today())
    assert version.form
    texts = [f"answer__{q.key}" for q in version.form.questions if q.kind in TEXT and q.key != "full_name"]
    steady: dict[str, Any] = {
        "personal_id": "079194001234",
        "birth_date": "12/03/1994",
        "phone": "0912345678",
        "case": "general",
        "answer__marital_history": "never",
        "answer__purpose": "other",
        "answer__copies": "1",
        "paper__to-khai": "scanned",
        "file__to-khai": typist.scan,
        "another": "1",  # the same person files again and again
    }
    address = reverse("counter:intake", args=[CODE])
    answer = typist.send("receiver", address, steady, ["name", "address", "email", *texts])
    return Dossier.objects.get(public_id=answer.headers["Location"].rstrip("/").rpartition("/")[2])


def asked(actor: Actor, dossier: Dossier, act: str) -> tuple[dict[str, Any], list[str]]:
    """The act's own form: its steady answers, and the names of its text fields."""
    view = dossiers.dossier_view(actor, dossier.public_id)
    steady: dict[str, Any] = {"version": view.state.version, "confirm": dossier.code}
    texts = []
    for field in FORMS[act].asks(view, {}):
        if field.kind == "checklist":
            steady[field.name] = field.choices[0].value
            texts.append(f"{field.name}__{field.choices[0].value}")
        elif field.choices:
            chosen = next((c.value for c in field.choices if c.is_chosen), field.choices[0].value)
            steady[field.name] = chosen
        elif field.kind in TEXT and field.name != "limit":
            texts.append(field.name)
        else:
            steady[field.name] = PASSWORD if field.kind == "password" else field.value
    return steady, texts


def lead(typist: Typist, dossier: Dossier) -> None:
    """The whole way, each act with the corpus in its texts."""
    for function, act in WAY:
        actor = typist.office.person(function)
        steady, texts = asked(actor, dossier, act)
        wanted = FORMS[act].papers(dossiers.dossier_view(actor, dossier.public_id))
        steady |= {f"file__{component}": typist.scan for component in wanted}
        address = reverse("desk:act", args=[dossier.public_id, act])
        typist.send(function, address, steady, texts)


def pages(dossier: Dossier, office: Office) -> Iterator[str]:
    yield from (f"/ban-lam-viec/?hs={dossier.public_id}", "/ban-lam-viec/?ds=don-vi")
    for name in ("desk:dossier", "desk:explain", "desk:routing-slip", "counter:receipt"):
        yield reverse(name, args=[dossier.public_id])
    view = dossiers.dossier_view(office.person("returner"), dossier.public_id)
    yield from (reverse("desk:act", args=[dossier.public_id, o.act]) for o in view.acts if o.is_open)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_words_in_fields_stay_words(
    served: Office, browser: Browser, live_server: object, capsys: pytest.CaptureFixture[str]
) -> None:
    made, refused, fields = [], 0, 0
    for number in range(DOSSIERS):
        typist = Typist(served, number * (len(CORPUS) // DOSSIERS or 1))
        made.append(take_in(typist))
        lead(typist, made[-1])
        refused, fields = refused + typist.refused, fields + typist.fields
    officer = Visitor(browser, str(live_server)).as_account(served.person("returner").account or 0)
    opened = [look(officer, path) for dossier in made for path in pages(dossier, served)]
    citizen = Visitor(browser, str(live_server))
    for dossier in made:
        page = citizen.go("/tra-cuu/")
        page.get_by_label("Mã hồ sơ").fill(dossier.code)
        page.get_by_label("Số điện thoại").fill("0912345678")
        page.get_by_role("main").get_by_role("button", name="Tra cứu").click()
        page.wait_for_url("**/tra-cuu/ho-so/**")
        opened.append(look(citizen, ""))
    complaints = officer.complaints + citizen.complaints
    officer.context.close()
    citizen.context.close()
    lines = whole_lines(capsys.readouterr().err)
    record(
        "P34",
        f"{len(CORPUS)} entries through {fields} fields of {len(made)} dossiers, {len(opened)} pages read",
        refused=refused, complaints=len(complaints), log_lines=lines,
    )  # fmt: skip
    assert not complaints
    assert ledger.verify().sound


def look(visitor: Visitor, path: str) -> str:
    """Open a page (or stay), click nothing: nothing may have happened by looking."""
    page = visitor.go(path) if path else visitor.page
    assert page.evaluate("window.pwned") is None
    assert page.locator("main").count() == 1
    found = EXECUTED.search(page.content())
    assert not found, (path, found)
    assert not [cookie for cookie in visitor.context.cookies() if cookie["name"] == "pwned"]
    return path


def whole_lines(log: str) -> int:
    """Each line of the log is one whole event of ours, with nothing in it that somebody typed."""
    lines = log.splitlines()
    assert lines
    for line in lines:
        event = json.loads(line)
        assert event["event"] != "forged"
        assert event["level"] in {"info", "warning"}, line
        assert "pwned" not in line
        assert "ke.xau" not in line
    return len(lines)


ASKING = (
    "/thu-tuc/?q={}", "/thu-tuc/?linh-vuc={}&cap={}&trang={}", "/thu-tuc/{}/", "/quay/?q={}&trang={}",
    "/quay/nhan/{}/", "/quay/tu-choi/?tu={}&den={}", "/quay/tu-choi/?thu-tuc={}&trang={}", "/quay/?tim={}",
    "/quay/cho-nhan/?cho={}", "/quay/cho-nhan/?trang={}",
    "/ban-lam-viec/?tim={}", "/ban-lam-viec/?ds={}&trang={}&hs={}",
    "/ban-lam-viec/?thu-tuc={}&trang-thai={}&kenh={}&nguoi-giu={}",
    "/ban-lam-viec/?don-vi={}&linh-vuc={}&phi-dia-gioi={}&han={}", "/tra-cuu/ma/{}/", "/dang-nhap/?next={}",
    "/ban-lam-viec/ho-so/{}/", "/khong-co/{}",
)  # fmt: skip


def test_words_in_addresses_stay_words(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    officer = signed_in(office.person("receiver").account)
    for words in list(CORPUS.values())[:: 1 if IS_FULL else 2]:
        for address in ASKING:
            answer = officer.get(address.replace("{}", quote(words[:900], safe="")))
            assert answer.status_code in {200, 302, 400, 404, 422}, (address, words)
            quiet(answer)
        for address, name in (
            ("loc", "tim"),
            ("loc", "kenh"),
            ("bo-loc", "ten"),
            ("cot", "cot"),
            ("phim-tat", "tat"),
        ):
            sent = {name: words[:900], "viec": "luu"}
            answer = officer.post(f"/ban-lam-viec/{address}/", sent, follow=True)
            assert answer.status_code in {200, 400, 422}, (address, name, words)
            quiet(answer)
        for address, name in (("/tra-cuu/", "code"), ("/tra-cuu/", "phone"), ("/dang-nhap/", "login")):
            answer = Client().post(address, {name: words, "password": words, "next": words})
            assert answer.status_code in {403, 404, 429}, (address, words)
            quiet(answer)
    whole_lines(capsys.readouterr().err)


ODD = [*CORPUS.values(), "-1", "9" * 40, "1e9", "٣", "NaN", " "][:: 1 if IS_FULL else 4]
WHOLE = {"reason": "Theo quy định", "question": "Hỏi", "apology": "Xin lỗi", "hours": "8", "receiver": "Hoà"}
CLOSED = (
    ("complete_step", "examiner", "open", ("outcome", "decision")),
    ("consult", "examiner", "open", ("unit", "hours")),
    ("require_payment", "examiner", "open", ("amount",)),
    ("extend", "examiner", "open", ("limit",)),
    ("return_for_supplement", "examiner", "open", ("faults",)),
    ("assign", "section_head", "accepted", ("account",)),
    ("approve", "section_head", "approving", ("fingerprint",)),
    ("deliver", "returner", "issued", ("channel", "identity_check")),
)
"""The answers of each act that are no free text, who gives them, and at which station."""
INTAKE = {
    "name": "Trần Thị Mỹ Hoà",
    "personal_id": "079194001234",
    "birth_date": "12/03/1994",
    "phone": "0912345678",
    "address": "Bản Che Căn",
    "case": "general",
    "answer__marital_history": "never",
    "answer__purpose": "loan",
    "answer__copies": "1",
    "paper__to-khai": "seen",
}
CLOSED_AT_INTAKE = (
    *INTAKE, "competent", "claims", "result_channel", "intent", "unit__x", "assisted", "email",
    "file__to-khai",
)  # fmt: skip


def test_words_where_numbers_and_choices_belong_get_a_sentence(stage: Stage) -> None:
    """Everything an act's form sends that is no free text, on a dossier at the right station."""
    wrong = []
    _open_and_paid(stage)
    for act, function, station, names in CLOSED:
        client = signed_in(stage.office.person(function).account)
        address = reverse("desk:act", args=[stage.at[station].public_id, act])
        for name, words in product(names, ODD):
            savepoint = transaction.savepoint()
            answer = client.post(address, WHOLE | {name: words})
            transaction.savepoint_rollback(savepoint)
            if answer.status_code != 422 and (act, answer.status_code) != ("approve", 409):
                wrong.append(f"{act} {name}={words!r}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


def _open_and_paid(stage: Stage) -> None:
    """An examined dossier that lies open, and the fee of the issued one paid."""
    stage.at["open"] = stage.office.taken_in()
    stage.do("section_head", "open", dossiers.Assign(stage.office.person("examiner").account or 0))
    pay(stage.office, stage.at["issued"])


def test_one_odd_answer_at_intake_gets_a_sentence_or_is_kept_as_words(office: Office) -> None:
    client = signed_in(office.person("receiver").account)
    for name, words in product(CLOSED_AT_INTAKE, ODD):
        savepoint = transaction.savepoint()
        answer = client.post(reverse("counter:intake", args=[CODE]), INTAKE | {name: words})
        transaction.savepoint_rollback(savepoint)
        assert answer.status_code in {302, 422}, (name, words, answer.status_code)
        quiet(answer)
