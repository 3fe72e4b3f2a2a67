"""P31: everyone sees only their own dossiers; what is forbidden is answered exactly like what is missing.

The matrix is every route of the pages × everybody of the crowd × three dossiers: the ward's, the neighbour
ward's and one that does not exist. What is expected stands in SEES and ROUTES and nowhere else. `make proof`
asks all of it; `make test` everything somebody reaches, all that people without an office are refused, and of
what officers are refused another part each time, drawn by the seed of the run.
"""

import random
import re
import uuid
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.core.signing import Signer
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from motcua.parties import api as parties
from motcua.payments import api as payments
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.surfaces.desk.act_forms import FORMS
from motcua.surfaces.desk.lists import BY_SLUG
from motcua.surfaces.slips import SLIP
from proving.addresses import PAYING, owed, plain, routes
from proving.crowd import EVERYBODY, gather
from proving.figures import record
from proving.reach import (
    ACCEPTED_ACTS,
    ADMINISTER,
    ASKS,
    CLOSE_DAY,
    COLLECT,
    FOLLOWS,
    MONEY,
    NEIGHBOUR,
    OVERSEERS,
    PAPER,
    RAISES,
    READS,
    SEE_ANY,
    SEES,
    STAFF,
    TAKE_IN,
    TOLD,
    WARD,
    administers,
    controls,
    nobody_without_a_slip,
)
from proving.route import Address, Route, Thing, at_home, everybody, named, with_query
from proving.said import SAID
from proving.sizes import IS_FULL
from rooms.dossiers.conftest import CODE, OWNER, PASSWORD, Office
from scenes import with_scan

LEADERS_MORE = ("reasons", "reasons-behind", "repeats", "repeats-behind")


def staff(person: str) -> bool:
    return person in STAFF


def in_the_ward(name: str, *more: str) -> Address:
    """A page of the console about the ward."""
    return lambda _thing: reverse(name, args=[agencies.unit_by_identifier("H18.11.002").public_id, *more])


def of_the_examiner(name: str, *more: str) -> Address:
    """A page of the console about the ward's examiner."""
    return lambda _thing: reverse(name, args=[parties.account(_examiner().account_id).public_id, *more])


def _examiner() -> agencies.PostRow:
    (post,) = agencies.posts_of(parties.account_by_login("vai.examiner").id)
    return post


def _grant_of_the_examiner() -> int:
    (right,) = agencies.rights_of(_examiner().account_id, clock.today())
    return right.grant_id


