"""P35: what changes something needs the form's own token from the same house; what reads changes nothing.

Every route is sent to without a token, with a stranger's origin and with forged htmx headers. Then everybody
walks along every link they find, and the database is compared row by row with what it was before.
"""

import re
import uuid
from collections import deque
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import get_resolver, reverse

from motcua.dossiers import api as dossiers
from motcua.payments import api as payments
from motcua.surfaces.desk.act_forms import FORMS
from proving.addresses import FILING, routes
from proving.crowd import EVERYBODY, gather, signed_in
from proving.figures import record
from proving.said import SAID_ARGUMENTS, SAID_CHANGING
from proving.sizes import size
from rooms.dossiers.conftest import CODE, PASSWORD
from scenes import Stage, stage

__all__ = ["stage"]

CHANGING = {
    "portal:sign-in", "portal:sign-out", "portal:track", "counter:intake", "counter:money", "desk:posts",
    "desk:narrow", "desk:columns", "desk:saved", "desk:keys", "desk:act", "portal:language", "portal:theme",
    "portal:place",
    "desk:bulk-orders", "desk:bulk-order", "desk:exports", "desk:give-errand", "desk:errand",
    "leader:follow-up", "leader:follow-up-note", "leader:raise-obstacle", "leader:obstacle",
    "counter:find", "counter:eligibility", "counter:refuse", "counter:finish", "counter:unlock",
    "counter:sit", "portal:password", "portal:uploads", "portal:upload", "portal:filing-paper",
    "console:accounts", "console:account-act",
    "console:open-account", "console:appoint", "console:end-post", "console:grant", "console:end-grant",
    "console:delegate", "console:end-delegation", "console:declare-kin", "console:end-kin",
    "console:imports", "console:import", "console:review", "console:review-settle", "console:anywhere",
    "console:anywhere-phase", "console:anywhere-end", "counter:shelves", "counter:shelf",
    "counter:close-shelf", "counter:put-back", "counter:put-back-paper",
    "counter:paper", "counter:draft-manifest", "counter:manifest-act",
    "counter:day", "counter:reserve-slips", "counter:enter-slip", "counter:void-slip", "console:tag",
    "console:end-tag", "console:draft-begin", "console:draft-change", "console:draft-drop",
    "console:draft-step", "console:draft-step-new", "console:draft-timer", "console:draft-timer-new",
    "console:draft-publish", "console:draft-file-take",
    "console:draft-data-new", "console:draft-data-row", "console:draft-data-change",
    "console:procedure-begin", "console:draft-general", "console:variant-new", "console:variant-end",
    "console:variant-change",
    "console:draft-form-change", "console:draft-question", "console:draft-question-new",
    "console:draft-form-try", "console:draft-form-preview", "console:draft-section",
    "console:calendar-edit", "console:calendar-draft-act", "console:proposal-rule", "console:proposal-act",
    "console:move-unit", "console:move-heir", "console:move-act", "console:unit-training",
    "console:centre-open", "console:centre-change", "console:centre-close", "console:counter-open",
    "console:counter-change", "console:number-fix", "console:calendar-own", "console:calendar-return",
    "portal:file", "portal:filing-eligible", "portal:filing-place", "portal:filing-person",
    "portal:filing-part", "portal:filing-many", "portal:filing-sheet",
    "portal:filing-papers", "portal:filing-result", "portal:filing-check", "portal:filing-discard",
    "portal:own-answer", "portal:own-withdraw", "portal:own-claim", "portal:behalf", "portal:behalf-end",
    "portal:behalf-paper",
    "portal:message-choice",
    "portal:own-thread", "desk:write",
    "portal:own-data-ask", "portal:own-data-order", "console:data-request-act",
    "portal:pay-start", "portal:pay-transfer", "portal:pay-ask",
    "console:reconciled-fetch", "console:reconciled-take", "console:reconciled-sign", "console:refund-ask",
    "console:refund-decide",
    "desk:digest", "desk:undo", "desk:print", "desk:mark-paper", "desk:withdraw-mark",
} | SAID_CHANGING  # fmt: skip
UNTOUCHED_BUT = {
    "django_session",
    "health_trial",
    "dossiers_presence",
    "dossiers_opening",
    "dossiers_threadreading",
}
"""Sessions move with every visit, as does the hint who has a dossier open, and the
note for its people that it was looked at, and how far a side has read a thread; the readiness check
keeps one row a host to prove that it can write."""
HOME, STRANGER = "http://testserver", "https://ke.xau.example"
FOLLOWED_AT_MOST = size(20, 600)
"""Pages a person opens beyond those they start from."""


