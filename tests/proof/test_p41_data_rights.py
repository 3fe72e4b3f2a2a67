"""P41: what is held of somebody is told to them whole, erased where the law lets it, and who looked is shown.

That no table is forgotten is held by tests/house/test_personal.py, the hours by tests/rooms/privacy/.
"""

import json
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier, Filing, Opening
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.exports import making
from motcua.platform.exports.models import Export
from motcua.privacy import api as privacy
from proving.figures import record
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import officer
from surfaces.citizens import account, signed_in
from surfaces.test_filing_at_home import CONTACT, TYPED, WHO, begun, page_of, parts_of, sent, words_of

__all__ = ["data_folder", "office"]

TOLD = (WHO, "079188999012", "0912345678", "45/2 Lê Đức Thọ", "Đỗ Anh Tuấn")
UNSENT = "Nguyễn Văn Chưa Gửi"


def lived(office: Office) -> tuple[Client, Dossier]:
    """One dossier sent, one being filled in, a liking; the browser of who did it."""
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    tasks = begun(browser)
    browser.post(f"{tasks}nguoi-nop/", CONTACT)
    part = parts_of(browser, tasks)[-1]
    browser.post(part, page_of(browser, part) | TYPED | {"answer__spouse_name": UNSENT})
    browser.post("/mau-trang/", {"theme": "dark"})
    me = agencies.actor_for(account(WHO).id, "online")
    parties.change_preference(actor=me, name="ui.keys-off", change=lambda _kept: {"off": True})
    return browser, dossier


def test_a_copy_holds_everything_and_is_its_owners_alone(office: Office) -> None:
    browser, dossier = lived(office)
    assert browser.post(reverse("portal:own-data-order")).status_code == 302
    export = Export.objects.get(kind="json")
    address = reverse("portal:own-data-copy", args=[export.public_id])
    assert browser.get(address).status_code == 404, "not before it is made"
    making.make(export.pk)
    answer = browser.get(address)
    assert "du-lieu-cua-toi" in answer["Content-Disposition"]
    text = b"".join(answer).decode()  # type: ignore[arg-type]
    missing = [each for each in (*TOLD, UNSENT, dossier.code) if each not in text]
    assert not missing
    page = words_of(browser.get(reverse("portal:own-data-contents")))
    assert not [each for each in (*TOLD, UNSENT, dossier.code) if each not in page]
    assert signed_in("Trần Quốc Bảo").get(address).status_code == 404
    with clock.at(clock.now() + timedelta(hours=25)):
        assert signed_in(WHO).get(address).status_code == 404, "kept a day"
    tables = json.loads(text)["tables"]
    record("P41", "a copy of one's data", tables=len(tables), rows=sum(len(each["rows"]) for each in tables))


def test_erasure_removes_what_may_go_and_says_what_stays(office: Office) -> None:
    browser, dossier = lived(office)
    me = agencies.actor_for(account(WHO).id, "online")
    unsent = Filing.objects.filter(account_id=me.account, sent_at=None)
    assert unsent.exists()
    province = agencies.unit_by_identifier("H18")
    assert province is not None
    data_officer = officer("bao.ve.du.lieu", province.id, "data_officer")
    request = privacy.ask(me, "erase", "")
    privacy.accept(data_officer, request, answer="Sẽ xóa những gì luật cho phép.")
    privacy.carry_out(data_officer, request, answer="Đã xóa.")
    assert not unsent.exists()
    assert parties.preferences_of(me.account or 0) == {}
    row = parties.account(me.account or 0)
    assert (row.phone, row.email) == ("", "")
    assert Dossier.objects.filter(pk=dossier.pk).exists()
    outcome = privacy.own_one(me, request).outcome
    assert {"dossiers.Filing", "parties.Preference"} <= outcome["erased"].keys()
    assert {"dossiers.Holder", "dossiers.Submission", "parties.Person"} <= outcome["stays"].keys()
    assert not outcome["erased"].keys() & {"dossiers.Holder", "dossiers.Submission"}
    page = words_of(browser.get(reverse("portal:own-data-request", args=[request])))
    for words in ("Đã thực hiện", "Đã xóa", "Còn giữ, và vì sao", "luật lưu trữ"):
        assert words in page, words
    assert data_officer.name not in page


def test_who_looked_is_shown_by_unit_and_day(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    looked = reverse("portal:own-data-openings")
    assert "Chưa có ai mở hồ sơ của bạn" in words_of(browser.get(looked))
    receiver = office.person("receiver")
    at_desk = Client()
    at_desk.force_login(get_user_model().objects.get(pk=receiver.account))
    for _again in range(2):
        assert at_desk.get(reverse("desk:dossier", args=[dossier.public_id])).status_code == 200
    assert Opening.objects.count() == 1
    page = words_of(browser.get(looked))
    assert dossier.code in page
    assert agencies.unit(receiver.unit or 0).name in page
    assert receiver.name not in page
    assert dossier.code not in words_of(signed_in("Trần Quốc Bảo").get(looked))


def test_a_number_somebody_mistyped_tells_nothing_of_them(office: Office) -> None:
    """An officer writes our number under another's name: we learn that it stands there, not whose it is."""
    me = agencies.actor_for(account(WHO).id, "online")
    other = dossiers.PersonGiven(
        "Phạm Thị Người Khác", personal_id="079188999012", phone="0987000111", address="9 Phố Lạ"
    )
    office.taken_in(owner=other)
    tables = {each["table"]: each["rows"] for each in privacy.everything(me.account or 0)["tables"]}
    told = tables["dossiers.Participant"]
    assert told
    assert {row["Số định danh"] for row in told} == {"079188999012"}
    text = json.dumps(tables, default=str, ensure_ascii=False)
    for theirs in ("Người Khác", "0987000111", "9 Phố Lạ"):
        assert theirs not in text