FOR_ALL = (
    "home", "procedures", "track", "suggest", "life-events", "place", "sign-in", "listed-anywhere",
    "password", "manifest", "worker", "offline", "receipt-check", "receipt-offline", "receipt-keys",
)  # fmt: skip
ROUTES: dict[str, Route] = {
    **{name: Route(named(name), everybody) for name in ("alive", "ready", *map("portal:{}".format, FOR_ALL))},
    # Where the crowd stands nothing happens in anybody's life.
    "portal:life-event": Route(named("portal:life-event", "co-con"), nobody_without_a_slip),
    "portal:procedure": Route(named("portal:procedure", CODE), everybody),
    "portal:checklist": Route(named("portal:checklist", CODE), everybody),
    "portal:legal": Route(named("portal:legal", "du-lieu"), everybody),
    "portal:sign-out": Route(named("portal:sign-out"), (STAFF | {"citizen"}).__contains__, ("post",)),
    **{name: Route(named(name), everybody, ("post",)) for name in ("portal:language", "portal:theme")},
    # Whose an upload is has tests of its own; by GET everybody is told that there is nothing to read.
    "portal:uploads": Route(named("portal:uploads"), everybody),
    "portal:upload": Route(named("portal:upload", "dossier"), everybody),
    "portal:filing-paper": Route(
        named("portal:filing-paper", "dossier", "giay"), nobody_without_a_slip, ("get", "post")
    ),
    "portal:filing-page": Route(named("portal:filing-page", "dossier", "1"), nobody_without_a_slip),
    "portal:slip": Route(
        lambda t: reverse("portal:slip", args=[f"{t.dossier}:forged"]), nobody_without_a_slip
    ),
    "portal:tracked": Route(named("portal:tracked", "dossier"), nobody_without_a_slip),
    **{
        f"portal:{name}": Route(named(f"portal:{name}", "dossier"), nobody_without_a_slip)
        for name in ("tracked-explain", "tracked-calendar")
    },
    **at_home(),
    **SAID,
    # Who has found the dossier pays for it; nobody of the crowd has, and nobody of it is the platform.
    **{name: Route(owed(name), nobody_without_a_slip, (method,)) for name, method in PAYING.items()},
    **{name: Route(named(name, *at), who, (method,)) for name, (method, who, *at) in (MONEY | TOLD).items()},
    "counter:start": Route(named("counter:start"), staff),
    **{
        f"counter:{name}": Route(named(f"counter:{name}"), staff, ("post",))
        for name in ("find", "finish", "sit", "unlock")
    },
    "counter:locked": Route(named("counter:locked"), staff),
    "counter:intake": Route(named("counter:intake", CODE), TAKE_IN.__contains__, ("get", "post")),
    **{
        f"counter:{name}": Route(named(f"counter:{name}", CODE), TAKE_IN.__contains__)
        for name in ("eligibility", "refuse")
    },
    **{
        f"counter:{name}": Route(named(f"counter:{name}"), SEE_ANY.__contains__)
        for name in ("refusals", "unclaimed")
    },
    # Nobody of the crowd has refused the request that is asked for.
    "counter:refusal": Route(named("counter:refusal", "dossier"), nobody_without_a_slip),
    "counter:receipt": Route(named("counter:receipt", "dossier"), SEES.__getitem__),
    "counter:money": Route(
        named("counter:money", "dossier", "obligation"), lambda p: COLLECT.get(p, set()), ("post",)
    ),
    "counter:paper": Route(named("counter:paper", "dossier"), SEES.__getitem__),
    "counter:shelves": Route(named("counter:shelves"), PAPER.__contains__),
    "counter:manifests": Route(named("counter:manifests"), PAPER.__contains__),
    "counter:draft-manifest": Route(named("counter:draft-manifest"), PAPER.__contains__, ("post",)),
    "counter:day": Route(named("counter:day"), CLOSE_DAY.__contains__),
    **{
        f"counter:{name}": Route(named(f"counter:{name}"), READS.__contains__)
        for name in ("anywhere", "anywhere-sheet", "boards")
    },
    "portal:open-data": Route(named("portal:open-data", "csv"), everybody),
    "console:anywhere": Route(named("console:anywhere"), {"procedure_control"}.__contains__, ("get", "post")),
    "console:anywhere-phase": Route(
        named("console:anywhere-phase", "dossier"), nobody_without_a_slip, ("get", "post")
    ),
    "console:anywhere-end": Route(named("console:anywhere-end", "dossier"), nobody_without_a_slip, ("post",)),
    "counter:slips": Route(named("counter:slips"), CLOSE_DAY.__contains__),
    "counter:reserve-slips": Route(
        named("counter:reserve-slips"), {"centre_director", "other unit"}.__contains__, ("post",)
    ),
    **{
        f"counter:{name}": Route(named(f"counter:{name}"), TAKE_IN.__contains__, ("post",))
        for name in ("enter-slip", "void-slip")
    },
    "counter:slip-block": Route(named("counter:slip-block", "dossier"), nobody_without_a_slip),
    # Shelves and manifests have tests of their own: nobody reaches the one that is asked for here.
    "counter:shelf": Route(named("counter:shelf", "dossier"), nobody_without_a_slip, ("get", "post")),
    **{
        f"counter:{name}": Route(named(f"counter:{name}", "dossier"), nobody_without_a_slip, ("post",))
        for name in ("put-back", "put-back-paper")
    },
    "counter:close-shelf": Route(named("counter:close-shelf", "dossier"), nobody_without_a_slip, ("post",)),
    "counter:manifest": Route(named("counter:manifest", "dossier"), nobody_without_a_slip),
    "counter:manifest-act": Route(
        named("counter:manifest-act", "dossier", "nhan"), nobody_without_a_slip, ("post",)
    ),
    **{
        f"leader:{name}": Route(named(f"leader:{name}"), OVERSEERS.__contains__)
        for name in ("morning", "to-sign", "late", "forecast", "filed", "letters", "register", *LEADERS_MORE)
    },
    # Of the month in which the dossiers of P32 were filed.
    "leader:filed-cell": Route(
        lambda _t: f"{reverse('leader:filed-cell')}?thang={clock.today() - timedelta(days=40):%Y-%m}",
        OVERSEERS.__contains__,
    ),
    "leader:dossiers": Route(with_query(named("leader:dossiers"), "so=da-tre"), OVERSEERS.__contains__),
    "leader:late-cell": Route(with_query(named("leader:late-cell"), "so=da-tre"), OVERSEERS.__contains__),
    "leader:forecast-day": Route(
        with_query(named("leader:forecast-day"), "ngay=2026-11-24"), OVERSEERS.__contains__
    ),
    "leader:follow-up": Route(
        named("leader:follow-up", "dossier"), lambda p: FOLLOWS.get(p, set()), ("get", "post")
    ),
    "leader:follow-up-note": Route(
        named("leader:follow-up-note", "dossier"), lambda p: FOLLOWS.get(p, set()), ("post",)
    ),
    "leader:obstacles": Route(named("leader:obstacles"), (RAISES | {"procedure_control"}).__contains__),
    "leader:raise-obstacle": Route(named("leader:raise-obstacle"), RAISES.__contains__, ("get", "post")),
    "leader:obstacle": Route(named("leader:obstacle", "obstacle"), lambda p: ASKS.get(p, set())),
    "desk:worklist": Route(named("desk:worklist"), staff),
    "desk:bulk-orders": Route(named("desk:bulk-orders"), staff),
    # Whoever's order it is: nobody of the crowd has given the one that is asked for.
    "desk:bulk-order": Route(named("desk:bulk-order", "dossier"), nobody_without_a_slip, ("get", "post")),
    "desk:errands": Route(named("desk:errands"), staff),
    "desk:give-errand": Route(
        lambda thing: f"{reverse('desk:give-errand')}?ho-so={thing.dossier}",
        lambda p: FOLLOWS.get(p, set()),
        ("get", "post"),
    ),
    # Its giver's and its owner's: nobody of the crowd has one that is asked for.
    "desk:errand": Route(named("desk:errand", "dossier"), nobody_without_a_slip, ("get", "post")),
    # Nobody of the crowd has just done what could be taken back; nothing is printed that was not chosen.
    "desk:undo": Route(named("desk:undo", "dossier"), nobody_without_a_slip, ("post",)),
    "desk:print": Route(named("desk:print"), lambda _person: False, ("post",)),
    "desk:narrow": Route(named("desk:narrow"), staff, ("post",)),
    "desk:columns": Route(named("desk:columns"), staff),
    "desk:saved": Route(named("desk:saved"), staff),
    "desk:keys": Route(named("desk:keys"), staff),
    "desk:exports": Route(named("desk:exports"), staff),
    "desk:export": Route(named("desk:export", "dossier"), nobody_without_a_slip),
    "desk:register": Route(named("desk:register"), staff),
    "desk:posts": Route(named("desk:posts"), staff),
    "desk:digest": Route(named("desk:digest"), staff),
    # One and the same dossier is compared with nothing; what others see of two is asked elsewhere.
    "desk:compare": Route(named("desk:compare", "dossier", "dossier"), nobody_without_a_slip),
    "desk:dossier": Route(named("desk:dossier", "dossier"), SEES.__getitem__),
    "desk:presence": Route(named("desk:presence", "dossier"), SEES.__getitem__),
    "desk:explain": Route(named("desk:explain", "dossier"), SEES.__getitem__),
    "desk:routing-slip": Route(named("desk:routing-slip", "dossier"), SEES.__getitem__),
    "desk:file": Route(named("desk:file", "dossier", "file"), SEES.__getitem__),
    "desk:paper-page": Route(named("desk:paper-page", "dossier", "file", "1"), SEES.__getitem__),
    # Whoever sees the paper is told what is wrong with an empty mark; who may make one: rooms/dossiers.
    "desk:mark-paper": Route(named("desk:mark-paper", "dossier", "file", "1"), SEES.__getitem__, ("post",)),
    "desk:withdraw-mark": Route(
        named("desk:withdraw-mark", "dossier", "987654321"), nobody_without_a_slip, ("post",)
    ),
    **{
        f"console:{name}": Route(named(f"console:{name}"), (ADMINISTER | {"other unit"}).__contains__)
        for name in (
            "units",
            "accounts",
            "who-sees",
            "changes",
            "gallery",
            "centres",
            "imports",
            "import-template",
            "moves",
            "numbers",
            "review",
        )
    },
    **{
        f"console:{name}": Route(in_the_ward(f"console:{name}"), administers)
        for name in ("unit", "open-account", "appoint", "centre-open")
    },
    **{
        f"console:{name}": Route(named(f"console:{name}", "muongphang"), administers)
        for name in ("centre", "centre-change", "centre-close", "counter-open")
    },
    "console:counter-change": Route(named("console:counter-change", "muongphang", "1"), administers),
    **{
        f"console:{name}": Route(of_the_examiner(f"console:{name}"), administers)
        for name in ("account", "rights")
    },
    "console:account-act": Route(of_the_examiner("console:account-act", "khoa"), administers),
    **{
        f"console:{name}": Route(
            lambda _t, n=name: reverse(f"console:{n}", args=[_examiner().id]), administers
        )
        for name in ("end-post", "grant")
    },
    "console:end-grant": Route(
        lambda _t: reverse("console:end-grant", args=[_grant_of_the_examiner()]), administers
    ),
    "console:review-settle": Route(
        named("console:review-settle"), (ADMINISTER | {"other unit"}).__contains__, ("post",)
    ),
    # Whoever's file it is: nobody of the crowd has sent the one that is asked for.
    "console:import": Route(named("console:import", "dossier"), nobody_without_a_slip, ("get", "post")),
    **{
        name: Route(named(name, *about), (ADMINISTER | {"other unit"}).__contains__)
        for name, *about in (
            ("console:calendars",),
            ("console:calendar", "dien-bien-nho"),
            ("console:number", "slip-oldest-days"),
            ("console:gallery-page", "cong-khai"),
        )
    },
    "console:calendar-edit": Route(
        named("console:calendar-edit", "dien-bien-nho", "nghi"), {"administrator"}.__contains__
    ),
    "console:number-fix": Route(in_the_ward("console:number-fix", "slip-oldest-days"), administers),
    "console:unit-training": Route(in_the_ward("console:unit-training"), {"administrator"}.__contains__),
    "console:calendar-own": Route(in_the_ward("console:calendar-own"), {"administrator"}.__contains__),
    "console:calendar-return": Route(in_the_ward("console:calendar-return"), nobody_without_a_slip),
    "console:move-unit": Route(in_the_ward("console:move-unit", "nhap"), {"administrator"}.__contains__),
    "console:move": Route(named("console:move", "dossier"), nobody_without_a_slip),
    **{
        f"console:{name}": Route(
            named(f"console:{name}", "dossier", last), nobody_without_a_slip, ("get", "post")
        )
        for name, last in (
            ("move-act", "huy"),
            ("move-heir", "dossier"),
            ("proposal-act", "duyet"),
            ("calendar-draft-act", "gui"),
        )
    },
    "console:calendar-draft": Route(named("console:calendar-draft", "dossier"), nobody_without_a_slip),
    "console:proposal": Route(named("console:proposal", "dossier"), nobody_without_a_slip),
    "console:proposal-rules": Route(named("console:proposal-rules"), {"administrator"}.__contains__),
    "console:proposal-rule": Route(
        named("console:proposal-rule", "agencies.role"), {"administrator"}.__contains__
    ),
    "console:kinship": Route(named("console:kinship"), staff),
    "console:declare-kin": Route(named("console:declare-kin"), staff),
    "console:end-kin": Route(named("console:end-kin", "dossier"), nobody_without_a_slip, ("post",)),
    **{
        f"console:{name}": Route(
            named(f"console:{name}"), (ADMINISTER | {"procedure_control", "other unit"}).__contains__
        )
        for name in ("proposals", "wordings", "wording-new")
    },
    # Text blocks have tests of their own: nobody reaches the one that is asked for here.
    "console:wording": Route(named("console:wording", "dossier"), nobody_without_a_slip),
    **{
        f"console:{name}": Route(named(f"console:{name}", "dossier"), nobody_without_a_slip, ("get", "post"))
        for name in ("wording-edit", "wording-withdraw")
    },
    "console:procedures": Route(named("console:procedures"), controls),
    "console:procedures-national": Route(named("console:procedures-national"), controls),
    "console:procedure-begin": Route(named("console:procedure-begin"), controls),
    **{
        f"console:{name}": Route(named(f"console:{name}", CODE), controls)
        for name in (
            "procedure",
            "tag",
            "variant-new",
            "draft",
            "draft-begin",
            "draft-drop",
            "draft-step-new",
            "draft-timer-new",
            "draft-trial",
            "draft-data",
            "draft-form",
            "draft-general",
            "draft-form-try",
            "draft-form-preview",
            "draft-question-new",
            "draft-picture",
            "draft-file-take",
            "procedure-picture",
            "procedure-compare",
            "draft-publish",
        )
    },
    **{
        f"console:{name}": Route(named(f"console:{name}", CODE, "bpmn"), controls)
        for name in ("draft-file", "procedure-file")
    },
    "console:draft-step": Route(named("console:draft-step", CODE, "tham-dinh"), controls),
    **{
        f"console:{name}": Route(named(f"console:{name}", CODE, "987654321"), lambda _person: False)
        for name in ("variant", "variant-change", "variant-end")
    },
    "console:draft-timer": Route(named("console:draft-timer", CODE, "khong-co"), lambda _person: False),
    "console:draft-section": Route(named("console:draft-section", CODE, "applicant"), controls),
    "console:draft-question": Route(named("console:draft-question", CODE, "purpose"), controls),
    "console:draft-data-new": Route(named("console:draft-data-new", CODE, "phi"), controls),
    "console:draft-data-row": Route(named("console:draft-data-row", CODE, "phi", "le-phi"), controls),
    **{
        f"console:{name}": Route(named(f"console:{name}", CODE), lambda _person: False, ("post",))
        for name in ("draft-change", "draft-data-change", "draft-form-change")
    },
    "console:end-tag": Route(named("console:end-tag", CODE, "987654321"), lambda _person: False),
    "console:absence": Route(named("console:absence"), staff),
    "console:delegate": Route(
        lambda _t: reverse("console:delegate", args=[_examiner().id]), {"examiner"}.__contains__
    ),
    "console:end-delegation": Route(
        lambda _t: reverse("console:end-delegation", args=[987_654_321]), lambda _person: False, ("post",)
    ),
    # No provider is set up here: both lead back to the page of signing in, whoever asks.
    **{name: Route(named(name), lambda _person: False) for name in ("portal:arrival", "portal:arrived")},
    "desk:act": Route(named("desk:act", "dossier", "assign"), SEES.__getitem__, ("get", "post")),
}


