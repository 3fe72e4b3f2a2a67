"""P14: a dossier has one decision, and never leaves the graph of its statuses.

Approval, withdrawal, sending back and the deadline job meet at the same moment: exactly one happens, the
others get a sentence. And whatever people try in whatever order, a status only follows one it may follow.
"""

import random
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.actions.fire_timer import FireTimer
from motcua.dossiers.api import Done, Fault, Order, Status
from motcua.dossiers.models import Step
from motcua.dossiers.status import ENDED, MOVES
from motcua.kernel.errors import KernelError
from motcua.platform import ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import Refusal
from proving.figures import record
from proving.office import Office
from proving.races import race
from proving.sizes import patience, size

MEETINGS = size(30, 1_000)
LIVES = size(25, 1_000)
DEADLINE = "trinh-duyet_after_1"


@pytest.fixture
def data_folder(data_folder: Path) -> Path:
    """The same process, but work that waits three hours for approval goes back by itself."""
    path = data_folder / "processes" / "ho-tich-cap-giay.yaml"
    words = path.read_text()
    mark = "    hours: 3\n"
    assert words.count(mark) == 1
    path.write_text(
        words.replace(mark, f"{mark}    after:\n      - {{hours: 3, do: expire, to: tham-dinh-lai}}\n")
    )
    return data_folder


def to_approve(office: Office, count: int) -> list[Done]:
    """Dossiers whose draft waits for the head of section."""
    receiver, head, examiner = (office.person(f) for f in ("receiver", "section_head", "examiner"))
    made = dossiers.submit_all([(receiver, office.intake()) for _ in range(count)])
    dossiers.perform_all([Order(head, d.public_id, dossiers.Assign(examiner.account or 0)) for d in made])
    complete = dossiers.CompleteStep(content="Xác nhận chưa kết hôn")
    return dossiers.perform_all([Order(examiner, d.public_id, complete) for d in made])


class Desk:
    """Somebody who tries the same act on one dossier after the other."""

    def __init__(
        self, actor: Actor, command: Callable[[Done], object], *, knows_version: bool = True
    ) -> None:
        self.actor = actor
        self.command = command
        self.knows_version = knows_version
        self.results: dict[str, str] = {}

    def work(self, waiting: list[Done]) -> Callable[[Callable[[], object]], None]:
        commands = [self.command(done) for done in waiting]

        def run(ready: Callable[[], object]) -> None:
            for done, command in zip(waiting, commands, strict=True):
                ready()
                time.sleep(random.uniform(0, 0.003))
                self.results[done.code] = self.attempt(done, command)

        return run

    def attempt(self, done: Done, command: object) -> str:
        try:
            expected = done.version if self.knows_version else None
            dossiers.perform(self.actor, done.public_id, command, expected=expected)
        except Refusal as refusal:
            return str(refusal)
        except KernelError as error:
            return error.key
        return ""


@pytest.mark.timeout(patience(120, 3_600))
def test_of_four_decisions_at_once_exactly_one_happens(committed_office: Office) -> None:
    office = committed_office
    head, receiver = office.person("section_head"), office.person("receiver")
    winners: Counter[str] = Counter()
    for start in range(0, MEETINGS, 10):
        waiting = to_approve(office, min(10, MEETINGS - start))
        view = dossiers.dossier_view(head, waiting[0].public_id)
        token = view.state.steps[0].token

        def approval(done: Done) -> dossiers.Approve:
            result = dossiers.dossier_view(head, done.public_id).state.result
            return dossiers.Approve(result.fingerprint if result else "")

        desks = {
            "approve": Desk(head, approval),
            "withdraw": Desk(receiver, lambda _: dossiers.Withdraw("Tôi không cần nữa")),
            "send back": Desk(head, lambda _: dossiers.SendBack("Ghi lại họ tên")),
            "deadline": Desk(SYSTEM, lambda _, token=token: FireTimer(token, DEADLINE), knows_version=False),
        }
        race([desk.work(waiting) for desk in desks.values()])
        for done in waiting:
            won = [name for name, desk in desks.items() if not desk.results[done.code]]
            assert len(won) == 1, (won, {name: desk.results[done.code] for name, desk in desks.items()})
            winners[won[0]] += 1
            state = dossiers.dossier_view(head, done.public_id).state
            assert state.version == done.version + 1
            assert (state.status is Status.WITHDRAWN) == (won == ["withdraw"])
    record("P14", f"{MEETINGS} dossiers, four decisions each at the same moment", **winners)
    assert len(winners) > 1, "always the same one wins: they never met"
    assert ledger.verify().sound


