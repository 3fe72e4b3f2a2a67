"""People rate what was finished by one press; the office sees counts of months that are over, no more."""

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done
from motcua.feedback import api as feedback
from motcua.feedback.models import Rating, RatingSaid
from motcua.platform import clock, ledger
from motcua.platform.access import ANONYMOUS, Actor
from motcua.platform.errors import NotFound
from proving.crowd import signed_in
from rooms.dossiers.conftest import data_folder, office
from scenes import Stage, stage
from surfaces import citizens

__all__ = ["data_folder", "office", "stage"]

Limit = Callable[[int], AbstractContextManager[Any]]
FIGURES, FIGURES_OF = 9, 10
PHONE, OWNER = "0912345678", "Trần Thị Mỹ Hoà"


def tracking(done: Done) -> Client:
    """A browser that has shown code and phone."""
    client = Client()
    answer = client.post("/tra-cuu/", {"code": done.code, "phone": PHONE})
    assert answer.status_code == 302
    return client


def finished(stage: Stage, many: int) -> list[Done]:
    """Dossiers whose result is there."""
    made = []
    for _ in range(many):
        stage.at["more"] = stage.office.taken_in()
        examiner = stage.office.person("examiner")
        stage.do("section_head", "more", dossiers.Assign(examiner.account or 0))
        stage.do("examiner", "more", dossiers.CompleteStep(content="Xác nhận"))
        stage.do("section_head", "more", dossiers.Approve(stage.fingerprint("more")))
        stage.do("leader", "more", dossiers.Sign(stage.fingerprint("more"), password="mot-cua-thu-nghiem"))
        stage.do("clerk", "more", dossiers.Number(), dossiers.Issue())
        made.append(stage.at["more"])
    return made


def rated(done: Done, score: int, words: str = "", **criteria: int) -> None:
    feedback.rate(ANONYMOUS, done.public_id, score, is_tracked=True, has_said=True)
    if words or criteria:
        feedback.say_more(ANONYMOUS, done.public_id, criteria, words, is_tracked=True, has_said=True)


def next_month() -> Any:
    return clock.at((clock.now().replace(day=1) + timedelta(days=40)).replace(day=2))


def test_one_press_rates_and_five_more_questions_are_optional(stage: Stage) -> None:
    done = stage.at["issued"]
    browser = tracking(done)
    page = browser.get(reverse("portal:tracked", args=[done.public_id])).content.decode()
    rate, more = (reverse(f"portal:{name}", args=[done.public_id]) for name in ("rate", "rate-more"))
    assert rate in page
    assert browser.get(rate).content.decode().count('name="overall"') == 5
    assert browser.post(rate, {"overall": "9"}).status_code == 422
    assert browser.post(rate, {"overall": "4"})["Location"] == more
    typed = {"waiting": "2", "words": "Chờ lâu, gọi 0912 345 678, mã H18.11.002-261102-0001"}
    assert browser.post(more, typed).status_code == 302
    said = feedback.ratable(ANONYMOUS, done.public_id, is_tracked=True, has_said=True).said
    assert said is not None
    assert (said.overall, said.criteria) == (4, {"waiting": 2})
    assert said.words == "Chờ lâu, gọi •••, mã •••"
    too_long = browser.post(more, {"words": "x" * 2001, "cost": "5"})
    assert too_long.status_code == 422
    assert "x" * 2001 in too_long.content.decode()


def test_code_and_phone_alone_read_nothing_of_what_was_said(stage: Stage) -> None:
    done = stage.at["issued"]
    rated(done, 1, "Lời của tôi", waiting=1)
    rate, more = (reverse(f"portal:{name}", args=[done.public_id]) for name in ("rate", "rate-more"))
    officer_at_home = tracking(done)
    assert "bạn đã chọn" not in officer_at_home.get(rate).content.decode()
    assert officer_at_home.get(more)["Location"] == rate
    assert officer_at_home.post(more, {"words": "Khác"}).status_code == 404
    assert officer_at_home.post(rate, {"overall": "5"}).status_code == 302
    page = officer_at_home.get(more).content.decode()
    assert "Lời của tôi" not in page, "whoever may not read it begins anew"
    assert "checked" not in page


def test_it_is_changed_for_some_days_and_every_answer_is_kept(stage: Stage) -> None:
    done = stage.at["issued"]
    rated(done, 5, "Tốt")
    rated(done, 5)
    rated(done, 2)
    assert list(RatingSaid.objects.order_by("number").values_list("overall", flat=True)) == [5, 5, 2]
    assert RatingSaid.objects.get(is_counted=True).overall == 2
    with clock.at(clock.now() + timedelta(days=30)):
        rated(done, 3)
    with clock.at(clock.now() + timedelta(days=31)), pytest.raises(feedback.RatingClosed):
        rated(done, 4)
    assert Rating.objects.count() == 1


@pytest.mark.parametrize("station", ["examined", "registered", "stopped"])
def test_before_the_result_there_is_nothing_to_rate(stage: Stage, station: str) -> None:
    browser, done = tracking(stage.at[station]), stage.at[station]
    address = reverse("portal:rate", args=[done.public_id])
    assert address not in browser.get(reverse("portal:tracked", args=[done.public_id])).content.decode()
    assert browser.post(address, {"overall": "5"}).status_code == 404


