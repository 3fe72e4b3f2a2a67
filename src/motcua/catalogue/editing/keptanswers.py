"""Sets of answers kept with a draft and tried at every check: a form that judges them otherwise is told.

Judged by the form alone, without today's date or the list of places, so that they mean the same on every day.
They stay with the draft and are no part of what is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.kernel.errors import KernelError
from motcua.kernel.forms import Form, validate

TRIALS = "trials"
MOST = 20


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """One set: its answers, the places that were wrong when it was kept, and those that are wrong now.

    `wrong_now` is None while no form can be made of the draft.
    """

    name: str
    answers: Mapping[str, Any]
    wrong: tuple[str, ...]
    wrong_now: tuple[str, ...] | None

    @property
    def is_as_kept(self) -> bool:
        return self.wrong_now is None or set(self.wrong) == set(self.wrong_now)

    def labels(self, form: Mapping[str, Any]) -> str:
        """The questions judged otherwise, by their labels."""
        labels = {row["key"]: row["label"] for row in form["questions"]}
        places = sorted(set(self.wrong) ^ set(self.wrong_now or ()))
        return ", ".join(dict.fromkeys(labels.get(place.split("__")[0], place) for place in places))


def kept_answers(content: Mapping[str, Any]) -> tuple[KeptAnswers, ...]:
    """Every set of a draft, tried as the draft now is."""
    rows = content.get(TRIALS, ())
    try:
        form = Form.from_data(content["form"]) if rows else None
    except KernelError:
        form = None
    return tuple(
        KeptAnswers(
            row["name"],
            row["answers"],
            tuple(row["wrong"]),
            wrong_places(form, row["answers"]) if form is not None else None,
        )
        for row in rows
    )


def wrong_places(form: Form, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Where answers are wrong, each place once."""
    return tuple(dict.fromkeys(problem.place for problem in validate(form, answers)[1]))


def without_trials(content: Mapping[str, Any]) -> dict[str, Any]:
    """What is published of a draft."""
    return {key: value for key, value in content.items() if key != TRIALS}
