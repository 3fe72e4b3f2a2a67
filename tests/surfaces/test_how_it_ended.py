"""A dossier that has ended says how it ended; before, the natural next act is the one that stands out."""

import re
from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, PaperGiven
from motcua.platform import clock
from motcua.surfaces.slips import SLIP
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office
from scenes import REASON, Stage, stage, with_scan

__all__ = ["data_folder", "office", "stage"]

LEFT = re.compile(r"\bcòn\b(?! thiếu)", re.IGNORECASE)


def _page(office: Office, function: str, done: Done) -> str:
    client = signed_in(office.person(function).account)
    return client.get(reverse("desk:dossier", args=[done.public_id])).content.decode()


def _line(office: Office, code: str) -> str:
    """The dossier's line in the search of the desk."""
    returner = signed_in(office.person("returner").account)
    page = returner.post("/ban-lam-viec/loc/", {"tim": code}, follow=True).content.decode()
    return page.partition("<tr data-row")[2].partition("</tr>")[0]


@pytest.mark.parametrize(("days", "words"), [(0, "xong sớm"), (40, "xong trễ")])
def test_a_result_says_whether_it_came_in_time(stage: Stage, days: int, words: str) -> None:
    office = stage.office
    done = stage.at["numbered"]
    with clock.at(clock.now() + timedelta(days=days)):
        stage.do("clerk", "numbered", dossiers.Issue())
    with clock.at(clock.now() + timedelta(days=days + 1)):
        page, line = _page(office, "leader", done), _line(office, done.code)
    assert words in page.lower()
    assert "Có kết quả" in page
    assert not LEFT.search(page.partition("<main")[2])
    assert words in line
    assert not LEFT.search(line)
    assert "Quá hạn" not in line


def test_what_ended_without_a_result_kept_no_promise(office: Office) -> None:
    done = office.taken_in()
    office.do("receiver", done, dossiers.Withdraw(REASON))
    page = _page(office, "leader", done)
    assert "Kết thúc" in page
    assert "Đã xong" not in page
    assert "xong sớm" not in page.lower()
    assert not LEFT.search(page.partition("<main")[2])


def test_a_paper_brought_anew_is_tracked_once(stage: Stage) -> None:
    done = stage.at["supplement"]
    stage.office.do("receiver", done, dossiers.AnswerSupplement((PaperGiven("to-khai", "original"),)))
    citizen = Client()
    address = reverse("portal:slip", args=[Signer(salt=SLIP).sign(str(done.public_id))])
    page = citizen.get(address, follow=True).content.decode()
    assert page.count("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân") == 1


def test_assigning_stands_out_while_nobody_has_the_step(office: Office) -> None:
    done = with_scan(office)
    assert _primary(_page(office, "section_head", done)) == ["Phân công"]
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    assert _primary(_page(office, "section_head", done)) == []
    assert _primary(_page(office, "examiner", done)) == ["Hoàn thành bước"]


def _primary(page: str) -> list[str]:
    return re.findall(r'class="btn btn-primary"[^>]*>([^<]*)<', page.partition("<main")[2])
