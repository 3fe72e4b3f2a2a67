"""Who else has a dossier open: said in plain words when the page is opened, fading, blocking nobody."""

from datetime import timedelta

from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers import presence
from motcua.dossiers.models import Presence
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]


def test_the_second_to_open_it_reads_who_else_has(office: Office) -> None:
    done, head, leader = office.taken_in(), office.person("section_head"), office.person("leader")
    address = reverse("desk:dossier", args=[done.public_id])
    alone = signed_in(head.account).get(address).content.decode()
    assert "Đang mở hồ sơ này" not in alone
    page = signed_in(leader.account).get(address).content.decode()
    assert page.count(head.name) > 0
    assert "Đang mở hồ sơ này" in page
    poll = reverse("desk:presence", args=[done.public_id])
    assert poll in alone
    again = signed_in(head.account).get(poll).content.decode()
    assert leader.name in again
    assert head.name not in again
    dossiers.perform(head, done.public_id, dossiers.Assign(office.person("examiner").account or 0))


def test_it_fades_and_whoever_comes_back_is_there_since_then(office: Office) -> None:
    done, head, leader = office.taken_in(), office.person("section_head"), office.person("leader")
    moment = clock.now()
    with clock.at(moment):
        assert dossiers.still_here(head, done.public_id) == ()
    with clock.at(moment + timedelta(minutes=1)):
        (row,) = dossiers.still_here(leader, done.public_id)
        assert (row.name, row.since) == (head.name, moment)
        dossiers.still_here(head, done.public_id)
    later = moment + timedelta(minutes=10)
    with clock.at(later):
        assert dossiers.still_here(leader, done.public_id) == ()
        dossiers.still_here(head, done.public_id)
        (row,) = dossiers.still_here(leader, done.public_id)
        assert row.since == later
    with clock.at(later + timedelta(minutes=3)):
        presence.forget_faded()
    assert not Presence.objects.exists()