def addresses(stage: Stage) -> dict[str, str]:
    """One address for every route."""
    done = stage.at["accepted"].public_id
    view = dossiers.dossier_view(stage.office.person("leader"), done)
    arguments = {
        "portal:procedure": [CODE],
        "portal:checklist": [CODE],
        **{f"counter:{page}": [CODE] for page in ("intake", "eligibility", "refuse")},
        "counter:refusal": [uuid.UUID(int=1)],
        "portal:slip": ["forged"],
        "portal:life-event": ["co-con"],
        "portal:legal": ["du-lieu"],
        "portal:upload": [done],
        "portal:behalf-end": [done],
        "portal:behalf-paper": [done],
        "portal:file": [CODE],
        **{f"portal:filing-{name}": [done] for name in FILING},
        "portal:filing-part": [done, "purpose"],
        **{f"portal:filing-{name}": [CODE] for name in ("many", "template")},
        "portal:filing-sheet": [CODE, done],
        "portal:filing-paper": [done, "giay"],
        "portal:filing-page": [done, 1],
        "portal:open-data": ["csv"],
        **{name: [done, view.papers[0].file] for name in ("desk:file", "portal:own-file")},
        **{f"desk:{name}": [done, view.papers[0].file, 1] for name in ("paper-page", "mark-paper")},
        "desk:withdraw-mark": [done, 1],
        "desk:act": [done, "assign"],
        "desk:compare": [done, done],
        "leader:obstacle": [uuid.UUID(int=1)],
        "desk:bulk-order": [done],
        "desk:errand": [done],
        "desk:export": [done],
        **{
            f"counter:{each}": [done]
            for each in ("shelf", "close-shelf", "put-back", "manifest", "slip-block")
        },
        **SAID_ARGUMENTS,
        "desk:ratings-of": [stage.office.unit.public_id],
        "counter:manifest-act": [done, "giao"],
        "counter:money": [done, payments.obligations(view.state.subject)[0].id],
        **{
            f"portal:{name}": [payments.obligations(view.state.subject)[0].public_id]
            for name in ("pay", "pay-start", "pay-transfer", "pay-ask", "pay-receipt")
        },
    }
    for name in routes():
        if name.startswith("console:"):
            takes = _parameters(name)
            by_id = (
                "(unit)",
                "(account)",
                "(kin)",
                "(order)",
                "(phase)",
                "(draft)",
                "(proposal)",
                "(move)",
                "(wording)",
                "(incoming)",
                "(refund)",
            )
            arguments[name] = [done] if any(each in takes for each in by_id) else []
            arguments[name] += [done] if name == "console:move-heir" else []
            arguments[name] += [CODE] if "(code)" in takes else []
            by_number = ("(post)", "(grant)", "(delegation)", "(tag)", "(variant)")
            arguments[name] += [1] if any(each in takes for each in by_number) else []
            arguments[name] += ["2026-11-20"] if "(day)" in takes else []
            arguments[name] += ["cong-khai"] if "(name)" in takes else []
            arguments[name] += ["agencies.role"] if "(kind)" in takes else []
            arguments[name] += ["nghi"] if "(what)" in takes else []
            arguments[name] += ["khoa"] if "(act)" in takes else []
            arguments[name] += ["bpmn"] if "(form)" in takes else []
            arguments[name] += ["phi"] if "(part)" in takes else []
            arguments[name] += ["tham-dinh"] if "(key)" in takes else []
    for name in ("centre", "centre-change", "centre-close", "counter-open"):
        arguments[f"console:{name}"] = ["muongphang"]
    arguments["console:counter-change"] = ["muongphang", 1]
    arguments["console:number"] = ["slip-oldest-days"]
    arguments["console:number-fix"] = [done, "slip-oldest-days"]
    arguments |= {name: [done] for name in ("portal:own-data-copy", "portal:own-data-request")}
    arguments |= {"console:data-request": [done], "console:data-request-act": [done, "nhan"]}
    takes_dossier = {name for name in routes() if "dossier" in _parameters(name)}
    return {
        name: reverse(name, args=arguments.get(name, [done] if name in takes_dossier else []))
        for name in routes()
    }


def _parameters(name: str) -> str:
    resolver = get_resolver()
    for space in name.split(":")[:-1]:
        resolver = resolver.namespace_dict[space][1]
    return str(resolver.reverse_dict.getlist(name.rpartition(":")[2])[0][0])