@pytest.fixture
def crowd(office: Office) -> dict[str, Client]:
    return gather(office)


@pytest.fixture
def things(office: Office, crowd: dict[str, Client]) -> dict[str, Thing]:
    """The ward's dossier and the neighbour's, each with a scan and a fee, and one that never was.

    Made when the crowd is there, so that no step finds a single holder and is held by nobody.
    """
    assert set(crowd) == set(EVERYBODY)
    catalogue.editing.open_draft(SYSTEM, CODE)
    near = Office(office.elsewhere, office.unit)
    return {
        WARD: _thing(office),
        NEIGHBOUR: _thing(near),
        "missing": Thing("0000", uuid.uuid4(), uuid.uuid4(), 987_654_321, uuid.uuid4()),
    }


def _thing(office: Office) -> Thing:
    done = with_scan(office)
    view = dossiers.dossier_view(office.person("leader"), done.public_id)
    (paper,) = view.papers
    (owed,) = payments.obligations(view.state.subject)
    due = clock.today() + timedelta(days=7)
    asked = dossiers.followup.Raise("Hỏi một điều?", "H18.02", due, CODE, done.code)
    obstacle = dossiers.followup.raise_obstacle(office.person("examiner"), asked)
    return Thing(done.code, done.public_id, paper.file, owed.id, obstacle)


