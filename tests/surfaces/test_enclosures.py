"""Questions answered with files: from home with and without scripts, at the counter, asked for again."""

import hashlib
import io
import json
import re
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier, Enclosure, Paper, Submission
from motcua.platform import clock
from motcua.platform.files.models import FileRecord
from motcua.platform.files.naming import place
from proving.crowd import signed_in as staff
from rooms.dossiers.conftest import ANSWERS, CODE, Office, data_folder, office, office_files
from sample_files import JPEG, PDF, PNG, picture
from surfaces.citizens import signed_in
from surfaces.test_counter_intake import GIVEN
from surfaces.test_filing_at_home import (
    CONSENTS,
    CONTACT,
    TYPED,
    WHO,
    begun,
    page_of,
    words_of,
)
from surfaces.test_uploading import TUS, brought, coded

__all__ = ["data_folder", "office"]

FIELD = "answer__portrait"
QUESTION = {
    "key": "portrait",
    "section": "purpose",
    "kind": "file",
    "label": "Ảnh chân dung",
    "required": True,
    "most": 2,
    "accepts": ["jpg", "png"],
}


def a_file(content: bytes = PNG, name: str = "ảnh.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def office_that_asks(office: Office, tmp_path: Path) -> Office:
    """The office, whose form asks for a portrait from this year on."""
    folder = office_files(tmp_path)
    file = folder / f"procedures/{CODE}.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    content["effective_from"] = "2026-01-01"
    content["form"]["version"] += 1
    content["form"]["questions"].append(QUESTION)
    file.write_text(json.dumps(content), encoding="utf-8")
    catalogue.load_data(folder)
    return office


def status_of(browser: Client, address: str) -> int:
    """Of a file, read to its end."""
    answer = browser.get(address)
    b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return int(answer.status_code)


def last_part(browser: Client) -> str:
    """The part that asks for the picture."""
    return f"{begun(browser)}phan/purpose/"


def rest_done(browser: Client, part: str, office: Office) -> None:
    tasks = part.partition("phan/")[0]
    browser.post(f"{tasks}noi/", {"commune": str(office.unit.id), "case": "general"})
    browser.post(f"{tasks}nguoi-nop/", CONTACT)
    history = f"{tasks}phan/history/"
    browser.post(history, page_of(browser, history) | TYPED)
    browser.post(f"{tasks}giay-to/")
    browser.post(f"{tasks}nhan/", {"result_channel": "online"})


def pressed(browser: Client, part: str, **more: Any) -> Any:
    return browser.post(part, page_of(browser, part) | TYPED | {"answer__copies": "2"} | more)


def sent_at_once(browser: Client, part: str) -> Any:
    return browser.post(f"{part.partition('phan/')[0]}kiem-tra/", {"consents": CONSENTS})


def test_files_come_with_the_form_and_go_with_the_dossier(office_that_asks: Office) -> None:
    browser = signed_in(WHO)
    part = last_part(browser)
    rest_done(browser, part, office_that_asks)
    assert "Chưa có tệp cho “Ảnh chân dung”" in words_of(pressed(browser, part))
    refused = pressed(browser, part, **{f"{FIELD}__new": [a_file(), a_file(PDF, "đơn.pdf")]})
    assert refused.status_code == 422
    assert "tệp “đơn.pdf” không đúng loại" in words_of(refused)
    assert f'href="#{FIELD}"' in refused.content.decode()
    (kept,) = Enclosure.objects.select_related("file")
    there = {f"{FIELD}__there": str(kept.file.public_id), FIELD: str(kept.file.public_id)}
    assert pressed(browser, part, **there).status_code == 302
    tasks = part.partition("phan/")[0]
    assert "ảnh.png (" in words_of(browser.get(f"{tasks}kiem-tra/"))
    paper = words_of(browser.get(f"{tasks}to-khai/"))
    assert kept.file.sha256[:16] in paper
    bytes_of = place(kept.file.sha256, kept.file.kind)
    away = bytes_of.rename(bytes_of.with_suffix(".away"))
    gone = sent_at_once(browser, part)
    assert (gone.status_code, Dossier.objects.count()) == (422, 0)
    assert "“Ảnh chân dung”: tệp không còn" in words_of(gone), "gone since it was checked: named, not sent"
    away.rename(bytes_of)
    assert sent_at_once(browser, part).status_code == 302
    dossier = Dossier.objects.get()
    assert Submission.objects.get().answers["portrait"] == [str(kept.file.public_id)]
    (row,) = Paper.objects.filter(dossier=dossier, question="portrait")
    assert (row.name, row.file_id, row.component_code) == ("Ảnh chân dung", kept.file_id, "")
    receipt = words_of(browser.get(f"{tasks}da-gui/"))
    assert f"SHA-256 {kept.file.sha256}" in receipt
    for page in ("own-sent", "own-declaration"):
        assert "ảnh.png" in words_of(browser.get(reverse(f"portal:{page}", args=[dossier.public_id])))
    desk = staff(office_that_asks.person("receiver").account)
    shown = words_of(desk.get(reverse("desk:dossier", args=[dossier.public_id])))
    assert "ảnh.png (" in shown
    file = reverse("desk:file", args=[dossier.public_id, kept.file.public_id])
    assert status_of(desk, file) == 200
    own = reverse("portal:own-file", args=[dossier.public_id, kept.file.public_id])
    assert status_of(browser, own) == 200
    assert signed_in("Trần Quốc Bảo").get(own).status_code == 404


def test_what_is_left_out_is_gone_and_no_more_than_asked_come(office_that_asks: Office) -> None:
    browser = signed_in(WHO)
    part = last_part(browser)
    three = [a_file(picture("PNG", width=size), f"{size}.png") for size in (30, 31, 32)]
    answer = pressed(browser, part, **{f"{FIELD}__new": three})
    assert "nhận nhiều nhất 2 tệp" in words_of(answer)
    first, second = Enclosure.objects.order_by("pk").values_list("file__public_id", flat=True)
    pressed(browser, part, **{f"{FIELD}__there": [str(first), str(second)], FIELD: str(second)})
    assert [each.file.public_id for each in Enclosure.objects.select_related("file")] == [second]
    assert pressed(browser, part).status_code == 302, "what a page has not shown it does not take away"
    assert Enclosure.objects.count() == 1


def test_a_file_in_pieces_becomes_an_answer_of_its_question_only(office_that_asks: Office) -> None:
    browser = signed_in(WHO)
    part = last_part(browser)
    (purpose,) = re.findall(r'data-purpose="([^"]+)"', browser.get(part).content.decode())
    told = f"filename {coded('ảnh.png')},purpose {coded(purpose)}"
    headers = {**TUS, "Upload-Length": str(len(PNG)), "Upload-Metadata": told}
    at = browser.post("/tep/", headers=headers)["Location"]
    brought(browser, at, PNG)
    upload = at.rstrip("/").rpartition("/")[2]
    for wrong in ({"question": "copies"}, {"question": "portrait", "upload": "x"}):
        assert browser.post(part, {"upload": upload} | wrong).status_code == 404
    answer = browser.post(part, {"upload": upload, "question": "portrait"}).json()
    assert answer["sha256"] == hashlib.sha256(PNG).hexdigest()
    assert browser.post(part, {"upload": upload, "question": "portrait"}).json() == answer
    assert answer["file"] in browser.get(part).content.decode()
    assert signed_in("Trần Quốc Bảo").post(part, {"drop": answer["file"]}).status_code == 404
    browser.post(part, {"drop": answer["file"], "question": "portrait"})
    assert not Enclosure.objects.exists()


def test_before_signing_in_the_rest_is_filled_in(office_that_asks: Office) -> None:
    browser = Client()
    part = last_part(browser)
    assert "Đăng nhập rồi mới tải tệp lên được." in words_of(browser.get(part))
    assert pressed(browser, part, **{f"{FIELD}__new": a_file()}).status_code == 302
    assert browser.post(part, {"upload": str(uuid.uuid4()), "question": "portrait"}).status_code == 403
    assert not FileRecord.objects.exists()


def test_an_officer_attaches_at_the_counter_and_asks_for_it_again(office_that_asks: Office) -> None:
    counter = staff(office_that_asks.person("receiver").account)
    address = f"/quay/nhan/{CODE}/?y={uuid.uuid4()}"
    lacking = counter.post(address, GIVEN)
    assert lacking.status_code == 422
    assert "Chưa có tệp cho “Ảnh chân dung”" in words_of(lacking)
    wrong = counter.post(address, GIVEN | {"answer__copies": "x", f"{FIELD}__new": a_file()})
    assert "Giữ ảnh.png" in words_of(wrong)
    file = str(Enclosure.objects.get().file.public_id)
    done = counter.post(address, GIVEN | {FIELD: file, f"{FIELD}__there": file})
    assert done.status_code == 302, words_of(done)
    dossier = Dossier.objects.get()
    asked = reverse("desk:act", args=[dossier.public_id, "return_for_supplement"])
    assert "Ảnh chân dung" in words_of(counter.get(asked))


def test_a_file_asked_for_again_takes_the_place_of_the_one_before(office_that_asks: Office) -> None:
    office = office_that_asks
    receiver = office.person("receiver")
    draft = dossiers.open_draft(receiver, CODE)
    version = catalogue.version_on(CODE, clock.today())
    question = version.form.question("portrait")  # type: ignore[union-attr]
    first = dossiers.enclosing.add(receiver, draft, question, "mờ.png", io.BytesIO(PNG)).file
    done = office.taken_in(intent_key=draft, answers=ANSWERS | {"portrait": [str(first)]})
    head = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(head.account or 0))
    faults = (dossiers.Fault("Ảnh mờ", question="portrait"),)
    office.do("examiner", done, dossiers.ReturnForSupplement(faults, "Ảnh mờ, chụp lại."))
    counter = staff(receiver.account)
    address = reverse("desk:act", args=[done.public_id, "answer_supplement"])
    page = counter.get(address).content.decode()
    assert "Giữ mờ.png" in page
    hidden = {name: re.findall(rf'name="{name}" value="([^"]+)"', page)[0] for name in ("draft", "version")}
    with clock.at(clock.now() + timedelta(hours=1)):
        wrong = counter.post(address, hidden | {f"{FIELD}__new": a_file(PDF, "đơn.pdf"), FIELD: str(first)})
        assert "“đơn.pdf” không đúng loại" in words_of(wrong)
        nothing = counter.post(address, hidden | {FIELD: str(first), f"{FIELD}__there": str(first)})
        assert nothing.status_code == 422
        new = {f"{FIELD}__there": str(first), f"{FIELD}__new": a_file(JPEG, "rõ.jpg")}
        answer = counter.post(address, hidden | new)
    assert answer.status_code == 302, words_of(answer)
    view = dossiers.dossier_view(receiver, done.public_id)
    old, sharp = (paper for paper in view.papers if paper.question)
    assert (old.file, old.is_supplement, sharp.is_supplement) == (first, False, True)
    assert view.answers["portrait"] == [str(sharp.file)]
