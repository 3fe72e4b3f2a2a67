"""Somebody else was faster (P12): nothing is overwritten, nothing typed is lost, both versions are shown."""

import html
import re
import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.platform.access import Actor
from motcua.surfaces.desk.act_forms import FORMS
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import REASON, Stage, pay, stage, with_scan
from surfaces.test_real_pages import people

__all__ = ["data_folder", "office", "stage"]

TYPED = {
    "reason": "Lý do đã gõ 7431",
    "note": "Ghi chú đã gõ 7432",
    "question": "Câu hỏi đã gõ 7433",
    "answer": "Ý kiến đã gõ 7434",
    "content": "Dự thảo đã gõ 7435",
    "receiver": "Người nhận đã gõ 7436",
    "apology": "Lời xin lỗi đã gõ 7437",
    "legal_basis": "Căn cứ đã gõ 7438",
    "article": "Điều khoản đã gõ 7439",
    "money": "Tiền đã gõ 7440",
    "decision_number": "Quyết định đã gõ 7441",
    "tracking_number": "VN7442",
    "limit": "7wd",
    "amount": "74430",
    "hours": "74",
    "faults": "to-khai",
    "faults__to-khai": "Lỗi đã gõ 7444",
    "paper__to-khai": "seen",
    "decision": "refuse",
    "channel": "post",
    "identity_check": "proxy",
}
CHOSEN = {
    "decision": "Từ chối giải quyết",
    "channel": "Qua bưu chính",
    "identity_check": "Giấy ủy quyền",
    "paper__to-khai": "đã xem bản chính",
}
SECRET = "mật khẩu đã gõ 7445"


def open_acts(stage: Stage) -> Iterator[tuple[str, Actor, dossiers.Done]]:
    """For every act with a page: somebody who may do it now, and on which dossier."""
    met: set[str] = set()
    pay(stage.office, stage.at["issued"])
    for station, done in stage.at.items():
        for actor, _login in people(stage.office, station):
            for option in dossiers.dossier_view(actor, done.public_id).acts:
                if option.is_open and option.act in FORMS and option.act not in met:
                    met.add(option.act)
                    yield option.act, actor, done


def test_every_act_keeps_what_was_typed_and_shows_both_versions(stage: Stage) -> None:
    seen = set()
    for act, actor, done in open_acts(stage):
        before = dossiers.dossier_view(actor, done.public_id).state
        client, address = signed_in(actor.account), reverse("desk:act", args=[done.public_id, act])
        asked = set(re.findall(r'name="([a-z_-]+)"', client.get(address).content.decode()))
        typed = {name: value for name, value in TYPED.items() if name in asked}
        late = str(before.version - 1)
        answer = client.post(address, typed | {"password": SECRET, "version": late})
        page = html.unescape(answer.content.decode())

        assert answer.status_code == 409, act
        assert "Hồ sơ hiện nay" in page, act
        wanted = page.partition("Bạn định ghi")[2].partition("</dl>")[0]
        form = page.partition('enctype="multipart/form-data"')[2]
        for name, value in typed.items():
            assert value in form, (act, name)
            if name != "faults":
                assert CHOSEN.get(name, value) in wanted, (act, name)
        assert SECRET not in page, act
        assert f'name="version" value="{before.version}"' in form, act
        assert dossiers.dossier_view(actor, done.public_id).state.version == before.version, act
        seen.add(act)
    assert seen == set(FORMS)


@pytest.fixture
def examiner(office: Office) -> Client:
    return signed_in(office.person("examiner").account)


