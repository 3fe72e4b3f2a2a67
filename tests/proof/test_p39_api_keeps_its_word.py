"""P39: the interface keeps its word. Schemathesis reads the published document and tries to find it lying.

Every check it has is on, in all its phases: examples, coverage of each constraint, fuzzing, chains of calls.
Half of the well-formed requests about a dossier are led to a real one, so that acts get beyond «not found».
What a room's rules refuse (403, 409, 412, 415, 422) is no broken word for well-formed data; 400 is.
"""

import itertools
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db.backends.signals import connection_created
from schemathesis.engine import events, from_schema
from schemathesis.transport.wsgi import WSGITransport

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Permission
from motcua.parties import api as parties
from motcua.platform.access import SYSTEM
from proving.figures import record
from proving.office import ANSWERS, Office
from proving.sizes import patience, size
from rooms.dossiers.conftest import CODE

CASES = size(3, 500)
DOSSIERS = 12
REFUSED_BY_RULES = ["2xx", "401", "403", "404", "409", "412", "413", "415", "422"]


@pytest.fixture
def secret(committed_office: Office) -> str:
    """A key of the ward, to everything."""
    account = parties.create_machine(actor=SYSTEM, login="may.thu", name="Phần mềm thử")
    unit, scopes = committed_office.unit.id, [str(each) for each in Permission]
    issued = parties.issue_key(
        actor=SYSTEM, account_id=account.id, unit_id=unit, name="Phần mềm thử", scopes=scopes
    )
    return issued.secret


@pytest.fixture
def connections_of_threads() -> Iterator[None]:
    """The engine works in threads; each keeps its connection, as a server's do, and we close it."""
    opened = []

    def see(connection: Any, **_: Any) -> None:
        connection.inc_thread_sharing()  # or nobody but its thread might close it
        opened.append(connection)

    connection_created.connect(see)
    yield
    connection_created.disconnect(see)
    for each in opened:
        each.close()


@pytest.fixture
def within_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the network go: schemathesis hands them to a transport that does not know them."""
    send = WSGITransport.send

    def plainly(self: WSGITransport, case: Any, **settings: Any) -> Any:
        for name in ("max_redirects", "verify", "cert", "proxies"):
            settings.pop(name, None)
        return send(self, case, **settings)

    monkeypatch.setattr(WSGITransport, "send", plainly)


def _application() -> Callable[[Any, Any], list[bytes]]:
    """The product as a server calls it: the whole answer, then the end of the request."""
    handler = WSGIHandler()

    def whole(environ: Any, start_response: Any) -> list[bytes]:
        response = handler(environ, start_response)
        try:
            return [b"".join(response)]
        finally:
            response.close()

    return whole


def _config(secret: str) -> schemathesis.Config:
    generation = {"max-examples": CASES, "deterministic": True, "no-shrink": True}
    return schemathesis.Config.from_dict(
        {
            "seed": 39,
            "headers": {"Authorization": f"Bearer {secret}"},
            "continue-on-failure": True,
            "generation": generation,
            "phases": {"stateful": {"generation": generation}},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": REFUSED_BY_RULES},
                "missing_required_header": {"expected-statuses": ["400", "401", "404", "428"]},
            },
        }
    )


class Guide:
    """Leads every second well-formed request to something real."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.looker = office.person("receiver")
        self.turn = itertools.count()
        accepted = [office.taken_in() for _ in range(DOSSIERS)]
        fresh = [office.taken_in(accept_now=False) for _ in range(DOSSIERS)]
        self.known = itertools.cycle([done.public_id for done in (*accepted, *fresh)])

    def lead(self, case: schemathesis.Case) -> schemathesis.Case:
        well_formed = case.meta is not None and case.meta.generation.mode.is_positive
        if well_formed and next(self.turn) % 2:
            if "dossier_id" in (case.path_parameters or {}):
                self._to_a_dossier(case)
            if case.operation.path.endswith("/dossiers") and isinstance(case.body, dict):
                self._to_the_ward(case.body)
        return case

    def _to_a_dossier(self, case: schemathesis.Case) -> None:
        dossier = next(self.known)
        case.path_parameters["dossier_id"] = str(dossier)
        if "/acts/" in case.operation.path:
            version = dossiers.dossier_view(self.looker, dossier).state.version
            case.headers["If-Match"] = f'"{version}"'

    def _to_the_ward(self, body: dict[str, Any]) -> None:
        body |= {"procedure": CODE, "case": "general", "receiving": self.office.unit.identifier}
        body |= {"answers": dict(ANSWERS), "papers": [], "draft": str(uuid.uuid4()), "quantities": {}}
        body["accept_now"] = False


@pytest.mark.timeout(patience(300, 7_200))
@pytest.mark.usefixtures("connections_of_threads", "within_the_process")
def test_the_interface_keeps_its_word(committed_office: Office, secret: str) -> None:
    guide = Guide(committed_office)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", _application(), config=_config(secret))

    @schema.hook
    def map_case(_context: Any, case: schemathesis.Case) -> schemathesis.Case:
        return guide.lead(case)

    statuses, failures, phases = Counter[int](), [], Counter[str]()
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            failures.append(f"{event.label}: {event.value!r}\n{event.info.format()}")
        if isinstance(event, events.ScenarioFinished):
            _note(event, statuses, failures, phases)
    assert not failures, "\n\n".join(failures[:5]) + f"\n… {len(failures)} in all"
    assert not [status for status in statuses if status >= 500]
    assert {"Examples", "Coverage", "Fuzzing", "Stateful"} <= {phase.title() for phase in phases}
    record("P39", f"{sum(statuses.values()):,} requests", statuses=dict(statuses), phases=dict(phases))


def _note(event: Any, statuses: Counter[int], failures: list[str], phases: Counter[str]) -> None:
    for case_id, interaction in event.recorder.interactions.items():
        phases[event.phase.value] += 1
        if interaction.response is not None:
            statuses[interaction.response.status_code] += 1
        found = [check for check in event.recorder.checks.get(case_id, ()) if check.failure_info is not None]
        is_form = "multipart/" in str(interaction.request.headers.get("Content-Type", ""))
        failures.extend(_told(event, case_id, c) for c in found if not (is_form and _is_a_word_on_the_way(c)))


def _is_a_word_on_the_way(check: Any) -> bool:
    """Parts of a form are text: null in the place of a word arrives as the word «null», which is a word."""
    told = check.failure_info.failure.message
    return check.name == "negative_data_rejection" and "violates `type`" in told and "(was string," in told


def _told(event: Any, case_id: str, check: Any) -> str:
    interaction = event.recorder.interactions[case_id]
    answer = interaction.response.content.decode(errors="replace")[:600] if interaction.response else ""
    failure = check.failure_info.failure
    return (
        f"{event.phase.value} {event.label}: {check.name}: {failure.title}: {failure.message}\n"
        f"{check.failure_info.code_sample[:900]}\n{answer}"
    )
