"""Filing for one's child and for whoever gave an authority: proved with each dossier, ended at once."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import own
from motcua.dossiers.models import Behalf, Dossier, Participant, Submission
from motcua.platform import ledger
from rooms.dossiers.conftest import Office, data_folder, office
from surfaces.citizens import account, signed_in, vouched_for
from surfaces.test_filing_at_home import CONSENTS, CONTACT, TYPED, WHO, begun, page_of, parts_of, words_of
from surfaces.test_filing_papers import a_file, pressed

__all__ = ["data_folder", "office"]

HERE = "/ho-so/nop-thay/"
CHILD = {
    "kind": "guardian",
    "name": "Nguyễn Gia Bảo",
    "birth_date": "02/04/2019",
    "personal_id": "",
    "proof": "Giấy khai sinh số 45/2019",
    "valid_to": "",
}
PARENT = {
    "kind": "authorised",
    "name": "Lò Văn Ban",
    "birth_date": "01/01/1950",
    "personal_id": "011050001234",
    "proof": "Văn bản uỷ quyền số 12, ngày 01/11/2026",
    "valid_to": "01/03/2099",
}


def declared(browser: Client, given: dict[str, str]) -> str:
    answer = browser.post(HERE, given)
    assert answer.status_code == 302, words_of(answer)
    return str(Behalf.objects.latest("pk").public_id)


def filled_for(browser: Client, office: Office, behalf: str) -> str:
    """Everything done but the papers and what follows."""
    tasks = begun(browser)
    browser.post(f"{tasks}noi/", {"commune": str(office.unit.id), "case": "general"})
    assert browser.post(f"{tasks}nguoi-nop/", CONTACT | {"behalf": behalf}).status_code == 302
    for part in parts_of(browser, tasks):
        answer = browser.post(part, page_of(browser, part) | TYPED | {"answer__copies": "2"})
        assert answer.status_code == 302, words_of(answer)
    return tasks


def sent_for(browser: Client, tasks: str) -> Any:
    pressed(browser, f"{tasks}giay-to/giay-nop-thay/", "add", files=a_file())
    browser.post(f"{tasks}giay-to/")
    browser.post(f"{tasks}nhan/", {"result_channel": "online"})
    return browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS})


def test_a_child_is_the_owner_its_parent_files_with_the_paper_that_says_so(office: Office) -> None:
    browser = signed_in(WHO)
    unnumbered = begun(browser)
    browser.post(f"{unnumbered}nguoi-nop/", CONTACT | {"behalf": declared(browser, CHILD)})
    assert parts_of(browser, unnumbered)[0].endswith("/applicant/"), "what is not known is asked"
    tasks = filled_for(browser, office, declared(browser, CHILD | {"personal_id": "011219001234"}))
    early = browser.post(f"{tasks}giay-to/")
    assert early.status_code == 422
    assert "Còn thiếu «Giấy tờ chứng minh được nộp thay»" in words_of(early)
    pressed(browser, f"{tasks}giay-to/giay-nop-thay/", "add", files=a_file())
    browser.post(f"{tasks}giay-to/")
    browser.post(f"{tasks}nhan/", {"result_channel": "online"})
    assert "Nộp thay Nguyễn Gia Bảo" in words_of(browser.get(f"{tasks}kiem-tra/"))
    answer = browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS})
    assert answer["Location"].endswith("/da-gui/"), words_of(answer)
    dossier = Dossier.objects.get()
    people = dict(Participant.objects.filter(dossier=dossier).values_list("role", "name"))
    assert people == {"owner": "Nguyễn Gia Bảo", "applicant": WHO}
    said = Submission.objects.get(dossier=dossier).answers
    assert (said["full_name"], said["personal_id"]) == ("Nguyễn Gia Bảo", "011219001234")
    view = dossiers.dossier_view(office.person("receiver"), dossier.public_id)
    proof = next(paper for paper in view.papers if paper.component == "giay-nop-thay")
    assert (proof.name, proof.file is not None) == ("Giấy tờ chứng minh được nộp thay", True)
    assert ledger.entries(view.state.subject)[-1].payload["on_behalf"] is True


def test_a_child_of_age_and_oneself_are_nobody_to_file_for(office: Office) -> None:
    browser = signed_in(WHO)
    wrong = {
        "birth_date": ("02/04/2001", "đã đủ 18 tuổi"),
        "proof": ("", "Hãy ghi giấy tờ nào"),
        "name": ("", "Hãy ghi họ, chữ đệm, tên"),
        "valid_to": ("01/01/2020", "phải sau hôm nay"),
        "personal_id": ("079188999012", "số định danh của chính bạn"),
    }
    for field, (given, sentence) in wrong.items():
        answer = browser.post(HERE, CHILD | {field: given})
        assert answer.status_code == 422
        assert sentence in words_of(answer)
        assert "Nguyễn Gia Bảo" in answer.content.decode() or field == "name"
    every = browser.post(HERE, dict.fromkeys(CHILD, ""))
    for sentence in ("là con của bạn hay", "họ, chữ đệm, tên", "Hãy ghi ngày sinh", "Hãy ghi giấy tờ nào"):
        assert sentence in words_of(every), "all mistakes at once"
    assert "của người uỷ quyền" in words_of(browser.post(HERE, PARENT | {"personal_id": ""}))
    assert not Behalf.objects.exists()


def test_ended_it_lets_nobody_send_answer_or_withdraw(office: Office) -> None:
    browser = signed_in(WHO)
    first = declared(browser, PARENT)
    assert sent_for(browser, filled_for(browser, office, first)).status_code == 302
    again = filled_for(browser, office, first)
    browser.post(reverse("portal:behalf-end", args=[first]))
    assert "Quyền nộp thay đã hết" in words_of(browser.get(again))
    assert sent_for(browser, again).status_code == 422
    dossier = Dossier.objects.get()
    withdraw = reverse("portal:own-withdraw", args=[dossier.public_id])
    answer = browser.post(withdraw, {"reason": "Không cần nữa"})
    assert "Quyền nộp thay người này đã hết" in words_of(answer)
    assert browser.get(withdraw).status_code == 409
    page = browser.get(reverse("portal:own", args=[dossier.public_id]))
    assert "bạn còn xem được, người có hồ sơ tự làm" in words_of(page)
    assert withdraw not in page.content.decode()


def test_whoever_is_named_sees_it_and_ends_it_and_takes_the_dossier_over(office: Office) -> None:
    name = "Trần Quốc Bảo"
    mine = {"name": name, "personal_id": vouched_for(name).personal_id}
    browser, principal = signed_in(WHO), signed_in(name)
    row = declared(browser, PARENT | mine)
    assert sent_for(browser, filled_for(browser, office, row)).status_code == 302
    assert WHO in words_of(principal.get(HERE))
    assert Dossier.objects.get().code in words_of(principal.get("/ho-so/"))
    assert principal.post(reverse("portal:behalf-end", args=[row])).status_code == 302
    assert WHO not in words_of(principal.get(HERE))
    assert "Bạn đang được nộp thay" not in words_of(browser.get(HERE))


def test_a_strangers_row_is_neither_ended_nor_used(office: Office) -> None:
    browser, stranger = signed_in(WHO), signed_in("H’Lan Niê")
    row = declared(browser, CHILD)
    assert stranger.post(reverse("portal:behalf-end", args=[row])).status_code == 404
    assert Behalf.objects.filter(ended_at=None).exists()
    tasks = begun(stranger)
    answer = stranger.post(f"{tasks}nguoi-nop/", CONTACT | {"behalf": row})
    assert answer.status_code == 422
    officer = office.person("receiver")
    assert not own.files_for_themselves(officer)


@pytest.mark.parametrize("named", ["", "01/01/2090"])
def test_a_parent_files_no_longer_than_until_the_child_is_of_age(office: Office, named: str) -> None:
    browser = signed_in(WHO)
    declared(browser, CHILD | {"valid_to": named})
    assert re.search("hết hiệu lực 02/04/2037", words_of(browser.get(HERE)))
    assert account(WHO).id == Behalf.objects.get().account_id
