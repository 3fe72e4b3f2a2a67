"""Marks on papers: who puts them there, who takes them away, who sees them; the file stays what it is."""

import uuid
from dataclasses import replace
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers import paper_marks
from motcua.dossiers.api import Done
from motcua.dossiers.models import PaperMark
from motcua.dossiers.paper_marks import Frame, MarkRow, NewMark, Place, frame_of, place_of
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.ledger.models import Entry, Note
from rooms.dossiers.conftest import OWNER, Office
from scenes import officer, play, with_scan

SMALL = Frame(1_000, 2_000, 3_000, 400)


@pytest.fixture
def done(office: Office) -> Done:
    """Taken in with a scan of one page, and given to the examiner."""
    found = with_scan(office)
    office.do("section_head", found, dossiers.Assign(office.person("examiner").account or 0))
    return found


def file_of(done: Done) -> uuid.UUID:
    file = dossiers.dossier_view(SYSTEM, done.public_id).papers[0].file
    assert file is not None
    return file


def put(actor: Actor, done: Done, words: str = "Sai ngày sinh", **changed: Any) -> None:
    command = replace(NewMark(file_of(done), 1, SMALL, words), **changed)
    paper_marks.mark(actor, done.public_id, command)


def standing(done: Done) -> tuple[MarkRow, ...]:
    return paper_marks.marks_of(dossiers.dossier_view(SYSTEM, done.public_id).state)


