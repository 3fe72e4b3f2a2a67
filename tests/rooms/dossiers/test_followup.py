"""Late and stuck: every such dossier is in the register, with what was undertaken or with the lack of it."""

from datetime import date, datetime, timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import followup
from motcua.dossiers.followup import Raise, Side, Standing, Undertake, Want
from motcua.dossiers.followup import refusals as why
from motcua.platform import clock, ledger
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import CODE, Office
from scenes import officer

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=clock.ZONE)
LATER = MONDAY + timedelta(days=14, hours=1)
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def late(office: Office) -> dossiers.Done:
    """Given to the examiner two weeks ago, and late since."""
    with clock.at(MONDAY):
        done = office.taken_in()
        office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
        office.taken_in(accept_now=False, channel="online")
    return done


def told(office: Office, **changed: object) -> Undertake:
    given = {"cause": "step-over", "owner": office.person("examiner").account or 0, "settle_by": FRIDAY}
    return Undertake(**(given | changed))  # type: ignore[arg-type]


def counts(office: Office, want: Want = Want.ALL) -> dict[Want, int]:
    rows, counted = followup.register_page(office.person("leader"), clock.now(), want)
    assert len(rows) == counted[want]
    return counted


def test_what_is_late_stands_in_the_register_until_it_is_done(office: Office, late: dossiers.Done) -> None:
    leader = office.person("leader")
    with clock.at(MONDAY + timedelta(hours=1)):
        assert counts(office)[Want.ALL] == 0
    with clock.at(LATER):
        (row,), _counted = followup.register_page(leader, clock.now(), Want.UNWRITTEN)
        assert (row.line.code, row.standings, row.undertaking) == (late.code, (Standing.LATE,), None)
        followup.undertake(leader, late.public_id, told(office, explanation="Chờ bản gốc"))
        assert counts(office) == {Want.ALL: 1, Want.UNWRITTEN: 0, Want.OVERDUE: 0, Want.SILENT: 0}
        followup.note(leader, late.public_id, "Đã nhắc")
    with clock.at(LATER + timedelta(days=6)):
        assert counts(office, Want.OVERDUE) == {
            Want.ALL: 1,
            Want.UNWRITTEN: 0,
            Want.OVERDUE: 1,
            Want.SILENT: 0,
        }
    with clock.at(LATER + timedelta(days=8)):
        assert counts(office, Want.SILENT)[Want.SILENT] == 1
        (row,), _counted = followup.register_page(leader, clock.now(), Want.ALL)
        assert row.undertaking is not None
        assert row.undertaking.wants(clock.now()) == (Want.OVERDUE, Want.SILENT)
        assert row.undertaking.owner_name == office.person("examiner").name
        office.do("leader", late, dossiers.Extend("20wd", "Cần xác minh thêm", "Cơ quan xin lỗi."))
        assert counts(office)[Want.ALL] == 0


def test_a_stopped_dossier_is_stuck(office: Office, late: dossiers.Done) -> None:
    with clock.at(MONDAY + timedelta(hours=1)):
        office.do("section_head", late, dossiers.Stop("Chờ kết luận"))
        (row,), _counted = followup.register_page(office.person("leader"), clock.now(), Want.ALL)
        assert row.standings == (Standing.STOPPED,)


def test_what_was_written_is_in_the_ledger_and_no_words_are(office: Office, late: dossiers.Done) -> None:
    leader = office.person("leader")
    with clock.at(LATER):
        followup.undertake(leader, late.public_id, told(office, explanation="Chờ bản gốc"))
        followup.note(leader, late.public_id, "Đã nhắc Sở")
        state = dossiers.dossier_view(leader, late.public_id).state
        written, noted = ledger.entries(state.subject)[-2:]
    assert (written.name, noted.name) == ("dossiers.follow_up.written", "dossiers.follow_up.noted")
    assert written.payload["settle_by"] == "2026-11-20"
    assert written.notes == {"explanation": "Chờ bản gốc"}
    assert "Sở" not in str(noted.payload)
    assert noted.notes == {"note": "Đã nhắc Sở"}
    shown = [event.name for event in dossiers.timeline(state.subject, public=True)]
    assert not [name for name in shown if "follow_up" in name]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"cause": "thời tiết"}, why.CauseUnknown),
        ({"owner": 0}, why.NoSuchOwner),
        ({"settle_by": date(2026, 11, 1)}, why.DayGone),
        ({"seen": 3}, why.WrittenMeanwhile),
    ],
)
def test_a_wrong_undertaking_is_refused(
    office: Office, late: dossiers.Done, changed: dict[str, object], refusal: type[Exception]
) -> None:
    with clock.at(LATER):
        with pytest.raises(refusal):
            followup.undertake(office.person("leader"), late.public_id, told(office, **changed))
        assert counts(office)[Want.UNWRITTEN] == 1


