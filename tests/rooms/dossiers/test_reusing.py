"""A paper an earlier dossier holds is offered and not asked again: whose, how long, to whom, on record."""

import io
import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, PaperGiven, reusing
from motcua.dossiers.models import Dossier, Paper, ReusablePaper
from motcua.dossiers.refusals import NotReusable
from motcua.dossiers.reusing.validity import is_checked, is_valid, last_day
from motcua.dossiers.status import Status
from motcua.platform import ledger
from motcua.platform.access import Actor
from rooms.dossiers.conftest import CODE, MONDAY, OWNER, REPOSITORY, Office, at, blurred
from sample_files import PDF

PAPER = "to-khai"
"""The one paper of the small commune's procedure; the real list would never name it."""


@pytest.fixture
def listed(office: Office) -> Office:
    ReusablePaper.objects.create(code=PAPER, name="Tờ khai", months=6, basis="–", decision="1/QĐ")
    return office


def brought(office: Office, *, form: str = "original", when: datetime = MONDAY, **changed: object) -> Done:
    """A dossier taken in with a scan of the paper; of the original when it was seen."""
    receiver, intent = office.person("receiver"), uuid.uuid4()

    def take_in() -> Done:
        draft = dossiers.open_draft(receiver, CODE, intent)
        kept = dossiers.add_to_draft(receiver, draft, PAPER, "Giấy.pdf", io.BytesIO(PDF))
        papers = (PaperGiven(PAPER, form, "scanned", file=kept.public_id),)
        return dossiers.submit_one(receiver, office.intake(intent_key=intent, papers=papers, **changed))

    return at(when, take_in)


def offered(
    office: Office, who: Actor | None = None, number: str = OWNER.personal_id
) -> dict[str, reusing.Offer]:
    return reusing.offers(who or office.person("receiver"), number, [PAPER])


def taking(offer: reusing.Offer) -> tuple[PaperGiven, ...]:
    return (PaperGiven(offer.component, state="reused", file=offer.file),)


def test_what_was_seen_and_scanned_before_is_offered_with_its_dossier_and_day(listed: Office) -> None:
    done = brought(listed)
    offer = offered(listed)[PAPER]
    assert (offer.dossier, offer.dossier_code, offer.received_at) == (done.public_id, done.code, MONDAY)
    assert offer.good_until == date(2027, 5, 2)


@pytest.mark.parametrize("number", ["", "12", "079194009999"])
def test_nobody_else_is_offered_it(listed: Office, number: str) -> None:
    brought(listed)
    assert offered(listed, number=number) == {}


def test_whoever_may_not_see_the_dossier_is_offered_nothing(listed: Office) -> None:
    brought(listed)
    assert offered(listed, listed.person("receiver", listed.elsewhere)) == {}


def test_the_owner_counts_not_who_brought_it(listed: Office) -> None:
    brought(listed, applicant=OWNER, owner=replace(OWNER, name="Lò Văn Con", personal_id="011219000123"))
    assert offered(listed) == {}


def test_a_paper_that_is_not_on_the_list_is_not_offered(office: Office) -> None:
    brought(office)
    assert offered(office) == {}


def test_a_scan_nobody_held_against_the_original_waits_for_the_decision(listed: Office) -> None:
    done = brought(listed, form="copy")
    assert offered(listed) == {}
    Dossier.objects.filter(public_id=done.public_id).update(status=Status.COMPLETED)
    assert PAPER in offered(listed)


def test_what_was_asked_for_again_is_not_offered(listed: Office) -> None:
    done = brought(listed, accept_now=False)
    listed.do("receiver", done, blurred())
    assert offered(listed) == {}


def test_the_newest_is_offered_and_only_the_last_word_of_a_dossier(listed: Office) -> None:
    brought(listed)
    newer = brought(listed, when=MONDAY + timedelta(days=7))
    assert offered(listed)[PAPER].dossier == newer.public_id
    row = Dossier.objects.get(public_id=newer.public_id)
    Paper.objects.create(
        dossier=row, component_code=PAPER, name="–", form="copy", state="copied", added_at=MONDAY
    )
    assert offered(listed)[PAPER].dossier != newer.public_id, "what came later on paper took its place"


def test_it_is_taken_up_and_both_dossiers_say_so(listed: Office) -> None:
    source = brought(listed)
    offer = offered(listed)[PAPER]
    done = listed.taken_in(papers=taking(offer))
    row = Paper.objects.get(dossier__public_id=done.public_id)
    assert (row.state, row.form, row.file_id, row.reused_from_id) == (
        "scanned",
        "original",
        offer.file_id,
        offer.paper_id,
    )
    ids = dict(Dossier.objects.values_list("public_id", "pk"))
    (entry,) = [e for e in ledger.entries(f"dossier:{offer.dossier_id}") if e.name == "dossiers.paper.reused"]
    assert entry.payload == {
        "component": PAPER,
        "paper": offer.paper_id,
        "dossier": ids[done.public_id],
        "procedure": CODE,
        "purpose": "intake",
    }
    assert entry.account == listed.person("receiver").account
    submitted = ledger.entries(f"dossier:{ids[done.public_id]}")[0]
    assert submitted.payload["reused"] == [[PAPER, offer.paper_id]]
    sentences = [e.sentence for e in dossiers.timeline(f"dossier:{ids[source.public_id]}")]
    assert "Giấy tờ được dùng lại cho hồ sơ khác của cùng người" in sentences


