"""Rows of P31, P32 and P35 for what people say of the office."""

from django.urls import reverse

from motcua.agencies import api as agencies
from proving.field_reasons import HEARD, KEY, MOMENT, SECRET, STATE, WORK
from proving.reach import nobody_without_a_slip
from proving.route import Route, everybody, named

FIGURES = {
    "receiver", "section_head", "examiner", "leader", "returner", "centre_director", "auditor", "other unit",
    "other agency", "other field",
}  # fmt: skip
"""Who sees figures of ratings, each of the units within reach."""
ANSWERS = {"receiver", "section_head", "leader", "centre_director", "other unit"}
"""Who answers feedback or complaints, each of their units."""
CALLED = ANSWERS - {"leader"}
"""Who records calls and calls back."""
SPEAK = {"anonymous", "citizen"}
_WARDS = FIGURES - {"other unit", "other agency"}

SAID: dict[str, Route] = {
    # Whoever has shown code and phone, or whose it is; nobody of the crowd, and nothing is finished there.
    **{
        f"portal:{name}": Route(named(f"portal:{name}", "dossier"), nobody_without_a_slip, ("get", "post"))
        for name in ("rate", "rate-more")
    },
    **{name: Route(named(name), everybody) for name in ("portal:feedback", "portal:find-matter")},
    "portal:say": Route(named("portal:say", "phan-anh"), SPEAK.__contains__),
    # Whoever sent it, and whoever answers it: nobody of the crowd has one that is asked for.
    **{
        name: Route(named(name, "dossier", *more), nobody_without_a_slip, methods)
        for name, more, methods in (
            ("portal:matter", (), ("get", "post")),
            ("desk:matter", (), ("get",)),
            ("desk:matter-act", ("tra-loi",), ("post",)),
        )
    },
    "desk:call": Route(named("desk:call", "dossier"), nobody_without_a_slip),
    "desk:call-act": Route(named("desk:call-act", "dossier", "gap"), nobody_without_a_slip, ("post",)),
    **{name: Route(named(name), CALLED.__contains__) for name in ("desk:calls", "desk:call-new")},
    "desk:matters": Route(named("desk:matters"), ANSWERS.__contains__),
    "desk:ratings": Route(named("desk:ratings"), FIGURES.__contains__),
    "desk:ratings-of": Route(
        lambda _t: reverse("desk:ratings-of", args=[agencies.unit_by_identifier("H18.11.002").public_id]),
        _WARDS.__contains__,
    ),
}
"""P31: who reaches which page."""

SAID_CHANGING = {
    "portal:rate", "portal:rate-more", "portal:find-matter", "portal:say", "portal:matter", "desk:matter-act",
    "desk:call-new", "desk:call-act",
}  # fmt: skip
"""P35: the pages that change something when they are posted to."""

_MATTER = "10000000-0000-0000-0000-000000000001"
SAID_ARGUMENTS: dict[str, list[str]] = {
    "portal:rate": [_MATTER],
    "portal:rate-more": [_MATTER],
    "portal:say": ["phan-anh"],
    "portal:matter": [_MATTER],
    "desk:call": [_MATTER],
    "desk:call-act": [_MATTER, "gap"],
    "desk:matter": [_MATTER],
    "desk:matter-act": [_MATTER, "tra-loi"],
}
"""P35: what stands in the addresses."""

ROWS_SAID: dict[str, dict[str, str]] = {
    "feedback.Call": {
        KEY: "id public_id intent unit taken_post matter",
        "call.phone": "phone",
        "call.name": "name",
        "call.words": "words",
        HEARD: "answer",
        WORK: "code",
        STATE: "recipe",
        MOMENT: "taken_at call_by closed_at",
    },
    "feedback.CallTry": {
        KEY: "id call by_post",
        STATE: "number is_reached",
        MOMENT: "tried_at",
    },
    "feedback.Matter": {
        KEY: "id public_id intent unit concerns dossier account_id forwarded_to kept_from",
        WORK: "code procedure_code",
        STATE: "channel source about state is_led clock recipe is_reopened",
        MOMENT: "received_at due_at answered_at reopen_until",
    },
    "feedback.MatterPerson": {
        KEY: "id matter",
        "matterperson.name": "name",
        "matterperson.phone": "phone",
        "matterperson.email": "email",
        "matterperson.address": "address",
    },
    "feedback.MatterWord": {
        KEY: "id matter unit by_post",
        STATE: "number kind",
        "matterword.said": "text",
        MOMENT: "said_at",
    },
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
        "ratingsaid.words": "words",
    },
}
"""P32: what people say stands where `fields_home.py` says; of a rating nothing is told by name."""