def test_officers_programs_and_strangers_cannot_rate(stage: Stage) -> None:
    done = stage.at["issued"]
    rate = reverse("portal:rate", args=[done.public_id])
    officer = signed_in(stage.office.person("receiver").account)
    officer.post("/tra-cuu/", {"code": done.code, "phone": PHONE})  # an officer knows both
    assert rate not in officer.get(reverse("portal:tracked", args=[done.public_id])).content.decode()
    for browser in (officer, Client(), citizens.signed_in()):
        assert browser.get(rate).status_code == 404
        assert browser.post(rate, {"overall": "1"}).status_code == 404
    machine = Actor(account=1, kind="machine", channel="api")
    with pytest.raises(NotFound):
        feedback.rate(machine, done.public_id, 1, is_tracked=True)
    assert not Rating.objects.exists()


def test_its_own_person_rates_from_the_account(stage: Stage) -> None:
    done = stage.at["issued"]
    told = {"name": OWNER, "personal_id": "079194001234", "birth_date": date(1994, 3, 12), "sex": "female"}
    browser = citizens.signed_in(replace(citizens.invented()[0], **told))
    rate = reverse("portal:rate", args=[done.public_id])
    assert browser.post(rate, {"overall": "5"}).status_code == 404
    browser.post(reverse("portal:own-claim", args=[done.public_id]))
    assert rate in browser.get(reverse("portal:own", args=[done.public_id])).content.decode()
    assert browser.post(rate, {"overall": "5"}).status_code == 302
    assert Rating.objects.count() == 1


def test_the_office_sees_counts_of_months_that_are_over_and_enough(stage: Stage, at_most: Limit) -> None:
    leader = signed_in(stage.office.person("leader").account)
    for score, done in enumerate([stage.at["issued"], *finished(stage, 3)], start=2):
        rated(done, score, f"Lời số {score}", waiting=4)
    page = leader.get("/ban-lam-viec/danh-gia/").content.decode()
    assert "Tháng này chưa có đánh giá nào" in page
    unit = reverse("desk:ratings-of", args=[stage.office.unit.public_id])
    with next_month():
        assert "Quá ít đánh giá" in leader.get("/ban-lam-viec/danh-gia/").content.decode()
        assert "Lời số" not in leader.get(unit).content.decode()
    rated(finished(stage, 1)[0], 1)
    with next_month():
        with at_most(FIGURES):
            page = leader.get("/ban-lam-viec/danh-gia/").content.decode()
        with at_most(FIGURES_OF):
            one = leader.get(unit).content.decode()
    assert ">5</td>" in page
    assert "40%" in page
    assert sorted(re.findall(r"Lời số (\d)", one)) == ["2", "3", "4", "5"]
    assert "Thời gian chờ" not in one, "four answered it, five are needed"
    assert leader.get("/ban-lam-viec/danh-gia/?thang=2019-01").status_code == 404


def test_a_month_that_is_over_does_not_change_any_more(stage: Stage) -> None:
    all_of_them = [stage.at["issued"], *finished(stage, 4)]
    for done in all_of_them:
        rated(done, 5)
    leader, month = stage.office.person("leader"), clock.today().replace(day=1)
    with next_month():
        before = feedback.figures(leader, month)
        rated(all_of_them[0], 1)
        assert feedback.figures(leader, month) == before
        kept = feedback.ratable(ANONYMOUS, all_of_them[0].public_id, is_tracked=True, has_said=True)
        assert kept.said is not None
        assert kept.said.overall == 1


def test_nothing_the_office_reads_leads_from_a_rating_to_dossier_or_person(
    stage: Stage, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    done, leader = stage.at["issued"], signed_in(stage.office.person("leader").account)
    subject = dossiers.dossier_view(stage.office.person("leader"), done.public_id).state.subject
    pages = [reverse("desk:dossier", args=[done.public_id]), "/ban-lam-viec/", "/ban-lam-viec/so-theo-doi/"]
    pages += [reverse("desk:routing-slip", args=[done.public_id]), "/ban-lam-viec/lanh-dao/"]
    before = [_told(leader, each) for each in pages], len(ledger.entries(subject))
    browser = tracking(done)
    with caplog.at_level("DEBUG"):
        browser.post(reverse("portal:rate", args=[done.public_id]), {"overall": "1"})
        browser.post(reverse("portal:rate-more", args=[done.public_id]), {"words": "Câu riêng"})
    assert ([_told(leader, each) for each in pages], len(ledger.entries(subject))) == before
    kept = Rating.objects.get()
    rows = json.dumps([*Rating.objects.values(), *RatingSaid.objects.values()], default=str)
    told = json.dumps([str(entry) for entry in ledger.entries(f"rating:{kept.pk}")])
    assert ledger.entries(f"rating:{kept.pk}")[0].actor == "anonymous"
    for written in (rows, told, caplog.text, "".join(capsys.readouterr())):
        assert not any(word in written for word in (done.code, str(done.public_id), OWNER, PHONE, subject))


def _told(browser: Client, address: str) -> str:
    page = browser.get(address).content.decode()
    return re.sub(r"<(script|style).*?</\1>|<[^>]+>|\d\d:\d\d", "", page, flags=re.DOTALL)


@pytest.fixture
def at_most(django_assert_max_num_queries: Limit) -> Limit:
    return django_assert_max_num_queries
