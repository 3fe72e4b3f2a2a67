"""A person at home fills in task by task, sends once, follows, answers, withdraws; without scripts."""

import re
import shutil
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.models import ProcedureVersion as Version
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import own
from motcua.dossiers.models import Dossier
from motcua.platform import clock
from motcua.surfaces.portal.filing.parts import AUTOSAVE
from rooms.dossiers.conftest import CODE, REPOSITORY, Office, data_folder, office, office_files
from sample_files import PDF
from surfaces.citizens import account, signed_in

__all__ = ["data_folder", "office"]

WHO = "Nguyễn Thị Mai Hương"
CONTACT = {"phone": "0912 345 678", "email": "", "address": "45/2 Lê Đức Thọ"}
TYPED = {
    "answer__marital_history": "never",
    "answer__purpose": "marriage",
    "answer__spouse_name": "Đỗ Anh Tuấn",
}
CONSENTS = ["truthful", "data"]


def words_of(answer: Any) -> str:
    text = re.sub(r"<(script|style).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def begun(browser: Client) -> str:
    answer = browser.post(reverse("portal:file", args=[CODE]))
    assert answer.status_code == 302
    return str(answer["Location"])


def page_of(browser: Client, address: str) -> dict[str, str]:
    """The hidden inputs of a part's page."""
    text = browser.get(address).content.decode()
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', text).group(1)  # type: ignore[union-attr]
        for name in ("page", "base")
    }


def parts_of(browser: Client, tasks: str) -> list[str]:
    return re.findall(rf'href="({tasks}phan/[\w-]+/)"', browser.get(tasks).content.decode())


def filled(browser: Client, office: Office) -> str:
    """Every task but the last one done; the address of the list."""
    tasks = begun(browser)
    browser.post(f"{tasks}noi/", {"commune": str(office.unit.id), "case": "general"})
    browser.post(f"{tasks}nguoi-nop/", CONTACT)
    for part in parts_of(browser, tasks):
        answer = browser.post(part, page_of(browser, part) | TYPED | {"answer__copies": "2"})
        assert answer.status_code == 302, words_of(answer)
    assert browser.post(f"{tasks}giay-to/").status_code == 302
    browser.post(f"{tasks}nhan/", {"result_channel": "online"})
    return tasks


def sent(browser: Client, office: Office) -> Dossier:
    tasks = filled(browser, office)
    answer = browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS})
    assert answer.status_code == 302, words_of(answer)
    return Dossier.objects.get(intent_key=tasks.rstrip("/").rpartition("/")[2])


def test_from_the_first_page_to_the_receipt_without_scripts(office: Office) -> None:
    browser = signed_in(WHO)
    start = browser.get(reverse("portal:file", args=[CODE]))
    assert "Bắt đầu điền" in words_of(start)
    tasks = filled(browser, office)
    check = browser.get(f"{tasks}kiem-tra/")
    said = words_of(check)
    for words in ("hồ sơ chưa gửi", WHO, "0912 345 678", "Đỗ Anh Tuấn", "Bản điện tử", "15.000 đ"):
        assert words in said, words
    assert "checked" not in check.content.decode()
    answer = browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS}, follow=True)
    receipt = words_of(answer)
    dossier = Dossier.objects.get()
    assert dossier.code in receipt
    assert answer.redirect_chain[-1][0] == f"{tasks}da-gui/"
    assert f'data-device-ended="{dossier.intent_key}"' in answer.content.decode()
    again = browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS}, follow=True)
    assert dossier.code in words_of(again)
    assert Dossier.objects.count() == 1
    assert (dossier.channel, dossier.help_kind, dossier.competent_id) == ("online", "self", office.unit.id)
    listed = words_of(browser.get(reverse("portal:mine")))
    assert dossier.code in listed
    own_page = words_of(browser.get(reverse("portal:own", args=[dossier.public_id])))
    assert "Mới đăng ký" in own_page
    shown = words_of(browser.get(reverse("portal:own-sent", args=[dossier.public_id])))
    assert "Đỗ Anh Tuấn" in shown
    assert "079 188 999012" in shown


def test_before_signing_in_one_fills_in_and_signing_in_takes_it_along(office: Office) -> None:
    browser = Client()
    tasks = begun(browser)
    (part,) = parts_of(browser, tasks)[:1]
    assert "Đăng nhập" in words_of(browser.get(tasks))
    browser.post(part, page_of(browser, part) | TYPED)
    assert Client().get(tasks).status_code == 404
    refused = browser.get(f"{tasks}kiem-tra/")
    assert refused.status_code == 302
    assert refused["Location"].startswith(reverse("portal:sign-in"))