def ask(person: Client, method: str, address: str, data: dict[str, str] | None = None) -> HttpResponse:
    """An answer; whatever it changed is undone."""
    savepoint = transaction.savepoint()
    cookies = dict(person.cookies)
    try:
        return getattr(person, method)(address, data or {})
    finally:
        transaction.savepoint_rollback(savepoint)
        person.cookies.clear()
        person.cookies.update(cookies)


def test_the_matrix_names_every_route() -> None:
    assert set(routes()) == set(ROUTES)
    assert set(SEES) == set(EVERYBODY)


OF_THOSE_REFUSED = 1.0 if IS_FULL else 0.1
OUTSIDE = {"anonymous", "citizen"}


def is_asked(person: str, *, is_let_in: bool) -> bool:
    """Whether this run asks it of this person."""
    return is_let_in or person in OUTSIDE or random.random() < OF_THOSE_REFUSED


def cells() -> Iterator[tuple[str, str, str, str]]:
    for (name, route), person in product(ROUTES.items(), EVERYBODY):
        for method, whose in product(route.methods, (WARD, NEIGHBOUR)):
            yield name, method, person, whose


def test_each_person_reaches_their_own_on_each_route_and_nothing_else(
    crowd: dict[str, Client], things: dict[str, Thing]
) -> None:
    wrong, asked, missing = [], 0, {}
    places = {(name, of): route.address(things[of]) for name, route in ROUTES.items() for of in things}
    for name, method, person, whose in cells():
        client, reach = crowd[person], ROUTES[name].who(person)
        expected = reach if isinstance(reach, bool) else whose in reach
        is_about_one = places[name, whose] != places[name, "missing"]
        if whose != WARD and not is_about_one:
            continue  # a page about no dossier is asked for once
        if not is_asked(person, is_let_in=expected):
            continue
        answer = plain(ask(client, method, places[name, whose]))
        if not expected and is_about_one and (name, method, person) not in missing:
            missing[name, method, person] = plain(ask(client, method, places[name, "missing"]))
        nothing = missing.get((name, method, person), answer)
        asked += 1
        if expected != _is_let_in(answer) or (not expected and answer != nothing):
            wrong.append(f"{method} {name} as {person} on {whose}: {answer[:2]}, missing {nothing[:2]}")
    record(
        "P31", f"{len(ROUTES)} routes × {len(EVERYBODY)} people × 2 dossiers", cells=asked, wrong=len(wrong)
    )
    assert not wrong, "\n".join(wrong)


