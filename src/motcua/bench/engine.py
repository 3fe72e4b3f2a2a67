"""`motcua bench engine`: acts through the room's door against SpiffWorkflow kept in the same PostgreSQL.

Both sides work the same process (six human steps, one gateway) on the same server, each from one process
over one connection. Ours goes through `dossiers.api.perform`, which also checks access, keeps the legal
clock and the deadlines of steps, and writes outbox and ledger. The peer loads an instance from a text
column under lock, runs its task and saves it (see engine_peer).

*one by one*: a transaction for each act. *bulk*: a hundred acts in each, with one read and one write for
all of them on either side; besides, the bulk rate is set against the peer's acts one by one.

Who signs enters the password again on the page; that comparison is slow on purpose and no work of an
engine, so the acts come over the channel of importers, as those of the demo do.
"""

import json
import tempfile
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import psycopg
from django.conf import settings
from django.db import transaction

from motcua.agencies import api as agencies
from motcua.bench.engine_peer import Peer
from motcua.bench.kernel import OrderDiffers
from motcua.catalogue import api as catalogue
from motcua.demo.bulk import elsewhere
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierState, Order, PaperGiven, PersonGiven
from motcua.kernel.process import Spec, spec_from_data, spec_to_data
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.console import data_folder

NAME = "engine"
ROUNDS = 5
DOSSIERS = 100  # a round; a multiple of the batch
BATCH = 100
FACTS = {"channel": "online"}

_PROCEDURE, _PROVINCE, _WARD = "1.004873", "dien-bien-nho", "H18.11.002"
_STEPS = (
    ("receive", "receiver", "receive", "receiving"),
    ("examine", "examiner", "examine", "competent"),
    ("verify", "examiner", "examine", "competent"),
    ("approve", "section_head", "approve", "competent"),
    ("sign", "leader", "sign", "competent"),
    ("hand_over", "returner", "return", "receiving"),
)
_MOVES = (
    {"source": "receive", "target": "examine"},
    {"source": "examine", "target": "way"},
    {"source": "way", "target": "verify", "guard": {"fact": "channel", "op": "==", "value": "online"}},
    {"source": "way", "target": "approve", "default": True},
    {"source": "verify", "target": "approve"},
    {"source": "approve", "target": "sign"},
    {"source": "sign", "target": "hand_over"},
    {"source": "hand_over", "target": "end"},
)
_COMMANDS: dict[str, Callable[[str], Any]] = {
    "receive": lambda _mark: dossiers.Accept(),
    "examine": lambda _mark: dossiers.CompleteStep(content="Đủ điều kiện"),
    "verify": lambda _mark: dossiers.CompleteStep(content="Đủ điều kiện"),
    "approve": dossiers.Approve,
    "sign": dossiers.Sign,
    "hand_over": lambda _mark: dossiers.Deliver("Trần Thị Mỹ Hoà"),
}
_ANSWERS = {
    "full_name": "Trần Thị Mỹ Hoà",
    "birth_date": "1994-03-12",
    "personal_id": "079194001234",
    "residence": "12/4 Quang Trung",
    "marital_history": "never",
    "purpose": "other",
    "other_purpose": "Bổ sung hồ sơ",
    "copies": "1",
}


@dataclass(frozen=True)
class Office:
    """The unit that receives and decides, and who does each step."""

    unit: int
    people: dict[str, Actor]


def run() -> list[dict[str, Any]]:
    """Human steps a second, ours and theirs, one by one and in bulk."""
    with elsewhere.throwaway("engine"):
        return measure(furnish(), rounds=ROUNDS, count=DOSSIERS, batch=BATCH)


def spec() -> Spec:
    """Six human steps and a gateway, each step with its hours."""
    steps = [
        {"key": key, "name": key, "function": function, "unit_rule": unit, "hours": 2, "kind": kind}
        for key, function, kind, unit in _STEPS
    ]
    gates = [{"key": "way", "kind": "choice"}, {"key": "end", "kind": "end"}]
    return spec_from_data(
        {
            "key": "bench-engine",
            "version": 1,
            "name": "bench-engine",
            "start": "receive",
            "steps": steps,
            "gates": gates,
            "moves": list(_MOVES),
        }
    )


