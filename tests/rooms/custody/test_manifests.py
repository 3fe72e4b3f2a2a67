"""Paper goes from unit to unit by a list that both sides sign, each for itself."""

from uuid import UUID

import pytest

from motcua.custody import api as custody
from motcua.custody import refusals as why
from motcua.custody.api import Finding, Outcome, Pile
from motcua.dossiers import api as dossiers
from motcua.platform import ledger
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office
from scenes import officer

COMPLETE = Finding(Outcome.COMPLETE)


def away(office: Office) -> dossiers.Done:
    """Taken in here for the other ward, with a declaration on paper."""
    return office.taken_in(competent_at=office.elsewhere.id)


def drafted(office: Office, *done: dossiers.Done) -> UUID:
    giver = office.person("receiver")
    made = custody.draft_manifest(giver, office.elsewhere.identifier)
    custody.add_papers(giver, made, [each.code for each in done])
    return made


def version(office: Office, made: UUID) -> int:
    return custody.manifest(office.person("receiver"), made).version


def handed(office: Office, *done: dossiers.Done) -> UUID:
    made = drafted(office, *done)
    custody.hand_over(office.person("receiver"), made, version(office, made))
    return made


def signed(office: Office, made: UUID, *findings: Finding, remark: str = "") -> custody.Receipt:
    lines = custody.manifest(office.person("receiver"), made).lines
    found = {line.id: finding for line, finding in zip(lines, findings, strict=True)}
    actor = office.person("receiver", office.elsewhere)
    return custody.receive(actor, made, found, remark, version(office, made))


def state(office: Office, done: dossiers.Done) -> dossiers.DossierState:
    return dossiers.dossier_view(office.person("receiver"), done.public_id).state


def where(office: Office, done: dossiers.Done) -> custody.Whereabouts:
    known = state(office, done)
    return custody.whereabouts(known.id, known.receiving_id)


def test_papers_taken_in_for_another_agency_wait_until_they_are_on_a_list(office: Office) -> None:
    giver, done = office.person("receiver"), [away(office), away(office)]
    office.taken_in()
    (waiting,) = custody.waiting_papers(giver)
    assert (waiting.agency, waiting.dossiers) == (office.elsewhere.id, 2)
    made = custody.draft_manifest(giver, office.elsewhere.identifier)
    assert custody.add_waiting_papers(giver, made) == 2
    assert custody.waiting_papers(giver) == ()
    assert {line.code for line in custody.manifest(giver, made).lines} == {each.code for each in done}
    custody.discard_manifest(giver, made)
    assert custody.waiting_papers(giver) == (waiting,)


def test_with_its_paper_the_dossier_is_received_and_its_clock_starts(office: Office) -> None:
    done = away(office)
    made = handed(office, done)
    number = custody.manifest(office.person("receiver"), made).row.number
    assert number == f"{office.unit.identifier}-BG{state(office, done).submitted_at:%y}-0001"
    assert state(office, done).clock_started_at is None
    assert where(office, done).manifest == made
    assert signed(office, made, COMPLETE) == custody.Receipt(1, ())
    known = state(office, done)
    assert known.clock_started_at is not None
    assert known.due_is_estimate is False
    assert where(office, done).unit == office.elsewhere.id
    assert where(office, done).manifest is None
    told = [entry.name for entry in ledger.entries(known.subject)]
    assert {"custody.paper.handed_over", "custody.paper.received"} <= set(told)
    assert "dossiers.dossier.transfer_received" in told
    assert not ledger.verify().faults


