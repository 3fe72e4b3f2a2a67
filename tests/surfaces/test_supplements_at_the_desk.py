"""The person brings what was missing: the receiver names how each paper came and uploads its scan."""

import re
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, Fault, ReturnForSupplement
from motcua.dossiers.models import Paper, ReusablePaper
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from sample_files import PDF
from scenes import REASON, with_scan

__all__ = ["data_folder", "office"]

ONLY_A_FILE = "Chỉ gửi tệp thì ghi là bản quét."
WANTED = (Fault("Chưa ký ở trang 2", component="to-khai"),)


@pytest.fixture
def returned(office: Office) -> Done:
    """Taken in with a scan, and returned by the examiner: the declaration is not signed."""
    return _returned(office, *WANTED)


@pytest.fixture(autouse=True)
def an_hour_later(returned: Done) -> Iterator[None]:
    """A test is one transaction, and in one transaction no time passes by itself."""
    with clock.at(clock.now() + timedelta(hours=1)):
        yield


@pytest.fixture
def receiver(office: Office) -> Client:
    return signed_in(office.person("receiver").account)


def test_the_page_asks_for_each_paper_that_was_missing_and_for_no_other(
    returned: Done, receiver: Client
) -> None:
    page = receiver.get(_address(returned)).content.decode()
    assert re.findall(r'name="file__([^"]*)"', page) == ["to-khai"]
    assert "Chưa ký ở trang 2" in page


def test_a_scan_brought_later_is_on_the_dossier_and_marked_so(
    office: Office, returned: Done, receiver: Client
) -> None:
    answer = receiver.post(_address(returned), _form(receiver, returned, paper="copied", file=_pdf("ký.pdf")))
    assert answer.status_code == 302
    first, second = _view(office, returned).papers
    assert (first.is_supplement, second.is_supplement) == (False, True)
    assert (second.component, second.state, second.file_name) == ("to-khai", "scanned", "ký.pdf")
    page = receiver.get(reverse("desk:dossier", args=[returned.public_id])).content.decode()
    assert page.count("nộp khi bổ sung") == 1
    stored = receiver.get(reverse("desk:file", args=[returned.public_id, second.file]))
    assert b"".join(stored.streaming_content) == PDF


def test_a_paper_of_an_earlier_dossier_is_offered_and_taken_with_one_choice(
    office: Office, returned: Done, receiver: Client
) -> None:
    ReusablePaper.objects.create(code="to-khai", name="Tờ khai", months=6, basis="–", decision="1/QĐ")
    earlier = with_scan(office)
    Paper.objects.filter(dossier__public_id=earlier.public_id).update(form="original")
    page = receiver.get(_address(returned)).content.decode()
    assert earlier.code in page
    (offered,) = re.findall(r'name="offer__to-khai" value="([^"]+)"', page)
    given = _form(receiver, returned, paper="reused")
    refused = receiver.post(_address(returned), given | {"offer__to-khai": str(uuid.uuid4())})
    assert refused.status_code == 422
    assert 'id="paper__to-khai-error"' in refused.content.decode()
    assert receiver.post(_address(returned), given | {"offer__to-khai": offered}).status_code == 302
    assert _view(office, returned).papers[-1].reused_since is not None


def test_a_paper_without_a_scan_is_recorded_as_it_came(
    office: Office, returned: Done, receiver: Client
) -> None:
    assert (
        receiver.post(_address(returned), _form(receiver, returned, paper="seen", note="Đã ký")).status_code
        == 302
    )
    brought = _view(office, returned).papers[-1]
    assert (brought.form, brought.state, brought.file) == ("original", "seen", None)


@pytest.mark.parametrize(("paper", "form"), [("", "copy"), ("scanned", "copy"), ("seen", "original")])
def test_a_file_is_a_scan_of_the_original_only_if_somebody_says_so(
    office: Office, returned: Done, receiver: Client, paper: str, form: str
) -> None:
    assert ONLY_A_FILE in receiver.get(_address(returned)).content.decode()
    sent = _form(receiver, returned, paper=paper, file=_pdf("ký.pdf"))
    assert receiver.post(_address(returned), sent).status_code == 302
    brought = _view(office, returned).papers[-1]
    assert (brought.form, brought.state, brought.file_name) == (form, "scanned", "ký.pdf")


def test_how_a_paper_came_stays_chosen_beside_its_file(returned: Done, receiver: Client) -> None:
    form = _form(receiver, returned, paper="seen", file=_pdf("ký.pdf")) | {"version": "1"}
    page = receiver.post(_address(returned), form).content.decode()
    assert re.search(r'value="seen" checked', page)
    assert "Đã giữ tệp <b>ký.pdf</b>" in page