def strict(stage: Stage) -> Client:
    """The receiver's browser, whose tokens are checked."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in(stage.office.person("receiver").account).cookies
    return client


FORGERIES = {
    "no token": {},
    "htmx headers": {"HTTP_HX_REQUEST": "true", "HTTP_HX_BOOSTED": "true", "HTTP_HX_CURRENT_URL": HOME},
    "a made-up token": {"HTTP_X_CSRFTOKEN": "a" * 64, "HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
    "another method inside": {"HTTP_X_HTTP_METHOD_OVERRIDE": "GET"},
}


def test_every_changing_route_refuses_forged_requests(stage: Stage) -> None:
    known = addresses(stage)
    client, before = strict(stage), picture()
    wrong, taking = [], set()
    for name, address in known.items():
        for what, headers in FORGERIES.items():
            answer = client.post(address, {"csrfmiddlewaretoken": "b" * 64}, **headers)
            if answer.status_code not in {403, 405}:
                wrong.append(f"{name} with {what}: {answer.status_code}")
            if answer.status_code == 403:
                taking.add(name)
        for method in ("put", "patch", "delete"):
            answer = getattr(client, method)(address)
            if answer.status_code not in {403, 405}:
                wrong.append(f"{method} {name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert taking >= CHANGING
    assert picture() == before


@pytest.mark.parametrize(
    "origin", [STRANGER, "null", "http://testserver.ke.xau.example", "https://testserver"]
)
def test_a_right_token_from_a_strange_house_is_refused(stage: Stage, origin: str) -> None:
    client, known, before = strict(stage), addresses(stage), picture()
    token = re.search(
        r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(known["desk:posts"]).content.decode()
    )
    assert token
    for name in CHANGING:
        given = {"csrfmiddlewaretoken": token[1], "login": "muongphang.tiepnhan", "password": PASSWORD}
        answer = client.post(known[name], given, HTTP_ORIGIN=origin)
        assert answer.status_code == 403, name
        assert "Trang đã mở quá lâu" in answer.content.decode()
        secure = client.post(known[name], given, secure=True, HTTP_REFERER=f"{STRANGER}/trang")
        assert secure.status_code == 403, name
    assert picture() == before
    own = client.post(known["desk:posts"], {"csrfmiddlewaretoken": token[1], "post": "0"}, HTTP_ORIGIN=HOME)
    assert own.status_code == 404, "from the house itself the form is read, and no such post found"


def test_the_cookies_are_for_this_house_only() -> None:
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.CSRF_COOKIE_HTTPONLY


def picture() -> dict[str, str]:
    """A fingerprint of every table's rows."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - UNTOUCHED_BUT
        found = {}
        for table in sorted(tables):
            rows = (
                f"SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{table}\" t"
            )
            cursor.execute(rows)
            found[table] = cursor.fetchone()[0]
    return found


def links(page: str) -> Iterator[str]:
    """Where one can go from a page by reading: links, and forms that ask by GET."""
    for href in re.findall(r'(?:href|hx-get|data-open)="([^"#]+)', page):
        address = href.replace("&amp;", "&")
        if address.startswith("/") and not address.startswith(("//", "/static/")):
            yield address


def walk(client: Client, start: list[str]) -> tuple[int, list[str]]:
    """Open every page one finds from here, by GET and HEAD; how many, and which failed."""
    waiting, seen, failed = deque(start), set(start), []
    opened, most = 0, len(start) + FOLLOWED_AT_MOST
    while waiting and opened < most:
        address = waiting.popleft()
        opened += 1
        answer = client.get(address)
        if answer.streaming:
            b"".join(answer)
        else:
            client.head(address)
        if answer.status_code >= 500:
            failed.append(f"{address}: {answer.status_code}")
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            found = [each for each in links(answer.content.decode()) if each not in seen]
            seen.update(found)
            waiting.extend(found)
    return opened, failed


PEOPLE = ("leader", "receiver", "auditor", "anonymous")[: size(2, 4)]
STATIONS = ("approving", "issued", "away", "consulted", "stopped", "registered")[: size(1, 6)]


def test_reading_changes_nothing(stage: Stage) -> None:
    crowd = gather(stage.office)
    start = ["/", "/ban-lam-viec/", "/quay/", *addresses(stage).values()]
    start += [
        reverse("desk:act", args=[stage.at[station].public_id, act]) + "?reason=x&version=1&_method=POST"
        for station in STATIONS
        for act in FORMS
    ]
    before, opened = picture(), 0
    for person in PEOPLE:
        count, failed = walk(crowd[person], start)
        opened += count
        assert not failed
    after = picture()
    changed = {table for table in before if before[table] != after[table]}
    record(
        "P35",
        f"{opened} pages read by {len(PEOPLE)} of {len(EVERYBODY)} people",
        tables=len(before),
        changed=len(changed),
    )
    assert not changed