def _is_let_in(answer: tuple[int, str, str]) -> bool:
    status, place, _ = answer
    return status not in {403, 404} and "/dang-nhap/" not in place


def test_each_act_is_done_by_those_who_may_and_hidden_from_those_who_see_nothing(
    crowd: dict[str, Client], things: dict[str, Thing], office: Office
) -> None:
    wrong, missing = [], {}
    places = ((WARD, office.unit), (NEIGHBOUR, office.elsewhere))
    given = {of: GIVEN | {"account": str(office.person("examiner", place).account)} for of, place in places}
    for act, person, whose in product(sorted(FORMS), EVERYBODY, given):
        may = person in ACCEPTED_ACTS.get(act, ()) and whose == WARD
        may |= person == "other unit" and whose == NEIGHBOUR and act in ACCEPTED_ACTS
        if not is_asked(person, is_let_in=may):
            continue
        changed, answer = attempt(crowd[person], act, things[whose], given[whose])
        if changed != may:
            wrong.append(f"{person} {act} {whose}: changed {changed}, {answer[:2]}")
        if whose not in SEES[person] and (act, person) not in missing:
            missing[act, person] = attempt(crowd[person], act, things["missing"], given[whose])[1]
        if whose not in SEES[person] and answer != missing[act, person]:
            wrong.append(f"{person} {act} learns of {whose}: {answer[:2]}")
    assert not wrong, "\n".join(wrong)


