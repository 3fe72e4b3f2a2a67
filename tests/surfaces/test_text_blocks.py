"""Text blocks while one writes: without scripts the page comes back with the text in its field."""

import html
import re
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.catalogue.api import wordings
from motcua.catalogue.wordings import Kind, Place, Words
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Extension, IntakeRefusal, Reason, Supplement
from motcua.platform.access import SYSTEM
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office

__all__ = ["data_folder", "office"]


@pytest.fixture
def examiner(office: Office) -> Client:
    return signed_in(office.person("examiner").account)


@pytest.fixture
def taken(office: Office) -> dossiers.Done:
    done = office.taken_in()
    return office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))


def block(office: Office, kind: Kind, text: str, article: str = "") -> str:
    """The key by which a form names it."""
    made = wordings.write(
        SYSTEM, Place(str(kind), office.unit.identifier), Words(f"Mẫu {kind}", text, article)
    )
    return f"{made}:1"


def form(page: HttpResponse) -> dict[str, Any]:
    """What the page would send again: its hidden inputs, boxes, lines and texts."""
    said = page.content.decode()
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", said):
        name = re.search(r'\bname="([^"]*)"', tag)
        value = html.unescape(m.group(1) if (m := re.search(r'\bvalue="([^"]*)"', tag)) else "")
        is_box = 'type="checkbox"' in tag or 'type="radio"' in tag
        if name is None or (is_box and " checked" not in tag) or name.group(1) == "csrfmiddlewaretoken":
            continue
        found.setdefault(name.group(1), []).append(value)
    for name, text in re.findall(r'<textarea[^>]*\bname="([^"]*)"[^>]*>([^<]*)</textarea>', said):
        found[name] = [html.unescape(text)]
    return found


def address(done: dossiers.Done, act: str) -> str:
    return reverse("desk:act", args=[done.public_id, act])


def test_a_fault_lands_at_its_paper_and_what_is_sent_keeps_the_block(
    office: Office, examiner: Client, taken: dossiers.Done
) -> None:
    key = block(office, Kind.FAULT, "{ten_giay_to} của {ten_nguoi_nop} mờ.")
    here = address(taken, "return_for_supplement")
    typed = form(examiner.get(here)) | {"reason": "Còn thiếu.", "legal_basis": "Điều 8"}
    paper = dossiers.dossier_view(SYSTEM, taken.public_id).version.components[0]
    page = examiner.post(here, typed | {"chen": "faults", "faults-mau": key, "faults-cho": paper.code})
    back = form(page)
    assert page.status_code == 200
    assert Supplement.objects.count() == 0, "inserting does nothing yet"
    name = dossiers.dossier_view(SYSTEM, taken.public_id).state.owner_name
    assert back[f"faults__{paper.code}"] == [f"{paper.name} của {name} mờ."]
    assert (back["reason"], back["legal_basis"], back["faults"]) == (["Còn thiếu."], ["Điều 8"], [paper.code])
    back[f"faults__{paper.code}"] = [back[f"faults__{paper.code}"][0] + " Trang 2."]
    assert examiner.post(here, back).status_code == 302
    assert Supplement.objects.get().items[0]["fault"].endswith("mờ. Trang 2.")
    row = Reason.objects.get(kind="fault")
    assert (row.component, row.wording_version) == (paper.code, 1)


def test_nothing_picked_is_said_and_nothing_is_lost(
    office: Office, examiner: Client, taken: dossiers.Done
) -> None:
    block(office, Kind.SUPPLEMENT, "Mời bổ sung.")
    here = address(taken, "return_for_supplement")
    page = examiner.post(here, form(examiner.get(here)) | {"reason": "Câu đã viết", "chen": "reason"})
    assert page.status_code == 422
    assert "Chọn mẫu câu rồi bấm Chèn." in page.content.decode()
    assert form(page)["reason"] == ["Câu đã viết"]


def test_a_picked_block_takes_the_place_of_the_usual_apology_and_brings_its_article(
    office: Office, examiner: Client, taken: dossiers.Done
) -> None:
    key = block(office, Kind.APOLOGY, "Xin lỗi vì hồ sơ {ma_ho_so} trễ hẹn {ngay_hen}.", "Mẫu 04")
    here = address(taken, "extend")
    page = examiner.post(here, form(examiner.get(here)) | {"chen": "apology", "apology-mau": key})
    back = form(page)
    assert back["apology"][0].startswith(f"Xin lỗi vì hồ sơ {taken.code} trễ hẹn ")
    assert "……" not in back["apology"][0]
    assert back["article"] == ["Mẫu 04"]
    assert examiner.post(here, back | {"reason": "Chờ ý kiến."}).status_code == 302
    assert Extension.objects.get().apology == back["apology"][0]
    assert Reason.objects.get(kind="apology").wording_version == 1


def test_only_blocks_of_the_place_are_offered(office: Office, examiner: Client, taken: dossiers.Done) -> None:
    near = Place(str(Kind.STOP), office.elsewhere.identifier)
    wordings.write(SYSTEM, near, Words("Mẫu xã bên", "Dừng."))
    key = block(office, Kind.STOP, "Dừng theo đề nghị.")
    page = examiner.get(address(taken, "stop")).content.decode()
    assert key in page
    assert "Mẫu xã bên" not in page
    stranger = f"{uuid.uuid4()}:1"
    sent = examiner.post(
        address(taken, "stop"), {"chen": "reason", "reason-mau": stranger, "version": str(taken.version)}
    )
    assert sent.status_code == 422
    assert 'name="chen"' not in examiner.get(address(taken, "consult")).content.decode()


def test_a_wrong_act_comes_back_with_what_was_picked(
    office: Office, examiner: Client, taken: dossiers.Done
) -> None:
    key = block(office, Kind.EXTENSION, "Chờ ý kiến cơ quan khác.")
    here = address(taken, "extend")
    back = form(examiner.post(here, form(examiner.get(here)) | {"chen": "reason", "reason-mau": key}))
    wrong = examiner.post(here, back | {"limit": "nhiều ngày"})
    assert wrong.status_code == 422
    assert form(wrong)["mau"] == back["mau"] == [f"reason||{key}"]


def test_at_the_counter_a_refusal_is_picked_before_there_is_a_dossier(office: Office) -> None:
    key = block(office, Kind.REFUSAL_AT_INTAKE, "{ten_nguoi_nop} không thuộc đối tượng.", "Điều 7")
    counter = signed_in(office.person("receiver").account)
    here = f"/quay/nhan/{CODE}/tu-choi/?y={uuid.uuid4()}"
    typed = {"name": "Lò Văn Tám", "reason": "", "article": ""}
    page = counter.post(here, typed | {"chen": "reason", "reason-mau": key})
    back = form(page)
    assert page.status_code == 200
    assert IntakeRefusal.objects.count() == 0
    assert (back["name"], back["article"]) == (["Lò Văn Tám"], ["Điều 7"])
    assert back["reason"] == ["Lò Văn Tám không thuộc đối tượng."]
    assert counter.post(here, back).status_code == 302
    row = Reason.objects.get()
    assert (row.kind, row.wording_version) == ("refusal_at_intake", 1)
    assert row.refusal == IntakeRefusal.objects.get()