@pytest.mark.parametrize("paper", ["", "missing"])
def test_nothing_brought_is_refused(office: Office, returned: Done, receiver: Client, paper: str) -> None:
    answer = receiver.post(_address(returned), _form(receiver, returned, paper=paper))
    assert answer.status_code == 422
    assert "chưa có gì được bổ sung" in answer.content.decode()
    assert _view(office, returned).state.version == returned.version


def test_a_scan_that_is_no_scan_is_refused_by_name_and_what_was_typed_stays(
    office: Office, returned: Done, receiver: Client
) -> None:
    odd = SimpleUploadedFile("ký.pdf", b"khong phai PDF", "application/pdf")
    answer = receiver.post(_address(returned), _form(receiver, returned, file=odd, note="Bản có chữ ký"))
    page = answer.content.decode()
    assert 400 <= answer.status_code < 500
    assert "ký.pdf" in page
    assert 'id="paper__to-khai-error"' in page
    assert "Bản có chữ ký" in page
    assert len(_view(office, returned).papers) == 1


def test_a_scan_is_kept_when_somebody_else_was_faster(
    office: Office, returned: Done, receiver: Client
) -> None:
    form = _form(receiver, returned, file=_pdf("ký.pdf"))
    office.do("examiner", returned, dossiers.Release())
    answer = receiver.post(_address(returned), form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Đã giữ tệp <b>ký.pdf</b>" in page
    again = {name: _hidden(page, name) for name in ("version", "draft")} | {"paper__to-khai": "scanned"}
    assert receiver.post(_address(returned), again).status_code == 302
    assert _view(office, returned).papers[-1].file_name == "ký.pdf"


def test_a_draft_of_somebody_else_gives_no_scan(office: Office, returned: Done, receiver: Client) -> None:
    stranger = office.person("receiver", office.elsewhere)
    theirs = dossiers.open_draft(stranger, "1.004873")
    dossiers.add_to_draft(stranger, theirs, "to-khai", "bí mật.pdf", _pdf("bí mật.pdf"))
    form = _form(receiver, returned, paper="scanned") | {"draft": str(theirs)}
    assert "bí mật" not in receiver.post(_address(returned), form).content.decode()
    assert all("bí mật" not in paper.file_name for paper in _view(office, returned).papers)


def test_a_question_asked_again_is_answered_at_the_desk(office: Office, receiver: Client) -> None:
    returned = _returned(office, Fault("Số bản không khớp", question="copies"))
    form = _form(receiver, returned) | {"answer__copies": "3"}
    assert receiver.post(_address(returned), form).status_code == 302
    view = _view(office, returned)
    assert view.answers["copies"] == 3
    assert view.answers["purpose"] == "marriage"


def test_the_intake_page_says_what_a_file_alone_counts_as(receiver: Client) -> None:
    assert ONLY_A_FILE in receiver.get(f"/quay/nhan/{CODE}/", follow=True).content.decode()


def test_the_slip_lists_what_was_handed_in_when_it_was_given(returned: Done, receiver: Client) -> None:
    address = reverse("counter:receipt", args=[returned.public_id])
    before = receiver.get(address).content.decode().count("Dấu tệp")
    assert (
        receiver.post(_address(returned), _form(receiver, returned, file=_pdf("ký.pdf"))).status_code == 302
    )
    assert receiver.get(address).content.decode().count("Dấu tệp") == before == 1


def _returned(office: Office, *faults: Fault) -> Done:
    done = with_scan(office)
    examiner = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    return office.do("examiner", done, ReturnForSupplement(faults, REASON))


def _address(done: Done) -> str:
    return reverse("desk:act", args=[done.public_id, "answer_supplement"])


def _form(client: Client, done: Done, *, paper: str = "", note: str = "", file: Any = None) -> dict[str, Any]:
    """What the page sends: its hidden fields, and what was chosen, typed and attached."""
    page = client.get(_address(done)).content.decode()
    sent: dict[str, Any] = {"version": _hidden(page, "version"), "note": note}
    if 'name="draft"' in page:
        sent |= {"draft": _hidden(page, "draft"), "paper__to-khai": paper}
    return sent | ({"file__to-khai": file} if file is not None else {})


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None, name
    return found[1]


def _pdf(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF, "application/pdf")


def _view(office: Office, done: Done) -> dossiers.DossierView:
    return dossiers.dossier_view(office.person("leader"), done.public_id)
