"""P4: what is typed is kept, in whatever order it arrives, and an older save never replaces a newer one.

SABOTAGE: MOTCUA_SABOTAGE=last-arrived lets whatever arrives last stand, as a store without stamps would.
"""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers import filing
from motcua.dossiers.filing import Merged, Save, merging

KEYS = ("name", "place", "day")


def save(count: int, page: str = "a", base: int = 0, touched: Any = None, **answers: Any) -> Save:
    return Save(page, base, count, KEYS, answers, touched)


def arrived(saves: list[Save], start: Merged | None = None) -> Merged:
    merged = start or Merged({}, {}, 0, is_changed=False)
    for each in saves:
        merged = merging.merge(merged.answers, merged.stamps, merged.revision, each)
    return merged


def test_a_thousand_shuffles_of_one_pages_saves_end_with_the_last_typed() -> None:
    typed = [save(n, name="Trần Thị Hoà"[:n], place=f"số {n // 3}") for n in range(1, 13)]
    dice = random.Random(4)
    for _each in range(1_000):
        on_the_way = [*typed, *dice.choices(typed, k=4)]
        dice.shuffle(on_the_way)
        assert arrived(on_the_way).answers == {"name": "Trần Thị Hoà", "place": "số 4"}


@given(st.permutations(range(10)), st.lists(st.sampled_from(KEYS), min_size=10, max_size=10))
def test_the_last_save_of_each_question_stands_in_any_order(order: list[int], keys: list[str]) -> None:
    typed = [save(n + 1, touched={key}, **{key: str(n)}) for n, key in enumerate(keys)]
    wanted = {key: str(max(n for n, each in enumerate(keys) if each == key)) for key in keys}
    assert arrived([typed[n] for n in order]).answers == wanted


@given(st.permutations([1, 2, 3]), st.integers(0, 3))
def test_what_comes_late_from_one_device_never_replaces_what_another_saw_and_changed(
    late: list[int], before: int
) -> None:
    """The phone typed three times; the laptop was opened when `before` of those saves had arrived."""
    phone = [save(n, "phone", name=f"bản {n}") for n in (1, 2, 3)]
    seen = arrived(phone[:before])
    laptop = save(1, "laptop", base=seen.revision, name="bản mới", touched={"name"})
    after = arrived([laptop], seen)
    assert after.answers["name"] == "bản mới"
    for count in late:
        last = merging.merge(after.answers, after.stamps, after.revision, phone[count - 1])
        assert last.answers["name"] == "bản mới"
        assert last.elsewhere == {"name": "bản mới"}


def test_a_copy_of_ones_own_device_is_a_save_that_comes_late_in_a_thousand_shuffles() -> None:
    """Copies are counted with the saves of their page; either may be lost, and a copy comes last of all."""
    dice = random.Random(63)
    for _each in range(1_000):
        typed = [save(n, "phone", name=f"bản {n}", touched={"name"}) for n in range(1, 9)]
        arriving = dice.sample(typed, k=dice.randint(0, 8))
        seen = arrived(arriving)
        copy = dice.choice(typed)
        newest = max([copy, *arriving], key=lambda each: each.count)
        assert arrived([copy], seen).answers == newest.answers
        laptop = save(1, "laptop", base=seen.revision, name="bản mới", touched={"name"})
        assert arrived([laptop, copy], seen).answers["name"] == "bản mới"


def test_whoever_did_not_see_a_change_is_told_and_both_are_kept_apart() -> None:
    first = arrived([save(1, "phone", name="Hoà")])
    second = merging.merge(
        first.answers, first.stamps, first.revision, save(1, "laptop", name="Hòa", day="5")
    )
    assert second.answers == {"name": "Hoà", "day": "5"}
    assert second.elsewhere == {"name": "Hoà"}
    again = save(2, "laptop", base=second.revision, name="Hòa", touched={"name"})
    third = merging.merge(second.answers, second.stamps, second.revision, again)
    assert (third.answers["name"], third.elsewhere) == ("Hòa", {})


def test_questions_nobody_touched_are_left_alone() -> None:
    first = arrived([save(1, "phone", name="Hoà")])
    second = merging.merge(
        first.answers, first.stamps, first.revision, save(1, "laptop", touched={"day"}, day="5")
    )
    assert (second.answers, second.elsewhere) == ({"name": "Hoà", "day": "5"}, {})


def test_an_emptied_answer_stays_empty() -> None:
    typed, emptied = save(1, name="Hoà"), save(2)
    for order in ([typed, emptied], [emptied, typed]):
        assert arrived(order).answers == {}


def test_nothing_changes_the_revision_when_nothing_was_changed() -> None:
    first = arrived([save(1, name="Hoà")])
    second = merging.merge(first.answers, first.stamps, first.revision, save(2, name="Hoà"))
    assert (second.revision, second.is_changed) == (first.revision, False)


def test_a_page_sent_whole_comes_after_its_own_saves() -> None:
    late = save(1, name="Hoà")
    assert arrived([save(filing.WHOLE_PAGE, name="Trần Hoà"), late]).answers == {"name": "Trần Hoà"}


def test_a_page_gone_back_to_is_sent_whole_again() -> None:
    pressed = [save(filing.WHOLE_PAGE, name=name) for name in ("Hoà", "Trần Hoà")]
    assert arrived(pressed).answers == {"name": "Trần Hoà"}


@given(st.lists(st.sampled_from(["typed", "pressed"]), min_size=1, max_size=9), st.integers(0, 2**32))
def test_what_a_page_with_scripts_types_after_its_button_stands_too(acts: list[str], dice: int) -> None:
    """The button counts like a save: a page the browser shows again goes on counting."""
    sends = [
        save(n + 1, touched={"name"} if act == "typed" else None, name=str(n)) for n, act in enumerate(acts)
    ]
    random.Random(dice).shuffle(sends)
    assert arrived(sends).answers["name"] == str(len(acts) - 1)