def furnish() -> Office:
    """The small province and one procedure with that process, into the present database."""
    data = data_folder()
    agencies.load_province(data / "provinces" / _PROVINCE, password="một cửa để đo")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("procedures", "schema"):
            (folder / part).mkdir()
        given = json.loads((data / "procedures" / f"{_PROCEDURE}.json").read_text(encoding="utf-8"))
        given |= {"process": spec_to_data(spec()), "fees": []}
        (folder / "procedures" / f"{_PROCEDURE}.json").write_text(json.dumps(given), encoding="utf-8")
        schema = "schema/procedure.json"
        (folder / schema).write_bytes((data / schema).read_bytes())
        catalogue.load_data(folder)
    agencies.forget()
    unit = agencies.unit_by_identifier(_WARD)
    if unit is None:
        raise LookupError(_WARD)
    day = clock.today()
    return Office(unit.id, {key: _person(function, unit.id, day) for key, function, *_ in _STEPS})


def _person(function: str, unit: int, day: date) -> Actor:
    holder = agencies.holders(function, unit, "ho-tich", day)[0]
    return agencies.actor_for(holder.account_id, "import", holder.post_id)


def measure(office: Office, *, rounds: int, count: int, batch: int) -> list[dict[str, Any]]:
    """The two rows. Rounds of the sides alternate; the median round counts, all are listed."""
    with psycopg.connect(settings.DATABASE_OWNER_URL) as connection:
        peer = Peer(connection, spec(), FACTS)
        names = {1: "engine", batch: "engine-bulk"}
        rows = [_compare(name, office, peer, rounds, count, size) for size, name in names.items()]
        peer.drop()
    single, bulk = rows
    apart = [
        {"ours": ours["ours"], "peer": theirs["peer"]}
        for ours, theirs in zip(bulk["runs"], single["runs"], strict=True)
    ]
    return [*rows, _row("engine-bulk-against-single", apart)]


def _compare(name: str, office: Office, peer: Peer, rounds: int, count: int, size: int) -> dict[str, Any]:
    runs = []
    for number in range(rounds + 1):
        ours_order, ours = _ours(office, count, size)
        peer_order, theirs = _theirs(peer, count, size)
        if ours_order != peer_order:
            raise OrderDiffers(ours=" ".join(ours_order), peer=" ".join(peer_order))
        if number:  # the first round warms both sides: plans, caches, pages
            steps = len(ours_order) * count
            runs.append({"ours": round(steps / ours, 1), "peer": round(steps / theirs, 1)})
    return _row(name, runs)


def _row(name: str, runs: list[dict[str, float]]) -> dict[str, Any]:
    ours, peer = (median(each[side] for each in runs) for side in ("ours", "peer"))
    return {
        "name": name,
        "ours": ours,
        "peer": peer,
        "ratio": round(ours / peer, 2),
        "unit": "steps/s",
        "runs": runs,
    }


def _ours(office: Office, count: int, size: int) -> tuple[list[str], float]:
    """The order of steps and the seconds in which so many dossiers went from first to last step."""
    opened = dossiers.submit_all([(office.people["receive"], _intake(office.unit)) for _ in range(count)])
    ids = [done.public_id for done in opened]
    order, spent = [], 0.0
    while (step := _next_step(states := _states(ids))) is not None:
        order.append(step)
        batches = _batches([_order(office, states[key], step) for key in ids], size)
        began = perf_counter()
        for orders in batches:
            if size == 1:
                one = orders[0]
                dossiers.perform(one.actor, one.dossier, one.command)
            else:
                dossiers.perform_all(orders)
        spent += perf_counter() - began
    return order, spent


def _order(office: Office, state: DossierState, step: str) -> Order:
    mark = state.result.fingerprint if state.result is not None else ""
    return Order(office.people[step], state.public_id, _COMMANDS[step](mark))


def _states(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, DossierState]:
    with transaction.atomic():
        return dossiers.states_of(SYSTEM, ids)


def _next_step(states: dict[uuid.UUID, DossierState]) -> str | None:
    """The step every dossier is at; None at the end."""
    keys = {tuple(step.key for step in state.steps) for state in states.values()}
    (only,) = keys
    return only[0] if only else None


def _theirs(peer: Peer, count: int, size: int) -> tuple[list[str], float]:
    """The same on the other side."""
    ids = peer.open(count)
    order, spent = [], 0.0
    while peer.is_open(ids[0]):
        began = perf_counter()
        done = [key for part in _batches(ids, size) for key in peer.act(part)]
        spent += perf_counter() - began
        (only,) = set(done)
        order.append(only)
    return order, spent


def _batches(things: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [things[first : first + size] for first in range(0, len(things), size)]


def _intake(unit: int) -> dossiers.Intake:
    return dossiers.Intake(
        intent_key=uuid.uuid4(),
        procedure=_PROCEDURE,
        receiving=unit,
        owner=PersonGiven("Trần Thị Mỹ Hoà", personal_id="079194001234", phone="0912345678"),
        answers=_ANSWERS,
        papers=(PaperGiven("to-khai", "original"),),
        case="general",
        channel="online",
        help_kind="self",
    )