def test_every_mistake_is_told_at_once_and_nothing_typed_is_lost(office: Office) -> None:
    browser = signed_in(WHO)
    tasks = begun(browser)
    part = parts_of(browser, tasks)[-1]
    wrong = page_of(browser, part) | {"answer__copies": "nhiều", "answer__spouse_name": "Đỗ Anh Tuấn"}
    answer = browser.post(part, wrong)
    assert answer.status_code == 422
    assert 'value="nhiều"' in answer.content.decode()
    assert "govuk-error-summary" in answer.content.decode()
    contact = browser.post(f"{tasks}nguoi-nop/", {"phone": "12", "email": "khong", "address": ""})
    assert contact.status_code == 422
    assert contact.content.decode().count('class="govuk-error-message"') == 3


def test_saves_of_the_script_say_when_and_what_another_device_wrote(office: Office) -> None:
    phone = signed_in(WHO)
    tasks = begun(phone)
    part = parts_of(phone, tasks)[-1]
    on_phone, on_laptop = page_of(phone, part), page_of(phone, part)
    key = "copies"

    def saved(page: dict[str, str], value: str, count: int) -> Any:
        sent_along = page | {f"answer__{key}": value, "count": str(count), "touched": key}
        return phone.post(part, sent_along, headers={AUTOSAVE: "1"}).json()

    assert saved(on_phone, "1", 1)["saved"].startswith("Đã lưu lúc ")
    assert saved(on_phone, "3", 3)["elsewhere"] == {}
    assert saved(on_phone, "2", 2)["elsewhere"] == {}
    told = saved(on_laptop, "7", 1)
    assert "«3»" in told["elsewhere"][f"answer__{key}"]
    assert 'value="3"' in phone.get(part).content.decode()
    assert saved(on_laptop | {"base": str(told["base"])}, "7", 2)["elsewhere"] == {}
    assert 'value="7"' in phone.get(part).content.decode()


def test_a_page_gone_back_to_keeps_what_is_typed_then(office: Office) -> None:
    browser = signed_in(WHO)
    tasks = begun(browser)
    part = parts_of(browser, tasks)[-1]
    page = page_of(browser, part)
    for copies in ("2", "3"):
        browser.post(part, page | {"answer__copies": copies})
    assert 'value="3"' in browser.get(part).content.decode()


def test_who_is_barred_is_told_why_before_filling_in_the_rest(office: Office, tmp_path: Path) -> None:
    folder = office_files(tmp_path)
    for name in ("procedures/1.001193.json", "processes/dang-ky-khai-sinh.yaml"):
        shutil.copy(REPOSITORY / "data" / name, folder / name)
    catalogue.load_data(folder)
    browser = signed_in(WHO)
    tasks = str(browser.post(reverse("portal:file", args=["1.001193"]))["Location"])
    assert "Điều kiện" in words_of(browser.get(tasks))
    answers = {
        "answer__registered_before": "yes",
        "answer__foreign_parent": "no",
        "answer__claims_father": "no",
    }
    barred = browser.post(f"{tasks}dieu-kien/", answers)
    assert "mỗi người chỉ đăng ký khai sinh một lần" in words_of(barred)
    assert "không dành cho trường hợp bạn khai" in words_of(browser.get(tasks))
    assert browser.post(f"{tasks}dieu-kien/", {}).status_code == 422
    at_once = browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS})
    assert at_once.status_code == 422
    assert not Dossier.objects.exists()
    free = browser.post(f"{tasks}dieu-kien/", answers | {"answer__registered_before": "no"})
    assert free.status_code == 302
    assert "không dành cho" not in words_of(browser.get(tasks))


def test_consents_are_asked_and_the_dossier_is_not_sent_without(office: Office) -> None:
    browser = signed_in(WHO)
    tasks = filled(browser, office)
    answer = browser.post(f"{tasks}kiem-tra/", {"consents": ["data"]})
    assert answer.status_code == 422
    assert 'href="#consents"' in answer.content.decode()
    assert not Dossier.objects.exists()
    assert browser.get(f"{tasks}da-gui/").status_code == 404


def test_what_is_not_done_is_named_when_it_is_sent_all_the_same(office: Office) -> None:
    browser = signed_in(WHO)
    tasks = begun(browser)
    answer = browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS})
    assert answer.status_code == 422
    assert "Còn việc chưa xong: Nơi giải quyết, Thông tin của bạn" in words_of(answer)
    assert not Dossier.objects.exists()


def test_the_receipt_is_there_although_the_procedure_has_ended(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    tasks = reverse("portal:filing-tasks", args=[dossier.intent_key])
    today = clock.today()
    Version.objects.update(effective_from=today - timedelta(days=9), effective_to=today - timedelta(days=1))
    assert browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS})["Location"] == f"{tasks}da-gui/"
    assert dossier.code in words_of(browser.get(f"{tasks}da-gui/"))