def test_each_line_says_what_was_found(office: Office) -> None:
    done = [away(office) for _ in range(3)]
    made = handed(office, *done)
    differs = Finding(Outcome.DIFFERS, "thiếu bản sao trang 2")
    got = signed(office, made, COMPLETE, differs, Finding(Outcome.MISSING), remark="Thừa một tờ")
    assert got.confirmed == 2
    view = custody.manifest(office.person("receiver"), made)
    assert [line.outcome for line in view.lines] == ["complete", "differs", "missing"]
    assert (view.row.differing, view.remark) == (2, "Thừa một tờ")
    assert state(office, done[2]).clock_started_at is None
    lost = where(office, done[2])
    assert (lost.unit, lost.is_missing) == (office.unit.id, True)
    entry = ledger.entries(state(office, done[1]).subject)[-1]
    assert "trang 2" not in str(entry.payload)
    assert {"difference": "thiếu bản sao trang 2"} in [
        e.notes for e in ledger.entries(state(office, done[1]).subject)
    ]
    again = drafted(office, done[2])
    assert len(custody.manifest(office.person("receiver"), again).lines) == 1


def test_two_sides_sign_and_never_one_hand_for_both(office: Office) -> None:
    made = handed(office, away(office))
    giver, seen = office.person("receiver"), version(office, made)
    with pytest.raises(NotFound):
        custody.receive(giver, made, {}, "", seen)
    whole = officer("ca-hai-ben", office.unit.id, "receiver")
    from motcua.agencies import api as agencies
    from motcua.platform.access import SYSTEM

    agencies.grant_role(SYSTEM, post_id=whole.post or 0, role="receiver", unit_id=office.elsewhere.id)
    both = agencies.actor_for(whole.account or 0, "desk")
    second = custody.draft_manifest(both, office.elsewhere.identifier)
    custody.add_papers(both, second, [away(office).code])
    custody.hand_over(both, second, custody.manifest(both, second).version)
    with pytest.raises(why.SameHands):
        custody.receive(both, second, {}, "", custody.manifest(both, second).version)
    signed(office, made, COMPLETE)
    with pytest.raises(why.NotOnTheWay):
        signed(office, made, COMPLETE)


def test_what_is_signed_is_what_was_shown(office: Office) -> None:
    giver, made = office.person("receiver"), drafted(office, away(office))
    seen = version(office, made)
    line = custody.manifest(giver, made).lines[0]
    custody.change_lines(giver, made, {line.id: "12"}, {line.id: "bản chính"}, seen)
    with pytest.raises(why.ManifestChanged):
        custody.hand_over(giver, made, seen)
    with pytest.raises(why.ManifestChanged):
        custody.change_lines(giver, made, {}, {}, seen)
    with pytest.raises(why.PapersUncounted):
        custody.change_lines(giver, made, {line.id: "mười"}, {}, version(office, made))
    custody.hand_over(giver, made, version(office, made))
    line = custody.manifest(giver, made).lines[0]
    assert (line.papers, line.remark) == (12, "bản chính")
    for late in (
        lambda: custody.hand_over(giver, made, version(office, made)),
        lambda: custody.add_papers(giver, made, [away(office).code]),
        lambda: custody.remove_line(giver, made, line.id),
        lambda: custody.discard_manifest(giver, made),
    ):
        with pytest.raises(why.NotDraft):
            late()
    with pytest.raises(why.ManifestChanged):
        custody.receive(office.person("receiver", office.elsewhere), made, {line.id: COMPLETE}, "", seen)


def test_paper_is_on_one_list_at_a_time_and_only_where_it_is(office: Office) -> None:
    done, giver = away(office), office.person("receiver")
    made = handed(office, done)
    with pytest.raises(why.OnTheWay):
        drafted(office, done)
    with pytest.raises(why.OnTheWay):
        custody.place_all(giver, _shelf(office), [done.code])
    signed(office, made, COMPLETE)
    with pytest.raises(why.HeldElsewhere):
        drafted(office, done)
    back = custody.draft_manifest(office.person("receiver", office.elsewhere), office.unit.identifier)
    custody.add_papers(office.person("receiver", office.elsewhere), back, [done.code])
    empty = custody.draft_manifest(giver, office.elsewhere.identifier)
    with pytest.raises(why.ManifestEmpty):
        custody.hand_over(giver, empty, version(office, empty))
    with pytest.raises(why.NoSuchReceiver):
        custody.draft_manifest(giver, office.unit.identifier)


def _shelf(office: Office) -> str:
    custody.arrange_shelves(office.person("receiver"), "K7")
    return "K7"


