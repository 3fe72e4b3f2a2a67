"""Rows of P31, P32 and P35 for what people say of the office."""

from django.urls import reverse

from motcua.agencies import api as agencies
from proving.field_reasons import KEY, MOMENT, SECRET, STATE, UNNAMED
from proving.reach import nobody_without_a_slip
from proving.route import Route, named

FIGURES = {
    "receiver", "section_head", "examiner", "leader", "returner", "centre_director", "auditor", "other unit",
    "other agency", "other field",
}  # fmt: skip
"""Who sees figures of ratings, each of the units within reach."""
_WARDS = FIGURES - {"other unit", "other agency"}

SAID: dict[str, Route] = {
    # Whoever has shown code and phone, or whose it is; nobody of the crowd, and nothing is finished there.
    **{
        f"portal:{name}": Route(named(f"portal:{name}", "dossier"), nobody_without_a_slip, ("get", "post"))
        for name in ("rate", "rate-more")
    },
    "desk:ratings": Route(named("desk:ratings"), FIGURES.__contains__),
    "desk:ratings-of": Route(
        lambda _t: reverse("desk:ratings-of", args=[agencies.unit_by_identifier("H18.11.002").public_id]),
        _WARDS.__contains__,
    ),
}
"""P31: who reaches which page."""

SAID_CHANGING = {"portal:rate", "portal:rate-more"}
"""P35: the pages that change something when they are posted to."""

ROWS_SAID: dict[str, dict[str, str]] = {
    "feedback.Rating": {
        KEY: "id unit",
        SECRET: "mark",
        STATE: "last",
        MOMENT: "month given_on",
    },
    "feedback.RatingSaid": {
        KEY: "id rating unit",
        STATE: "number overall waiting attitude guidance timeliness cost is_counted",
        MOMENT: "said_on month",
        SECRET: "shuffle",
        UNNAMED: "words",
    },
}
"""P32: why nothing of a rating is told by name."""
