"""Light acts are taken back for ten seconds by whoever did them; the ledger keeps both."""

from datetime import timedelta

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, undoing
from motcua.platform import clock, ledger
from motcua.platform.access import Actor
from motcua.platform.errors import NotFound, Refusal
from rooms.dossiers.conftest import MONDAY, Office
from rooms.dossiers.test_own_matter import declare

SOON, LATE = MONDAY + timedelta(seconds=14), MONDAY + timedelta(seconds=16)


@pytest.fixture
def new(office: Office) -> Done:
    """Accepted on Monday 09:00; the head of section has to assign it."""
    with clock.at(MONDAY):
        return office.taken_in()


def act(person: Actor, done: Done, command: object) -> Done:
    with clock.at(MONDAY):
        return dossiers.perform(person, done.public_id, command)


def take_back(person: Actor, done: Done, *, at: object = SOON) -> Done:
    token = undoing.token_for(person, done.public_id, done.version)
    with clock.at(at):
        return dossiers.perform(person, done.public_id, undoing.read_token(person, done.public_id, token))


def steps(person: Actor, done: Done) -> list[tuple[str, int | None]]:
    return [(s.key, s.holder) for s in dossiers.dossier_view(person, done.public_id).state.steps]


def refusal(person: Actor, done: Done, **more: object) -> str:
    with pytest.raises(Refusal) as caught:
        take_back(person, done, **more)
    return str(caught.value)


def test_taken_by_mistake_nobody_has_it_again_and_both_are_on_record(office: Office, new: Done) -> None:
    head = office.person("section_head")
    act(head, new, dossiers.Release())
    taken = act(head, new, dossiers.Take())
    assert taken.may_undo
    assert steps(head, new) == [("phan-cong", head.account)]
    take_back(head, taken)
    assert steps(head, new) == [("phan-cong", None)]
    subject = dossiers.dossier_view(head, new.public_id).state.subject
    assert [event.sentence for event in dossiers.timeline(subject)][-2:] == [
        "Có người nhận xử lý",
        "Hoàn tác: Có người nhận xử lý",
    ]
    assert not any("Hoàn tác" in event.sentence for event in dossiers.timeline(subject, public=True))


def test_an_assigning_that_was_a_step_is_open_again_until_its_own_hour_and_goes_on(
    office: Office, new: Done
) -> None:
    head, examiner = office.person("section_head"), office.person("examiner")
    (before,) = dossiers.dossier_view(head, new.public_id).state.steps
    given = act(head, new, dossiers.Assign(examiner.account or 0))
    back = take_back(head, given)
    (after,) = dossiers.dossier_view(head, new.public_id).state.steps
    assert (after.key, after.holder, after.due_at) == (before.key, before.holder, before.due_at)
    with pytest.raises(Refusal):
        act(examiner, back, dossiers.CompleteStep())
    act(head, back, dossiers.Assign(examiner.account or 0))
    act(examiner, back, dossiers.CompleteStep(content="Đủ điều kiện"))
    assert [key for key, _ in steps(head, new)] == ["trinh-duyet"]
    slip = dossiers.routing_slip(dossiers.dossier_view(head, new.public_id).state)
    assert [(line.step, line.note) for line in slip][2:5] == [
        ("Thẩm định hồ sơ, dự thảo kết quả", "Đã phân công"),
        ("Phân công thụ lý", "Hoàn tác: Đã phân công"),
        ("Thẩm định hồ sơ, dự thảo kết quả", "Đã phân công"),
    ]


def test_given_back_by_mistake_it_is_held_again(office: Office, with_examiner: Done) -> None:
    examiner = office.person("examiner")
    released = act(examiner, with_examiner, dossiers.Release(note="Nhờ người khác"))
    take_back(examiner, released)
    assert steps(examiner, with_examiner) == [("tham-dinh", examiner.account)]


def test_after_ten_seconds_and_the_way_it_is_too_late(office: Office, with_examiner: Done) -> None:
    examiner = office.person("examiner")
    released = act(examiner, with_examiner, dossiers.Release())
    assert refusal(examiner, released, at=LATE) == (
        "Đã quá 10 giây nên không hoàn tác được. Muốn đổi lại, hãy nhận xử lý."
    )


def test_whoever_acted_since_is_named_and_stays(office: Office, with_examiner: Done) -> None:
    examiner, head = office.person("examiner"), office.person("section_head")
    released = act(examiner, with_examiner, dossiers.Release())
    act(head, released, dossiers.Assign(examiner.account or 0))
    sentence = refusal(examiner, released)
    assert head.name in sentence
    assert "«Đã phân công»" in sentence
    assert take_back(head, Done(released.public_id, "", 4, released.version + 1))
    assert "Hoàn tác" in refusal(head, Done(released.public_id, "", 4, released.version + 1)), "only once"


def test_a_token_is_of_one_person_one_dossier_one_act(office: Office, with_examiner: Done) -> None:
    examiner, head = office.person("examiner"), office.person("section_head")
    released = act(examiner, with_examiner, dossiers.Release())
    token = undoing.token_for(examiner, released.public_id, released.version)
    other = office.taken_in()
    for person, dossier, words in (
        (head, released.public_id, token),
        (examiner, other.public_id, token),
        (examiner, released.public_id, token + "x"),
        (examiner, released.public_id, ""),
    ):
        with pytest.raises(NotFound):
            undoing.read_token(person, dossier, words)
    with pytest.raises(NotFound):  # another's act, and one that is not light
        take_back(head, released)


def test_what_is_no_light_act_is_never_offered(office: Office, with_examiner: Done) -> None:
    examiner = office.person("examiner")
    done = act(examiner, with_examiner, dossiers.CompleteStep(content="Đủ điều kiện"))
    assert not done.may_undo
    with pytest.raises(NotFound):
        take_back(examiner, done)
    assert undoing.HEAVY.keys().isdisjoint(light.act for light in undoing.LIGHT.values())


def test_whoever_let_go_of_a_relatives_dossier_does_not_get_it_back(
    office: Office, with_examiner: Done
) -> None:
    declare(office.person("examiner"))
    examiner = office.person("examiner")
    released = act(examiner, with_examiner, dossiers.Release())
    assert "xung đột lợi ích" in refusal(examiner, released)
    subject = dossiers.dossier_view(examiner, released.public_id).state.subject
    assert ledger.entries(subject)[-1].name == "dossiers.dossier.released"
