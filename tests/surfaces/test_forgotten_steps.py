"""The list of steps nobody has taken: those who may take or reassign them see it until somebody does."""

import re
from datetime import datetime, timedelta

from motcua.dossiers import api as dossiers
from motcua.dossiers.actions import watch
from motcua.dossiers.api import ListName
from motcua.dossiers.models import Step
from motcua.platform import clock
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

MONDAY = datetime(2026, 11, 16, 8, tzinfo=clock.ZONE)
LIST = "/ban-lam-viec/?ds=chua-co-nguoi-nhan"


def forgotten(office: Office) -> dossiers.Done:
    """A dossier whose step has waited six hours for somebody."""
    with clock.at(MONDAY):
        done = office.taken_in(accept_now=False, channel="online")
    Step.objects.update(holder=None)
    with clock.at(MONDAY + timedelta(hours=6)):
        assert watch.raise_alarms() == 1
    return done


def test_a_forgotten_step_is_listed_for_those_who_can_mend_it(office: Office) -> None:
    done = forgotten(office)
    receiver, neighbour = office.person("receiver"), office.person("receiver", office.elsewhere)
    for actor in (receiver, office.person("leader")):
        assert [row.code for row in dossiers.worklist_page(actor, ListName.FORGOTTEN)] == [done.code]
        assert dossiers.counts(actor)[ListName.FORGOTTEN] == 1
        page = signed_in(actor.account).get(LIST).content.decode()
        assert str(done.public_id) in page
        assert re.search(r'Chưa có người nhận</span><b class="late">1</b>', page)
    assert not dossiers.worklist_page(neighbour, ListName.FORGOTTEN)


def test_what_somebody_took_is_forgotten_no_more(office: Office) -> None:
    done = forgotten(office)
    receiver = office.person("receiver")
    dossiers.perform(receiver, done.public_id, dossiers.Take())
    assert dossiers.counts(receiver)[ListName.FORGOTTEN] == 0
