"""Preferences: one's own, kept by name, never trusted by their reader."""

import pytest

from motcua.parties import api as parties
from motcua.parties.refusals import PreferenceTooLarge
from motcua.platform import ledger
from motcua.platform.access import ANONYMOUS, SYSTEM
from motcua.platform.errors import NotFound
from people import Cast


def test_a_preference_is_kept_for_one_account_alone(cast: Cast) -> None:
    account, other = cast.examiner.account or 0, cast.leader.account or 0
    seen: list[object] = []

    def add(before: object) -> object:
        seen.append(before)
        return [*before, 1] if isinstance(before, list) else [0]

    parties.change_preference(actor=cast.examiner, name="x", change=add)
    assert parties.change_preference(actor=cast.examiner, name="x", change=add) == [0, 1]
    assert seen == [{}, [0]]
    assert parties.preferences_of(account) == {"x": [0, 1]}
    assert parties.preferences_of(other) == {}


def test_the_ledger_hears_of_changes_alone_and_not_of_what_they_say(cast: Cast) -> None:
    for value in ("Trần", "Trần", "Lò"):
        parties.change_preference(actor=cast.examiner, name="x", change=lambda _before, to=value: to)
    told = [
        e for e in ledger.entries(f"account:{cast.examiner.account}") if e.name.endswith("preference.changed")
    ]
    assert [entry.payload for entry in told] == [{"name": "x"}] * 2
    assert all(not entry.notes for entry in told)


def test_nobody_without_an_account_prefers_anything_and_nothing_endless_is_kept(cast: Cast) -> None:
    for actor in (ANONYMOUS, SYSTEM):
        with pytest.raises(NotFound):
            parties.change_preference(actor=actor, name="x", change=lambda _before: 1)
    with pytest.raises(PreferenceTooLarge):
        parties.change_preference(actor=cast.examiner, name="x", change=lambda _before: "a" * 30_000)
    assert parties.preferences_of(cast.examiner.account or 0) == {}
