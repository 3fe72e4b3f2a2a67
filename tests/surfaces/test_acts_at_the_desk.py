"""Acts over the desk: with two open steps in one hand, and at intake."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.platform.errors import Refusal
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]


def test_somebody_with_two_steps_in_hand_sees_the_page_and_works_on(office: Office) -> None:
    done, examiner = office.taken_in(), office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    dossiers.perform(examiner, done.public_id, dossiers.Consult(office.unit.id, "Có hồ sơ gốc không?"))
    client = signed_in(examiner.account)

    assert client.get(reverse("desk:dossier", args=[done.public_id])).status_code == 200
    release = client.post(reverse("desk:act", args=[done.public_id, "release"]), {"note": "Nhờ người khác"})
    assert release.status_code == 302
    answer = reverse("desk:act", args=[done.public_id, "answer_consultation"])
    assert client.post(answer, {"answer": "Có"}).status_code == 302
    left = dossiers.dossier_view(examiner, done.public_id).state.steps
    assert [step.key for step in left] == ["tham-dinh"]


def test_what_came_over_the_net_is_accepted_or_refused_at_the_desk(office: Office) -> None:
    client = signed_in(office.person("receiver").account)
    for act, status in (("accept", dossiers.Status.ACCEPTED), ("reject", dossiers.Status.REJECTED_AT_INTAKE)):
        done = office.taken_in(accept_now=False, channel="online")
        given = {"reason": "Sai nơi nhận", "confirm": done.code}
        answer = client.post(reverse("desk:act", args=[done.public_id, act]), given)
        assert answer.status_code == 302
        assert dossiers.dossier_view(office.person("receiver"), done.public_id).state.status == status


def test_the_apology_offered_is_vietnamese_also_on_an_english_page(office: Office) -> None:
    done = office.taken_in()
    client = signed_in(office.person("leader").account)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("desk:act", args=[done.public_id, "extend"])).content.decode()
    assert "Apolog" in page
    assert dossiers.APOLOGY in page


def test_a_step_is_taken_from_its_holder_only_by_who_may_reassign(office: Office) -> None:
    done = office.taken_in()
    examiner = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    head = office.person("section_head")
    without = replace(
        head, grants=tuple(g for g in head.grants if g.permission != dossiers.Permission.REASSIGN)
    )
    with pytest.raises(Refusal, match="đang giữ bước"):
        dossiers.perform(without, done.public_id, dossiers.Assign(examiner.account or 0))
    assert dossiers.perform(head, done.public_id, dossiers.Assign(examiner.account or 0))
    dossiers.perform(examiner, done.public_id, dossiers.Release())
    assert dossiers.perform(without, done.public_id, dossiers.Assign(examiner.account or 0))


@pytest.mark.parametrize(
    ("given", "empty"),
    [
        ({}, ["faults", "reason"]),
        ({"faults": "to-khai", "faults__to-khai": "Chưa ký"}, ["reason"]),
        ({"reason": "Thiếu chữ ký"}, ["faults"]),
    ],
)
def test_every_empty_question_is_named_at_once_and_linked(
    office: Office, given: dict[str, str], empty: list[str]
) -> None:
    done, examiner = office.taken_in(), office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    address = reverse("desk:act", args=[done.public_id, "return_for_supplement"])
    page = signed_in(examiner.account).post(address, given).content.decode()
    summary = page.partition("govuk-error-summary")[2].partition("</div>")[0]
    assert re.findall(r'href="#([^"]+)"', summary) == empty
    assert all(f'id="{name}-error"' in page and f'id="{name}"' in page for name in empty)
