"""Who else has a dossier open: said in plain words when the page is opened, fading, blocking nobody."""

import re
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
        assert dossiers.watch_page(head, done.public_id).present == ()
    with clock.at(moment + timedelta(minutes=1)):
        (row,) = dossiers.watch_page(leader, done.public_id).present
        assert (row.name, row.since) == (head.name, moment)
        dossiers.watch_page(head, done.public_id)
    later = moment + timedelta(minutes=10)
    with clock.at(later):
        assert dossiers.watch_page(leader, done.public_id).present == ()
        dossiers.watch_page(head, done.public_id)
        (row,) = dossiers.watch_page(leader, done.public_id).present
        assert row.since == later
    with clock.at(later + timedelta(minutes=3)):
        presence.forget_faded()
    assert not Presence.objects.exists()


def polled(page: str) -> str:
    return re.search(r'hx-get="([^"]+)"', page)[1].replace("&amp;", "&")  # type: ignore[index]


def test_a_page_that_lies_open_is_told_that_it_is_out_of_date(office: Office) -> None:
    done, head = office.taken_in(), office.person("section_head")
    reader = signed_in(office.person("leader").account)
    poll = polled(reader.get(reverse("desk:dossier", args=[done.public_id])).content.decode())
    assert "Hồ sơ đã khác trang này" not in reader.get(poll).content.decode()
    dossiers.perform(head, done.public_id, dossiers.Assign(office.person("examiner").account or 0))
    told = reader.get(poll).content.decode()
    assert "Hồ sơ đã khác trang này" in told
    assert head.name in told
    assert reverse("desk:dossier", args=[done.public_id]) in told
    assert polled(told) == poll
    assert "Hồ sơ đã khác trang này" not in reader.get(poll.partition("?")[0]).content.decode()


def test_whoever_is_typing_is_told_without_a_way_out_of_the_form(office: Office) -> None:
    done, head = office.taken_in(), office.person("section_head")
    dossiers.perform(head, done.public_id, dossiers.Assign(office.person("examiner").account or 0))
    examiner = signed_in(office.person("examiner").account)
    form = examiner.get(reverse("desk:act", args=[done.public_id, "consult"])).content.decode()
    dossiers.perform(office.person("examiner"), done.public_id, dossiers.CompleteStep(content="Xác nhận"))
    told = examiner.get(polled(form)).content.decode()
    assert "không mất gì" in told
    assert "<a " not in told
