"""The access report of a quarter: what is dormant or unusual, ended or kept, each on record."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.agencies.models import AccessReview, Finding
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.clock import ZONE
from people import Cast
from proving.crowd import signed_in
from scenes import officer

PAGE, SETTLE = "/quan-tri/ra-soat/", "/quan-tri/ra-soat/chot/"
LATER = timedelta(days=100)


def found(kind: str, login: str) -> list[Finding]:
    return list(Finding.objects.filter(kind=kind, account__login=login))


@pytest.fixture
def made(cast: Cast) -> Cast:
    """A quarter on: nobody but the two administrators has signed in since."""
    with clock.at(clock.now() + LATER):
        for actor in (cast.administrator, cast.ward_administrator):
            get_user_model().objects.filter(pk=actor.account).update(signed_in_at=clock.now())
        agencies.make_review()
    return cast


def sent(actor: Actor, act: str, ids: list[Any], **more: str) -> Any:
    with clock.at(clock.now() + LATER):
        return signed_in(actor.account).post(SETTLE, {"lam": act, "muc": [str(each) for each in ids], **more})


def ids_of(*findings: Finding) -> list[Any]:
    return [each.public_id for each in findings]


def test_who_did_not_sign_in_for_a_quarter_is_dormant(made: Cast) -> None:
    assert found("dormant", "muongphang.hotich")
    assert not found("dormant", "muongphang.quantri")
    assert found("no_post", "nguoi.ngoai")
    assert not found("no_post", "muongphang.hotich")


def test_unusual_rights_are_found(cast: Cast) -> None:
    both = officer("hai.tay", cast.ward.id, "examiner")
    agencies.grant_role(
        SYSTEM, post_id=both.post or 0, role="leader", unit_id=cast.ward.id, fields=["ho-tich"]
    )
    apart = officer("hai.viec", cast.ward.id, "examiner", fields=("chung-thuc",))
    agencies.grant_role(
        SYSTEM, post_id=apart.post or 0, role="leader", unit_id=cast.ward.id, fields=["ho-tich"]
    )
    beyond = officer("sang.xa.ben", cast.ward.id, "examiner")
    agencies.grant_role(SYSTEM, post_id=beyond.post or 0, role="examiner", unit_id=cast.neighbour_ward.id)
    agencies.make_review()
    assert [each.grant.role for each in found("both_hands", "hai.tay") if each.grant] == ["leader"]
    assert not found("both_hands", "hai.viec")
    assert [each.unit_id for each in found("beyond", "sang.xa.ben")] == [cast.neighbour_ward.id]
    assert found("administers", "muongphang.quantri")
    assert not found("administers", "hai.tay")


def test_a_quarter_is_reported_once(cast: Cast) -> None:
    agencies.make_review()
    first = Finding.objects.count()
    agencies.make_review()
    assert (AccessReview.objects.count(), Finding.objects.count()) == (1, first)


@pytest.mark.parametrize(
    ("month", "quarter"), [(1, "2026-Q1"), (3, "2026-Q1"), (4, "2026-Q2"), (9, "2026-Q3"), (12, "2026-Q4")]
)
def test_quarters_of_the_year(month: int, quarter: str) -> None:
    assert agencies.quarter_of(datetime(2026, month, 1, tzinfo=ZONE).date()) == quarter


def test_ended_after_one_page_of_confirmation(made: Cast) -> None:
    ids = ids_of(*found("dormant", "muongphang.hotich"), *found("dormant", "muongphang.tiepnhan"))
    asked = sent(made.ward_administrator, "ket-thuc", ids)
    assert "Kết thúc 2 mục?" in asked.content.decode()
    assert parties.account(made.examiner.account or 0).is_active
    who = made.examiner.account or 0
    answer = sent(made.ward_administrator, "ket-thuc", ids, chac="1", because="Không dùng nữa")
    assert answer.status_code == 302
    assert not parties.account(who).is_active
    entry = ledger.entries(f"account:{who}")[-1]
    assert (entry.name, entry.notes["because"]) == ("parties.account.suspended", "Không dùng nữa")
    assert {each.outcome for each in found("dormant", "muongphang.hotich")} == {"ended"}


def test_a_right_is_taken_back_and_the_account_stays(made: Cast) -> None:
    ids = ids_of(*found("administers", "muongphang.quantri"))
    sent(made.administrator, "ket-thuc", ids, chac="1", because="Đã chuyển việc")
    agencies.forget()
    account = parties.account_by_login("muongphang.quantri")
    assert account is not None
    assert account.is_active
    with clock.at(clock.now() + LATER):
        assert signed_in(account.id).get(PAGE).status_code == 404


def test_kept_for_a_reason_it_is_not_asked_again(made: Cast) -> None:
    [finding] = found("dormant", "muongphang.hotich")
    assert sent(made.ward_administrator, "giu", ids_of(finding), chac="1", because="").status_code == 422
    sent(made.ward_administrator, "giu", ids_of(finding), chac="1", because="Nghỉ thai sản")
    finding.refresh_from_db()
    assert (finding.outcome, finding.because) == ("kept", "Nghỉ thai sản")
    assert parties.account(made.examiner.account or 0).is_active
    with clock.at(clock.now() + LATER):
        page = signed_in(made.ward_administrator.account).get(PAGE).content.decode()
    assert f'value="{finding.public_id}"' not in page
    assert "Đã xem 1." in page


def test_nobody_settles_their_own(made: Cast) -> None:
    ids = ids_of(*found("administers", "muongphang.quantri"))
    for act in ("giu", "ket-thuc"):
        sent(made.ward_administrator, act, ids, chac="1", because="Của tôi")
    assert {each.outcome for each in found("administers", "muongphang.quantri")} == {""}


def test_others_units_are_out_of_reach(made: Cast) -> None:
    [theirs] = found("dormant", "dienbienphu.chuyenvien")
    sent(made.ward_administrator, "ket-thuc", ids_of(theirs), chac="1", because="Thử")
    settled = agencies.keep_findings(made.ward_administrator, ids_of(theirs), because="Thử")
    assert (settled.done, settled.refused) == (0, ())
    assert parties.account(made.neighbour.account or 0).is_active
    with clock.at(clock.now() + LATER):
        page = signed_in(made.ward_administrator.account).get(PAGE).content.decode()
    assert "dienbienphu.chuyenvien" not in page
    assert signed_in(made.examiner.account).get(PAGE).status_code == 404


def test_before_the_night_it_can_be_asked_for(cast: Cast) -> None:
    browser = signed_in(cast.administrator.account)
    assert "Lập báo cáo ngay" in browser.get(PAGE).content.decode()
    assert browser.post(PAGE).status_code == 302
    agencies.make_review()
    assert "Lập báo cáo ngay" not in browser.get(PAGE).content.decode()
    assert reverse("console:review") == PAGE


def test_the_page_asks_no_more_for_more_findings(made: Cast, django_assert_max_num_queries: Any) -> None:
    with clock.at(clock.now() + LATER):
        browser = signed_in(made.administrator.account)
        browser.get(PAGE)
        with django_assert_max_num_queries(20):
            browser.get(PAGE)