ACTS: list[tuple[str, Callable[[Office, Done], object]]] = [
    ("receiver", lambda *_: dossiers.Accept()),
    ("receiver", lambda *_: dossiers.Reject("Không thuộc thẩm quyền")),
    ("receiver", lambda *_: dossiers.Withdraw("Đổi ý")),
    ("section_head", lambda office, _: dossiers.Assign(office.person("examiner").account or 0)),
    ("examiner", lambda *_: dossiers.Take()),
    ("examiner", lambda *_: dossiers.CompleteStep(content="Xác nhận")),
    ("examiner", lambda *_: dossiers.CompleteStep(outcome="verify")),
    ("examiner", lambda *_: dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "Tờ khai mờ")),
    ("receiver", lambda *_: dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "Tờ khai mờ")),
    ("receiver", lambda *_: dossiers.AnswerSupplement(note="đã nộp lại")),
    ("examiner", lambda *_: dossiers.RequirePayment(20_000, "Trích lục")),
    ("section_head", lambda office, done: dossiers.Approve(seen(office, done))),
    ("section_head", lambda *_: dossiers.SendBack("Sửa tên")),
    ("leader", lambda office, done: dossiers.Sign(seen(office, done), password="mot-cua-thu-nghiem")),
    ("leader", lambda *_: dossiers.Stop("Chờ kết luận")),
    ("leader", lambda *_: dossiers.Resume("Đã có kết luận")),
    ("leader", lambda *_: dossiers.Extend("2wd", "Cần xác minh", "Xin lỗi ông/bà")),
    ("clerk", lambda *_: dossiers.Number()),
    ("clerk", lambda *_: dossiers.Issue()),
    ("returner", lambda *_: dossiers.Deliver("Trần Thị Mỹ Hoà")),
    ("", lambda *_: dossiers.PaymentSettled()),
    ("", lambda *_: FireTimer(4, DEADLINE)),
]


STRAIGHT = [3, 5, 11, 13, 17, 18, 20, 19]
"""The straight way from acceptance to the result in the person's hand; a life begins with a part of it."""


def seen(office: Office, done: Done) -> str:
    result = dossiers.dossier_view(office.person("leader"), done.public_id).state.result
    return result.fingerprint if result else ""


@pytest.mark.timeout(patience(120, 3_600))
def test_no_order_of_acts_leaves_the_graph_of_statuses(office: Office) -> None:
    reached: Counter[str] = Counter()
    people = {function: office.person(function) if function else SYSTEM for function, _ in ACTS}

    @settings(max_examples=LIVES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        begun=st.integers(0, len(STRAIGHT)),
        course=st.lists(st.sampled_from(range(len(ACTS))), min_size=5, max_size=40),
        at_once=st.booleans(),
    )
    def live(begun: int, course: list[int], at_once: bool) -> None:
        done = office.taken_in(accept_now=at_once)
        trail = [Status(done.status)]
        for number in STRAIGHT[:begun] + course:
            function, command = ACTS[number]
            try:
                done = dossiers.perform(people[function], done.public_id, command(office, done))
            except (Refusal, KernelError):
                continue
            trail.append(Status(done.status))
        reached.update(status.name for status in set(trail))
        for before, after in pairwise(trail):
            assert before == after or after in MOVES[before], (before, after)
        _nothing_contradicts(office, done)

    live()
    agencies.forget()
    catalogue.forget_versions()
    record("P14", f"{LIVES} random lives of a dossier, up to 48 acts each", **reached)
    assert len(reached) >= 6, f"only {set(reached)} were reached"


def _nothing_contradicts(office: Office, done: Done) -> None:
    state = dossiers.dossier_view(office.person("leader"), done.public_id).state
    still_open = Step.objects.filter(dossier_id=state.id, closed_at__isnull=True).count()
    assert still_open == len(state.steps)
    assert not (state.status in ENDED and state.steps), "ended, yet somebody holds a step"
    assert state.status in ENDED or state.steps, "under way, yet nobody holds a step"
    versions = [entry.payload["version"] for entry in ledger.entries(state.subject)]
    assert versions == list(range(1, state.version + 1))
