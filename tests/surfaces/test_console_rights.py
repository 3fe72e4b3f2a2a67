"""What may somebody do and why, who can see a dossier and why: true to the rules that guard the pages."""

from datetime import timedelta

from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound
from motcua.surfaces.console.permission_words import PERMISSIONS
from proving.crowd import gather, signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import officer, with_scan

__all__ = ["data_folder", "office"]

WHO = "/quan-tri/ai-xem-ho-so/"


def administrator(office: Office) -> Actor:
    return officer("xa.quantri", office.unit.id, "agency_administrator")


def test_every_permission_has_its_words(office: Office) -> None:
    held = {permission for role in agencies.role_names() for permission in agencies.permissions_of(role)}
    assert held <= set(PERMISSIONS)


def test_a_right_is_shown_with_its_whole_chain(office: Office) -> None:
    boss, leader, head = administrator(office), office.person("leader"), office.person("section_head")
    today = clock.today()
    agencies.delegate(
        leader,
        principal_post=leader.post or 0,
        deputy_post=head.post or 0,
        reason="Đi họp",
        decision="09/UQ-UBND",
        valid_from=today,
        valid_to=today + timedelta(days=3),
    )
    address = reverse("console:rights", args=[parties.account(head.account or 0).public_id])
    page = signed_in(boss.account).get(address).content.decode()
    for words in ("Lãnh đạo phòng", "duyệt", "05/QĐ-UBND", f"Thay {leader.name}", "09/UQ-UBND"):
        assert words in page, words
    assert signed_in(leader.account).get(address).status_code == 404


def test_those_named_for_a_dossier_are_those_who_can_open_it(office: Office) -> None:
    crowd = gather(office)
    boss, done = administrator(office), with_scan(office)
    named = {right.account_id for right in dossiers.who_sees(boss, done.code)}
    for name, client in crowd.items():
        account = int(client.session["_auth_user_id"]) if "_auth_user_id" in client.session else 0
        opened = client.get(reverse("desk:dossier", args=[done.public_id])).status_code == 200
        assert opened == (account in named), name
    page = signed_in(boss.account).get(WHO, {"ma": done.code.lower()})
    assert page.status_code == 200
    assert "người xem được hôm nay" in page.content.decode()


def test_a_dossier_out_of_reach_is_like_none(office: Office) -> None:
    done = with_scan(office)
    stranger = officer("xa.khac", office.elsewhere.id, "agency_administrator")
    answers = [signed_in(stranger.account).get(WHO, {"ma": code}) for code in (done.code, "H18-KHONG-CO")]
    assert {answer.status_code for answer in answers} == {404}
    assert signed_in(office.person("leader").account).get(WHO).status_code == 404
    try:
        dossiers.who_sees(stranger, done.code)
    except NotFound:
        return
    raise AssertionError("the neighbour's administrator learns of the dossier")