def test_the_faster_one_wins_and_the_slower_one_reads_what_is_there(office: Office, examiner: Client) -> None:
    done = _assigned(office)
    address = reverse("desk:act", args=[done.public_id, "complete_step"])
    version = _version(examiner.get(address))
    office.do("examiner", done, dossiers.CompleteStep(content="Bản của người kia"))

    answer = examiner.post(address, {"version": version, "content": "Bản của tôi", "decision": "refuse"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    now, _, rest = page.partition("Hồ sơ hiện nay")[2].partition("Bạn định ghi")
    assert "Bản của người kia" in now
    assert "Bản của tôi" in rest.partition("</dl>")[0]
    assert "Từ chối giải quyết" in rest.partition("</dl>")[0]
    result = dossiers.dossier_view(office.person("leader"), done.public_id).state.result
    assert result is not None
    assert result.content == "Bản của người kia"


def test_whom_one_chose_is_still_named_when_the_step_was_given_away(office: Office) -> None:
    done = with_scan(office)
    head = signed_in(office.person("section_head").account)
    address = reverse("desk:act", args=[done.public_id, "assign"])
    version, chosen = _version(head.get(address)), office.person("examiner")
    office.do("section_head", done, dossiers.Assign(chosen.account or 0))
    office.do("examiner", done, dossiers.CompleteStep(content="Xác nhận"))

    answer = head.post(address, {"version": version, "account": str(chosen.account), "note": "Làm gấp"})
    wanted = html.unescape(answer.content.decode()).partition("Bạn định ghi")[2].partition("</dl>")[0]
    assert answer.status_code == 409
    assert chosen.name in wanted
    assert "Làm gấp" in wanted


def test_one_who_is_late_and_mistypes_is_told_of_the_change_first(office: Office, examiner: Client) -> None:
    done = _assigned(office)
    address = reverse("desk:act", args=[done.public_id, "require_payment"])
    version = _version(examiner.get(address))
    office.do("section_head", done, dossiers.Extend("3wd", REASON, "Xin lỗi"))
    wrong = {"version": version, "amount": "năm mươi nghìn", "reason": REASON}
    late = examiner.post(address, wrong)
    assert late.status_code == 409
    assert "năm mươi nghìn" in late.content.decode()


def test_a_mistake_does_not_take_over_a_change_nobody_saw(office: Office, examiner: Client) -> None:
    """What comes back with a mistake names the version that was seen, not a newer one."""
    done = _assigned(office)
    address = reverse("desk:act", args=[done.public_id, "require_payment"])
    version = _version(examiner.get(address))
    mistyped = examiner.post(address, {"version": version, "amount": "", "reason": REASON})
    assert mistyped.status_code == 422
    assert _version(mistyped) == version


def test_the_one_who_saw_the_change_may_go_on(office: Office, examiner: Client) -> None:
    done = _assigned(office)
    address = reverse("desk:act", args=[done.public_id, "complete_step"])
    version = _version(examiner.get(address))
    office.do("section_head", done, dossiers.Extend("3wd", REASON, "Xin lỗi"))
    told = examiner.post(address, {"version": version, "content": "Bản của tôi"})
    assert told.status_code == 409
    again = {"version": _version(told), "content": "Bản của tôi"}
    assert examiner.post(address, again).status_code == 302


def _assigned(office: Office) -> dossiers.Done:
    done = with_scan(office)
    return office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))


def _version(answer: object) -> str:
    found = re.search(r'name="version" value="(\d+)"', answer.content.decode())  # type: ignore[attr-defined]
    assert found is not None
    return found[1]


def test_who_lost_the_dossier_meanwhile_gets_their_words_back(stage: Stage) -> None:
    """The page is that of what is not there, whether it is gone or never was."""
    office, done = stage.office, stage.at["supplement"]
    typed = {"version": "3", "reason": "Lời của tôi 7450 <b>", "password": "mật khẩu 7451"}
    stranger = signed_in(office.person("examiner", office.elsewhere).account)
    pages = []
    for dossier in (done.public_id, uuid.uuid4()):
        answer = stranger.post(reverse("desk:act", args=[dossier, "require_supplement"]), typed)
        assert answer.status_code == 404
        pages.append(answer.content.decode())
        assert "Lời của tôi 7450 &lt;b&gt;" in pages[-1]
        assert "7451" not in pages[-1]
    forbidden, absent = (re.sub(r'(nonce|value)="[^"]+"', "", page) for page in pages)
    assert forbidden == absent