@pytest.mark.parametrize(
    ("finding", "refusal"),
    [
        (Finding(""), why.LineUnchecked),
        (Finding("lost"), why.LineUnchecked),
        (Finding(Outcome.DIFFERS, " "), why.DifferenceUnsaid),
        (Finding(Outcome.DIFFERS, "x" * 400), why.TooLong),
    ],
)
def test_a_line_that_is_not_checked_is_not_signed(
    office: Office, finding: Finding, refusal: type[Exception]
) -> None:
    done = away(office)
    made = handed(office, done)
    with pytest.raises(refusal):
        signed(office, made, finding)
    assert state(office, done).clock_started_at is None


def test_whoever_may_not_receive_dossiers_signs_for_the_paper_only(office: Office) -> None:
    done = away(office)
    made = handed(office, done)
    clerk = officer("van-thu-ben-kia", office.elsewhere.id, "clerk")
    (line,) = custody.manifest(clerk, made).lines
    got = custody.receive(clerk, made, {line.id: COMPLETE}, "", custody.manifest(clerk, made).version)
    assert got.confirmed == 0
    assert [code for code, _sentence in got.refused] == [done.code]
    assert where(office, done).unit == office.elsewhere.id
    assert state(office, done).clock_started_at is None


def test_piles_hold_what_they_count_and_nothing_of_others(office: Office) -> None:
    handed(office, away(office))
    drafted(office, away(office))
    ours, theirs = office.person("receiver"), office.person("receiver", office.elsewhere)
    rows, counts = custody.manifests_page(ours, Pile.ON_THE_WAY)
    assert counts == {Pile.TO_RECEIVE: 0, Pile.DRAFTS: 1, Pile.ON_THE_WAY: 1, Pile.RECEIVED: 0}
    assert [row.lines for row in rows] == [1]
    rows, counts = custody.manifests_page(theirs, Pile.TO_RECEIVE)
    assert counts == {Pile.TO_RECEIVE: 1, Pile.DRAFTS: 0, Pile.ON_THE_WAY: 0, Pile.RECEIVED: 0}
    assert len(rows) == 1
    (draft,), _counts = custody.manifests_page(ours, Pile.DRAFTS)
    for unseen in (theirs, officer("so-tu-phap", _department(), "examiner")):
        with pytest.raises(NotFound):
            custody.manifest(unseen, draft.public_id)
    with pytest.raises(NotFound):
        custody.manifests_page(officer("thu-ngan", office.unit.id, "cashier"), Pile.DRAFTS)


def _department() -> int:
    from motcua.agencies import api as agencies

    found = agencies.unit_by_identifier("H18.02")
    assert found is not None
    return found.id


def test_what_was_handed_over_is_taken_back_until_it_is_received(office: Office) -> None:
    done = away(office)
    made, giver = handed(office, done), office.person("receiver")
    seen = version(office, made)
    assert custody.manifest(giver, made).may_take_back
    number = custody.take_back(giver, made, seen)
    view = custody.manifest(giver, made)
    assert (view.row.state, view.row.number, view.may_take_back) == ("taken_back", number, False)
    assert where(office, done).unit == office.unit.id
    with pytest.raises(why.NotOnTheWay):
        signed(office, made, COMPLETE)
    again = handed(office, done)
    assert custody.manifest(giver, again).row.number != number, "a printed number is never given twice"
    signed(office, again, COMPLETE)
    with pytest.raises(why.NotOnTheWay):
        custody.take_back(giver, again, version(office, again))
    names = [each.name for each in ledger.entries(f"dossier:{state(office, done).id}")]
    assert names.count("custody.paper.taken_back") == 1


def test_only_the_giver_takes_back_and_only_what_they_saw(office: Office) -> None:
    made = handed(office, away(office))
    with pytest.raises(NotFound):
        custody.take_back(office.person("receiver", office.elsewhere), made, version(office, made))
    with pytest.raises(why.ManifestChanged):
        custody.take_back(office.person("receiver"), made, version(office, made) - 1)