def test_using_it_again_makes_it_no_younger(listed: Office) -> None:
    brought(listed)
    first = offered(listed)[PAPER]
    listed.taken_in(papers=taking(first))
    assert offered(listed)[PAPER] == first
    after = at(MONDAY + timedelta(days=182), lambda: offered(listed))
    assert after == {}


Asked = Callable[[Office, reusing.Offer], tuple[str, PaperGiven]]
WRONG: dict[str, Asked] = {
    "another person": lambda _office, offer: ("079194009999", *taking(offer)),
    "another file": lambda _office, offer: (OWNER.personal_id, replace(taking(offer)[0], file=uuid.uuid4())),
    "no file": lambda _office, offer: (OWNER.personal_id, replace(taking(offer)[0], file=None)),
}


@pytest.mark.parametrize("how", WRONG)
def test_what_was_not_offered_is_not_taken(listed: Office, how: str) -> None:
    brought(listed)
    number, paper = WRONG[how](listed, offered(listed)[PAPER])
    with pytest.raises(NotReusable):
        listed.taken_in(papers=(paper,), owner=replace(OWNER, personal_id=number))
    assert Dossier.objects.count() == 1


def test_a_clerk_who_may_not_see_the_source_takes_nothing_from_it(listed: Office) -> None:
    brought(listed)
    papers = taking(offered(listed)[PAPER])
    elsewhere = listed.person("receiver", listed.elsewhere)
    with pytest.raises(NotReusable):
        dossiers.submit_one(elsewhere, listed.intake(receiving=listed.elsewhere.id, papers=papers))


def test_an_answer_to_a_supplement_takes_nothing_from_elsewhere(listed: Office) -> None:
    brought(listed)
    papers = taking(offered(listed)[PAPER])
    other = listed.taken_in(accept_now=False, owner=replace(OWNER, personal_id="011219000123"))
    listed.do("receiver", other, blurred())
    with pytest.raises(NotReusable):
        listed.do("receiver", other, dossiers.AnswerSupplement(papers=papers))


def test_an_answer_to_a_supplement_takes_what_is_offered_and_both_say_so(listed: Office) -> None:
    brought(listed)
    done = listed.taken_in(accept_now=False)
    listed.do("receiver", done, blurred())
    row = Dossier.objects.get(public_id=done.public_id)
    offer = reusing.offers_beside(listed.person("receiver"), row.pk, [PAPER])[PAPER]
    listed.do("receiver", done, dossiers.AnswerSupplement(papers=taking(offer)))
    paper = Paper.objects.filter(dossier=row).latest("id")
    assert (paper.file_id, paper.reused_from_id, paper.state) == (offer.file_id, offer.paper_id, "scanned")
    (entry,) = [e for e in ledger.entries(f"dossier:{offer.dossier_id}") if e.name == "dossiers.paper.reused"]
    assert (entry.payload["dossier"], entry.payload["purpose"]) == (row.pk, "supplement")
    answered = next(
        e for e in ledger.entries(f"dossier:{row.pk}") if e.name == "dossiers.dossier.supplement_answered"
    )
    assert answered.payload["reused"] == [[PAPER, offer.paper_id]]


def test_what_was_taken_and_sent_back_is_not_offered_to_the_same_dossier_again(listed: Office) -> None:
    brought(listed)
    done = listed.taken_in(accept_now=False, papers=taking(offered(listed)[PAPER]))
    listed.do("receiver", done, blurred())
    row = Dossier.objects.get(public_id=done.public_id)
    assert reusing.offers_beside(listed.person("receiver"), row.pk, [PAPER]) == {}
    assert PAPER in offered(listed), "another dossier may still use it"


def test_looking_costs_two_statements_whatever_there_is(listed: Office) -> None:
    for week in range(3):
        brought(listed, when=MONDAY + timedelta(days=7 * week))
    who = listed.person("receiver")
    offered(listed, who)
    with CaptureQueriesContext(connection) as seen:
        offered(listed, who)
    assert len([q for q in seen if "motcua_now" not in q["sql"]]) == 2


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 11, 2), None, None),
        (date(2026, 11, 2), 6, date(2027, 5, 2)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: date, months: int | None, last: date | None) -> None:
    assert last_day(day, months) == last
    assert last is None or (
        is_valid(day, months, last) and not is_valid(day, months, last + timedelta(days=1))
    )


def test_what_is_set_aside_is_checked_by_nobody() -> None:
    seen = {status for status in Status if is_checked("original", status)}
    scanned = {status for status in Status if is_checked("copy", status)}
    assert seen == set(Status) - {Status.REJECTED_AT_INTAKE, Status.WITHDRAWN, Status.SUPPLEMENT_REQUIRED}
    assert scanned == {Status.COMPLETED, Status.RETURNED}


def test_the_provinces_list_is_loaded_and_takes_the_place_of_the_one_before(db: None) -> None:
    folder = REPOSITORY / "data/provinces/hcmc"
    wanted = json.loads((folder / "reusable-papers.json").read_text())["papers"]
    ReusablePaper.objects.create(code="cu", name="Cũ", basis="–", decision="–")
    assert reusing.load_list(folder) == reusing.load_list(folder) == len(wanted)
    assert set(ReusablePaper.objects.values_list("code", "months")) == {
        (p["code"], p["months"]) for p in wanted
    }


def test_a_province_without_a_list_offers_nothing(db: None, tmp_path: Path) -> None:
    assert reusing.load_list(tmp_path) == 0
