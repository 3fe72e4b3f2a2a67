"""The demo's year is filled in to the end, also when the process that does it dies on the way."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua.platform.ops.filling import MOST_RESTARTS, Filling

TRY = """
import sys
with open(sys.argv[1], "a+") as tries:
    tries.write(".")
    tries.seek(0)
    sys.exit(len(tries.read()) < int(sys.argv[2]))
"""

Fill = Callable[[int], Filling]


@pytest.fixture
def tries(tmp_path: Path) -> Path:
    return tmp_path / "tries"


@pytest.fixture
def filling_that_ends_well(tries: Path) -> Iterator[Fill]:
    """At which start it ends well is said; before, it dies."""
    begun: list[Filling] = []

    def begin(at: int) -> Filling:
        one = Filling([sys.executable, "-S", "-c", TRY, str(tries), str(at)], os.environ)
        begun.append(one)
        one.start()
        return one

    yield begin
    for one in begun:
        one.stop()


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.platform.ops.children.LONGEST_PAUSE", 0.0)


def told(filling: Filling) -> list[str]:
    """What it has to say until there is nothing left to wait for."""
    said: list[str] = []
    end = time.monotonic() + 20
    while filling.process is not None and filling.ended() != 0 and time.monotonic() < end:
        sentence = filling.news()
        said += [sentence] if sentence else []
        time.sleep(0.01)
    return said


def test_it_goes_on_after_it_died(filling_that_ends_well: Fill, tries: Path) -> None:
    said = told(filling_that_ends_well(3))
    assert said == ["Việc nạp dữ liệu mẫu đã dừng đột ngột, đang nạp tiếp."] * 2
    assert tries.read_text() == "..."


def test_done_once_it_is_not_done_again(filling_that_ends_well: Fill, tries: Path) -> None:
    filling = filling_that_ends_well(1)
    assert told(filling) == []
    assert filling.news() is None
    assert tries.read_text() == "."


def test_what_cannot_be_filled_is_given_up_with_a_word(filling_that_ends_well: Fill, tries: Path) -> None:
    filling = filling_that_ends_well(1_000)
    said = told(filling)
    assert len(tries.read_text()) == 1 + MOST_RESTARTS
    assert said[-1].endswith("nạp nốt bằng: motcua demo load --rest")
    assert filling.news() is None
