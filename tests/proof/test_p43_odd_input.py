"""P43 at the door of the dossiers: what cannot be a name or an answer gets a sentence, soon and cheaply."""

import time
import tracemalloc

import pytest

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Fault, Intake, PersonGiven
from motcua.dossiers.models import Dossier
from motcua.platform.errors import Refusal
from proving.figures import record
from proving.office import ANSWERS, Office
from proving.sizes import IS_FULL

MEGABYTES = 10
LONGEST_SECONDS = 1 if IS_FULL else 3
"""One second is promised; the short form runs beside other tests, where it may take three times as long."""
MOST_BYTES = 50 * 1024 * 1024


ODD = {
    "a NUL": "Nguyễn\x00Văn A",
    "a lone surrogate": "Nguyễn \ud800",
    "reversed writing": "Nguyễn \u202egnaV",
    "an old code page": "NguyÔn V¨n §øc",
    "nothing": "",
    "only spaces": " \u00a0 ",
    "201 letters": "A" * 201,
    "ten megabytes": "A" * MEGABYTES * 1024 * 1024,
    "ten megabytes of marks": "e\u0301" * (MEGABYTES * 1024 * 1024 // 3),
}


def refused(office: Office, intake: Intake) -> tuple[str, float]:
    """The sentence, and how long it took."""
    receiver = office.person("receiver")
    began = time.process_time()
    with pytest.raises(Refusal) as refusal:
        dossiers.submit_one(receiver, intake)
    sentence = str(refusal.value)
    assert len(sentence) < 2_000, "a sentence, not the input again"
    assert not Dossier.objects.filter(intent_key=intake.intent_key).exists()
    return sentence, time.process_time() - began


@pytest.mark.parametrize("oddity", ODD)
def test_what_cannot_be_a_name_gets_a_sentence(office: Office, oddity: str) -> None:
    tracemalloc.start()
    _, seconds = refused(office, office.intake(owner=PersonGiven(ODD[oddity])))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    record("P43", f"a name that is {oddity}", seconds=round(seconds, 2), peak_mb=round(peak / 1024**2))
    assert seconds < LONGEST_SECONDS
    assert peak < MOST_BYTES


def sentence_or_nothing(office: Office, intake: Intake) -> str:
    """Taken as it is would be right as well."""
    try:
        dossiers.submit_one(office.person("receiver"), intake)
    except Refusal as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize("question", ["full_name", "birth_date", "copies", "personal_id", "phone", "purpose"])
@pytest.mark.parametrize(
    "value", [ODD["ten megabytes"], "1e400", "-0", "9999-12-31", "0001-01-01", "\x00", [], {}]
)
def test_odd_answers_get_a_sentence_or_are_kept_as_they_are(
    office: Office, question: str, value: object
) -> None:
    intake = office.intake(answers=ANSWERS | {question: value})
    began = time.process_time()
    told = sentence_or_nothing(office, intake)
    assert len(told) < 2_000
    assert time.process_time() - began < LONGEST_SECONDS


def test_a_hundred_thousand_answers_get_a_sentence(office: Office) -> None:
    many = {f"q{number}": "x" for number in range(100_000 if IS_FULL else 20_000)}
    _, seconds = refused(office, office.intake(answers=many))
    record("P43", f"{len(many)} answers nobody asked for", seconds=round(seconds, 2))
    assert seconds < LONGEST_SECONDS


@pytest.mark.parametrize("words", [ODD["a NUL"], ODD["a lone surrogate"], ODD["ten megabytes"]])
def test_odd_words_of_officers_get_a_sentence(office: Office, words: str) -> None:
    done = office.taken_in(accept_now=False)
    for command in (
        dossiers.Withdraw(words),
        dossiers.Reject(words),
        dossiers.ReturnForSupplement((Fault(words, "to-khai"),), "Tờ khai mờ"),
        dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), words),
    ):
        with pytest.raises(Refusal):
            office.do("receiver", done, command)