def refusal(call: Any, *args: Any, **more: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        call(*args, **more)
    return caught.value


def test_a_mark_says_where_what_who_and_changes_nothing_else(office: Office, done: Done) -> None:
    examiner, before = office.person("examiner"), dossiers.dossier_view(SYSTEM, done.public_id)
    events = len(dossiers.timeline(before.state.subject))
    put(examiner, done)
    (mark,) = standing(done)
    assert (mark.number, mark.page, mark.frame, mark.words) == (1, 1, SMALL, "Sai ngày sinh")
    assert (mark.who, mark.unit) == (examiner.name, agencies.unit(examiner.unit or 0).name)
    after = dossiers.dossier_view(SYSTEM, done.public_id)
    assert after.state == before.state
    assert after.papers == (replace(before.papers[0], marks=1),)
    assert len(dossiers.timeline(before.state.subject)) == events


def test_the_ledger_has_the_words_among_the_notes_and_not_in_the_fact(office: Office, done: Done) -> None:
    put(office.person("examiner"), done)
    (entry,) = Entry.objects.filter(name="dossiers.paper_mark.made")
    assert "Sai ngày sinh" not in str(entry.payload)
    assert Note.objects.filter(shard=entry.shard, seq=entry.seq).get().text == "Sai ngày sinh"
    paper_marks.withdraw(office.person("examiner"), done.public_id, standing(done)[0].id)
    assert [each.name for each in ledger.entries(entry.subject)][-1] == "dossiers.paper_mark.withdrawn"


def test_a_mark_taken_away_is_kept_and_shown_to_nobody(office: Office, done: Done) -> None:
    examiner = office.person("examiner")
    put(examiner, done)
    (mark,) = standing(done)
    assert paper_marks.withdraw(examiner, done.public_id, mark.id) == (file_of(done), 1)
    assert standing(done) == ()
    assert PaperMark.objects.get().withdrawn_by == examiner.account
    refusal_again = refusal(paper_marks.withdraw, examiner, done.public_id, mark.id)
    assert isinstance(refusal_again, NotFound)


def test_its_author_or_whoever_holds_the_step_takes_it_away_and_nobody_else(
    office: Office, done: Done
) -> None:
    head, leader, examiner = (office.person(each) for each in ("section_head", "leader", "examiner"))
    put(head, done, "Thiếu chữ ký")
    put(examiner, done)
    of_head, of_examiner = standing(done)
    assert refusal(paper_marks.withdraw, leader, done.public_id, of_head.id).code == "mark-not-withdrawn"
    assert refusal(paper_marks.withdraw, head, done.public_id, of_examiner.id).code == "mark-not-withdrawn"
    paper_marks.withdraw(examiner, done.public_id, of_head.id)
    paper_marks.withdraw(examiner, done.public_id, of_examiner.id)


def test_a_deputy_marks_as_deputy_and_the_principal_may_take_it_away(office: Office, done: Done) -> None:
    leader, head = office.person("leader"), office.person("section_head")
    put(replace(head, on_behalf=leader.account), done)
    (mark,) = standing(done)
    assert mark.who == f"{head.name} (thay {leader.name})"
    paper_marks.withdraw(leader, done.public_id, mark.id)
    assert not standing(done)


def test_only_those_to_whom_an_act_is_open_mark_and_nobody_once_it_is_decided(office: Office) -> None:
    stage = play(office)
    accepted = stage.at["accepted"]
    put(office.person("section_head"), accepted)
    for role in ("cashier", "returner"):
        reader = officer(f"chi.xem.{role}", office.unit.id, role)
        assert dossiers.dossier_view(reader, accepted.public_id).papers
        assert refusal(put, reader, accepted).code == "mark-not-yours", role
    view = dossiers.dossier_view(SYSTEM, accepted.public_id)
    assert not paper_marks.may_mark(SYSTEM, view.state), "no program marks"
    machine = replace(office.person("section_head"), kind="machine")
    assert not paper_marks.may_mark(machine, view.state)
    finished = dossiers.dossier_view(SYSTEM, stage.at["issued"].public_id).state
    assert finished.finished_at is not None
    assert not paper_marks.may_mark(office.person("returner"), finished)
    assert not paper_marks.may_withdraw(
        office.person("returner"), finished, {office.person("returner").account or 0}
    )


def test_nobody_marks_in_their_own_matter(office: Office, done: Done) -> None:
    put(office.person("examiner"), done)
    parties.declare_kin(office.person("examiner"), personal_id=OWNER.personal_id, relation="sibling")
    agencies.forget()
    tied, (mark,) = office.person("examiner"), standing(done)
    assert refusal(put, tied, done).code == "dossier-own-matter"
    assert refusal(paper_marks.withdraw, tied, done.public_id, mark.id).code == "dossier-own-matter"


def test_what_one_may_not_see_is_answered_like_what_is_not_there(office: Office, done: Done) -> None:
    stranger, other = office.person("examiner", office.elsewhere), with_scan(office)
    put(office.person("examiner"), done)
    (mark,) = standing(done)
    assert isinstance(refusal(put, stranger, done), NotFound)
    assert isinstance(refusal(paper_marks.withdraw, stranger, done.public_id, mark.id), NotFound)
    head = office.person("section_head")
    assert isinstance(refusal(put, head, done, file=file_of(other)), NotFound), "a paper of another dossier"
    assert isinstance(refusal(paper_marks.withdraw, head, other.public_id, mark.id), NotFound)
    for page in (0, 2):
        assert isinstance(refusal(put, head, done, page=page), NotFound)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"words": "   "}, "mark-nothing-written"),
        ({"words": "sai\x00ngày"}, "rule-broken"),
        ({"words": "x" * 301}, "text-too-long"),
        ({"frame": Frame(9_000, 0, 1_001, 500)}, "mark-frame-outside"),
        ({"frame": Frame(-1, 0, 500, 500)}, "mark-frame-outside"),
        ({"frame": Frame(0, 0, 500, 0)}, "mark-frame-outside"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(
    office: Office, done: Done, changed: dict[str, Any], code: str
) -> None:
    assert refusal(put, office.person("examiner"), done, **changed).code == code
    assert not standing(done)


def test_a_paper_takes_fifty(office: Office, done: Done) -> None:
    examiner = office.person("examiner")
    put(examiner, done)
    row = PaperMark.objects.get()
    more = [PaperMark(**{**_columns(row), "words": str(each)}) for each in range(paper_marks.MOST - 1)]
    PaperMark.objects.bulk_create(more)
    full = refusal(put, examiner, done)
    assert (full.code, "50 ghi chú" in str(full)) == ("mark-paper-full", True)
    paper_marks.withdraw(examiner, done.public_id, row.pk)
    put(examiner, done)


def _columns(row: PaperMark) -> dict[str, Any]:
    return {f.attname: getattr(row, f.attname) for f in PaperMark._meta.concrete_fields if f.attname != "id"}


def test_each_named_place_is_said_as_it_was_chosen() -> None:
    assert [place_of(frame_of(place)) for place in Place] == list(Place)
    assert place_of(Frame(8_000, 9_500, 1_500, 300)) is Place.BOTTOM_RIGHT
    assert place_of(Frame(0, 3_400, 10_000, 300)) is Place.MIDDLE