def test_of_two_who_write_the_second_is_told(office: Office, late: dossiers.Done) -> None:
    with clock.at(LATER):
        followup.undertake(office.person("leader"), late.public_id, told(office))
        with pytest.raises(why.WrittenMeanwhile):
            followup.undertake(office.person("section_head"), late.public_id, told(office, cause="opinion"))
        followup.undertake(
            office.person("section_head"), late.public_id, told(office, cause="opinion", seen=1)
        )


def test_only_who_answers_for_the_unit_writes_and_only_while_it_is_late(
    office: Office, late: dossiers.Done
) -> None:
    with clock.at(MONDAY + timedelta(hours=1)), pytest.raises(why.NeitherLateNorStuck):
        followup.undertake(office.person("leader"), late.public_id, told(office))
    with clock.at(LATER):
        for actor in (office.person("examiner"), office.person("leader", office.elsewhere)):
            with pytest.raises(NotFound):
                followup.undertake(actor, late.public_id, told(office))
            with pytest.raises(NotFound):
                followup.note(actor, late.public_id, "Đã nhắc")
        with pytest.raises(why.NotRegistered):
            followup.note(office.person("leader"), late.public_id, "Đã nhắc")


def test_an_obstacle_is_raised_listed_and_answered_once(office: Office, late: dossiers.Done) -> None:
    examiner, outsider = office.person("examiner"), office.person("examiner", office.elsewhere)
    department = agencies.unit_by_identifier("H18.02")
    assert department is not None
    head = officer("giam-doc", department.id, "leader")
    with clock.at(LATER):
        asked = Raise("Có phải ghi chú ly hôn trước không?", "H18.02", FRIDAY, CODE, late.code)
        made = followup.raise_obstacle(examiner, asked)
        (row,), counted = followup.obstacles_page(head, Side.TO_ANSWER)
        assert (row.public_id, row.dossier_code, row.procedure_code) == (made, late.code, CODE)
        assert counted == {Side.TO_ANSWER: 1, Side.OURS: 0, Side.ANSWERED: 0}
        assert followup.obstacles_page(examiner, Side.OURS)[1][Side.OURS] == 1
        assert followup.obstacles_page(outsider, Side.OURS)[0] == ()
        with pytest.raises(NotFound):
            followup.obstacle(outsider, made)
        with pytest.raises(NotFound):
            followup.answer_obstacle(examiner, made, "Có.")
        followup.answer_obstacle(head, made, "Có, theo luật.")
        with pytest.raises(why.AlreadyAnswered):
            followup.answer_obstacle(head, made, "Không.")
        assert followup.obstacle(examiner, made)[0].answer == "Có, theo luật."
        assert followup.obstacles_page(head, Side.TO_ANSWER)[0] == ()


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"question": " "}, why.NothingWritten),
        ({"department": "H99"}, why.NoSuchDepartment),
        ({"due_on": date(2026, 11, 1)}, why.DayGone),
        ({"procedure": "9.999999"}, why.NoSuchProcedure),
        ({"dossier": "H18-000000-0001"}, why.NoSuchDossier),
    ],
)
def test_a_wrong_obstacle_is_refused(
    office: Office, changed: dict[str, object], refusal: type[Exception]
) -> None:
    given = {"question": "Hỏi gì?", "department": "H18.02", "due_on": FRIDAY} | changed
    with clock.at(LATER), pytest.raises(refusal):
        followup.raise_obstacle(office.person("examiner"), Raise(**given))  # type: ignore[arg-type]