GIVEN = {
    "reason": "Theo quy định",
    "limit": "1wd",
    "apology": "Xin lỗi",
    "receiver": "Hoà",
    "password": PASSWORD,
}


def attempt(
    person: Client, act: str, thing: Thing, given: dict[str, str]
) -> tuple[bool, tuple[int, str, str]]:
    """Whether the act changed the dossier, and the answer; afterwards all is as before."""
    now = Dossier.objects.filter(public_id=thing.dossier).values_list("version", flat=True)
    given = given | {"confirm": dossiers.undoing.word_of(thing.code)}
    before, savepoint = list(now), transaction.savepoint()
    answer = plain(person.post(reverse("desk:act", args=[thing.dossier, act]), given))
    changed = list(now.all()) != before
    transaction.savepoint_rollback(savepoint)
    return changed, answer


def test_a_thing_of_another_dossier_is_not_found_under_ones_own(
    crowd: dict[str, Client], things: dict[str, Thing]
) -> None:
    own, other, missing = things[WARD], things[NEIGHBOUR], things["missing"]
    for person in EVERYBODY:
        for crossed in (other, missing):
            for name, *page in (("desk:file",), ("desk:paper-page", 1)):
                file = reverse(name, args=[own.dossier, crossed.file, *page])
                assert plain(ask(crowd[person], "get", file))[0] in {302, 404}
            money = reverse("counter:money", args=[own.dossier, crossed.obligation])
            assert plain(ask(crowd[person], "post", money))[0] in {302, 404}
    assert payments.owed(f"dossier:{Dossier.objects.get(public_id=other.dossier).pk}") > 0