def test_a_company_is_asked_who_stands_for_it(office: Office) -> None:
    browser = signed_in("Công ty TNHH Sông Xanh Mẫu")
    tasks = begun(browser)
    browser.post(f"{tasks}noi/", {"commune": str(office.unit.id), "case": "general"})
    browser.post(f"{tasks}nguoi-nop/", CONTACT)
    named = {
        "answer__full_name": "Trần Quốc Bảo",
        "answer__birth_date": "12/03/1994",
        "answer__personal_id": "079094001238",
    }
    parts = parts_of(browser, tasks)
    assert parts[0].endswith("/applicant/")
    for part in parts:
        answer = browser.post(part, page_of(browser, part) | TYPED | named | {"answer__copies": "2"})
        assert answer.status_code == 302, words_of(answer)
    browser.post(f"{tasks}giay-to/")
    browser.post(f"{tasks}nhan/", {"result_channel": "online"})
    answer = browser.post(f"{tasks}kiem-tra/", {"consents": CONSENTS})
    assert answer.status_code == 302, words_of(answer)
    dossier = Dossier.objects.get()
    assert dossier.owner_name == "Công ty TNHH Sông Xanh Mẫu"
    assert "Trần Quốc Bảo" in words_of(browser.get(reverse("portal:own-sent", args=[dossier.public_id])))


def test_a_supplement_is_answered_in_place(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    faults = (
        dossiers.Fault("Ghi rõ tên người sẽ kết hôn", question="spouse_name"),
        dossiers.Fault("Thiếu giấy xác nhận cũ", component="giay-xac-nhan-cu"),
    )
    ask = dossiers.ReturnForSupplement(faults, "Hồ sơ cần làm rõ hai điểm.")
    dossiers.perform(office.person("receiver"), dossier.public_id, ask)
    address = reverse("portal:own-answer", args=[dossier.public_id])
    assert address in browser.get(reverse("portal:own", args=[dossier.public_id])).content.decode()
    page = browser.get(address)
    for words in ("Ghi rõ tên người sẽ kết hôn", "Thiếu giấy xác nhận cũ", "Hồ sơ cần làm rõ hai điểm."):
        assert words in words_of(page)
    draft = str(uuid.uuid4())
    half = browser.post(address, {"draft": draft, "answer__spouse_name": "Đỗ Anh Tuấn Kiệt"})
    assert half.status_code == 422
    assert "Đỗ Anh Tuấn Kiệt" in half.content.decode()
    paper = SimpleUploadedFile("Giấy cũ.pdf", PDF, "application/pdf")
    whole = {"draft": draft, "answer__spouse_name": "Đỗ Anh Tuấn Kiệt", "file__giay-xac-nhan-cu": paper}
    assert browser.post(address, whole).status_code == 302
    dossier.refresh_from_db()
    assert dossier.status == dossiers.Status.REGISTERED
    view = own.view(_actor(browser), dossier.public_id)
    assert view.answers["spouse_name"] == "Đỗ Anh Tuấn Kiệt"
    assert view.papers[-1].file_name == "Giấy cũ.pdf"
    kept = browser.get(reverse("portal:own-file", args=[dossier.public_id, view.papers[-1].file]))
    assert b"".join(kept).startswith(b"%PDF")  # type: ignore[arg-type]
    assert browser.get(address).status_code == 404


def _actor(browser: Client) -> Any:
    return agencies.actor_for(int(browser.session["_auth_user_id"]), "online")


def test_a_dossier_is_withdrawn_by_its_person_with_a_reason(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    address = reverse("portal:own-withdraw", args=[dossier.public_id])
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "Tôi đã làm ở nơi khác."}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.status == dossiers.Status.WITHDRAWN


@pytest.mark.parametrize(
    "name", ["own", "own-sent", "own-declaration", "own-answer", "own-withdraw", "own-explain"]
)
def test_another_person_and_officers_find_nothing(office: Office, name: str) -> None:
    dossier = sent(signed_in(WHO), office)
    address = reverse(f"portal:{name}", args=[dossier.public_id])
    assert signed_in("Trần Quốc Bảo").get(address).status_code == 404
    officer = Client()
    officer.force_login(get_user_model().objects.get(pk=office.person("receiver").account))
    assert officer.get(address).status_code == 404
    assert Client().get(address).status_code in {302, 404}


def test_a_dossier_typed_at_the_counter_is_taken_into_the_account_of_its_owner(office: Office) -> None:
    account(WHO)
    browser = signed_in(WHO)
    owner = dossiers.PersonGiven(WHO, personal_id="079188999012", phone="0912345678")
    answers = {
        "full_name": WHO, "birth_date": "1988-03-14", "personal_id": "079188999012", "residence": "45/2",
        "marital_history": "never", "purpose": "marriage", "spouse_name": "Đỗ Anh Tuấn", "copies": "1",
    }  # fmt: skip
    done = office.taken_in(owner=owner, answers=answers)
    listed = browser.get(reverse("portal:mine"))
    address = reverse("portal:own-claim", args=[done.public_id])
    assert address in listed.content.decode()
    assert signed_in("Trần Quốc Bảo").post(address).status_code == 404
    assert browser.post(address).status_code == 302
    assert browser.get(reverse("portal:own", args=[done.public_id])).status_code == 200
    assert address not in browser.get(reverse("portal:mine")).content.decode()
