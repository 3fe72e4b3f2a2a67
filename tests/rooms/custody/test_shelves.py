"""Where the paper is: on shelves an agency names itself, found by their code."""

import pytest

from motcua.custody import api as custody
from motcua.custody import refusals as why
from motcua.dossiers import api as dossiers
from motcua.platform import ledger
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import Office


def where(office: Office, done: dossiers.Done) -> custody.Whereabouts:
    state = dossiers.dossier_view(office.person("receiver"), done.public_id).state
    return custody.whereabouts(state.id, state.receiving_id)


def test_paper_is_where_it_was_taken_in_until_somebody_says_on_which_shelf(shelved: Office) -> None:
    done, receiver = shelved.taken_in(), shelved.person("receiver")
    assert (where(shelved, done).unit, where(shelved, done).shelf) == (shelved.unit.id, "")
    custody.place(receiver, done.public_id, " k1-01 ")
    known = where(shelved, done)
    assert (known.shelf, known.shelf_name) == ("K1-01", "Kệ 1, ngăn 1")
    assert known.since is not None
    state = dossiers.dossier_view(receiver, done.public_id).state
    last = ledger.entries(state.subject)[-1]
    assert (last.name, last.payload["shelf"]) == ("custody.paper.shelved", "K1-01")
    assert "custody.paper.shelved" not in [e.name for e in dossiers.timeline(state.subject, public=True)]
    assert dossiers.timeline(state.subject)[-1].sentence == "Để giấy vào chỗ"


def test_the_code_of_a_shelf_finds_what_lies_on_it(shelved: Office) -> None:
    receiver, done = shelved.person("receiver"), [shelved.taken_in() for _ in range(3)]
    assert (
        custody.place_all(receiver, "K1-02", [each.code for each in done[:2]], [done[2].public_id]).papers
        == 3
    )
    found = dossiers.search(receiver, "k1-02", custody.dossiers_on(receiver, "k1-02"))
    assert {row.code for row in found} == {each.code for each in done}
    neighbour = shelved.person("receiver", shelved.elsewhere)
    assert custody.dossiers_on(neighbour, "K1-02") == ()
    counted = {row.code: row.papers for row in custody.shelves(receiver)}
    assert counted == {"K1-01": 0, "K1-02": 3}
    shelf = next(row for row in custody.shelves(receiver) if row.code == "K1-02")
    assert {row.code for row in custody.on_shelf(receiver, shelf.id)} == {each.code for each in done}


def test_a_shelf_is_used_no_more_only_when_it_is_empty(shelved: Office) -> None:
    receiver, done = shelved.person("receiver"), shelved.taken_in()
    first, second = custody.shelves(receiver)
    custody.place(receiver, done.public_id, first.code)
    with pytest.raises(why.ShelfInUse):
        custody.close_shelf(receiver, first.public_id)
    custody.place(receiver, done.public_id, second.code)
    custody.close_shelf(receiver, first.public_id)
    assert [(row.code, row.is_closed) for row in custody.shelves(receiver)] == [
        (second.code, False),
        (first.code, True),
    ]
    with pytest.raises(why.NoSuchShelf):
        custody.place(receiver, done.public_id, first.code)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", why.NoCode),
        ("Kệ 1", why.CodeUnfit),
        ("K1-01", why.ShelfKnown),
        ("K9 " + "x" * 130, why.TooLong),
        ("K9 tên\x00", why.Unfit),
    ],
)
def test_a_wrong_shelf_is_refused(shelved: Office, typed: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        custody.arrange_shelves(shelved.person("receiver"), typed)
    assert len(custody.shelves(shelved.person("receiver"))) == 2


def test_nobody_places_paper_of_others(shelved: Office) -> None:
    done = shelved.taken_in()
    neighbour = shelved.person("receiver", shelved.elsewhere)
    with pytest.raises(NotFound):
        custody.place(neighbour, done.public_id, "A-1")
    with pytest.raises(why.NoSuchDossier):
        custody.place_all(neighbour, "A-1", [done.code])
    with pytest.raises(NotFound):
        custody.arrange_shelves(shelved.person("examiner"), "K3")
    with pytest.raises(NotFound):
        custody.close_shelf(neighbour, custody.shelves(shelved.person("receiver"))[0].public_id)
    with pytest.raises(why.NothingNamed):
        custody.place_all(shelved.person("receiver"), "K1-01", [" "])
    with pytest.raises(why.TooMany):
        custody.place_all(shelved.person("receiver"), "K1-01", [f"X-{n}" for n in range(300)])