def test_lists_counts_and_hits_hold_nobody_elses(crowd: dict[str, Client], things: dict[str, Thing]) -> None:
    codes = {whose: things[whose].code for whose in (WARD, NEIGHBOUR)}
    asked = [f"ds={slug}" for slug in BY_SLUG]
    asked += [f"hs={things[whose].dossier}" for whose in codes]
    asked += [
        f"ds=don-vi&{each}" for each in ("kenh=tai-quay", "don-vi=H18.11.001", "don-vi=H18.11.002", "loc=1")
    ]
    typed = (OWNER.name, "tran", OWNER.personal_id, OWNER.phone, *codes.values())
    wrong = []
    looks = [(query, "get", f"/ban-lam-viec/?{query}", {}) for query in asked]
    looks += [(f"tim={words}", "post", "/ban-lam-viec/loc/", {"tim": words}) for words in typed]
    for person, (query, method, address, given) in product(sorted(STAFF), looks):
        page = getattr(crowd[person], method)(address, given, follow=True).content.decode()
        said = re.sub(r'value="[^"]*"|<title>.*?</title>|<h1>.*?</h1>|<b>«.*?»</b>', "", page)
        for whose, code in codes.items():
            if whose not in SEES[person] and (code in said or str(things[whose].dossier) in said):
                wrong.append(f"{person} {query} shows {whose}")
        counts = map(int, re.findall(r'<b(?: class="late")?>(\d+)</b>', page))
        hits = page.count("<tr data-row ")
        if max(*counts, hits) > len(SEES[person]):
            wrong.append(f"{person} {query} counts more than {len(SEES[person])}")
        if query == f"tim={OWNER.name}" and hits != len(SEES[person]):
            wrong.append(f"{person} finds {hits} by name")
    assert not wrong, "\n".join(wrong)


def test_a_slip_opens_its_own_dossier_for_its_own_browser(
    crowd: dict[str, Client], things: dict[str, Thing]
) -> None:
    own, other = things[WARD].dossier, things[NEIGHBOUR].dossier
    citizen = Client()
    slip = reverse("portal:slip", args=[Signer(salt=SLIP).sign(str(own))])
    assert citizen.get(slip).headers["Location"] == reverse("portal:tracked", args=[own])
    assert citizen.get(reverse("portal:tracked", args=[own])).status_code == 200
    for name, address in product(("portal:tracked", "portal:tracked-explain"), (other, uuid.uuid4())):
        assert citizen.get(reverse(name, args=[address])).status_code == 404
    assert Client().get(reverse("portal:tracked", args=[own])).status_code == 404
    assert Client().get(slip.replace(str(own), str(other))).status_code == 404


def test_a_code_without_its_phone_is_like_no_code(things: dict[str, Thing]) -> None:
    code = things[WARD].code
    answers = {
        re.sub(r'value="[^"]*"', "", Client().post("/tra-cuu/", pair).content.decode())
        for pair in (
            {"code": code, "phone": "0987654321"},
            {"code": "H18.11.002-200101-9999", "phone": "0987654321"},
            {"code": code, "phone": ""},
        )
    }
    assert len(answers) == 1
