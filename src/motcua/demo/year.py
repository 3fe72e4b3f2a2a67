"""The year itself: arrivals over office hours, acts in batches at the moment they would have happened."""

import heapq
import random
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.api import UnitRow
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import ProcedureVersion
from motcua.demo import course as one_course
from motcua.demo import wording
from motcua.demo.answering import answers
from motcua.demo.course import Course, actor, next_act
from motcua.demo.patience import patiently
from motcua.demo.people import Names, person
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import DossierState, Intake, Order, PaperGiven, Status
from motcua.kernel import worktime
from motcua.kernel.worktime import LimitUnit
from motcua.payments import api as payments
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from motcua.platform.clock import ZONE

SLOT = timedelta(minutes=30)
"""Acts of one half hour share a transaction and its moment: their own time is at most this much earlier."""
INTENTS = uuid.UUID("6a3d1f52-7b0c-5e9a-8f41-2c9d0e7ab613")
"""Names the intents of the demo, so that loading it twice opens nothing twice."""
NON_TERRITORIAL = 0.08
BUSY_SHARE = 0.35
"""Share of dossiers filed at the fully staffed wards, where a newcomer looks first."""


@dataclass(frozen=True)
class Setting:
    """What the year is made of."""

    names: Names
    province: str
    procedures: tuple[ProcedureVersion, ...]
    wards: tuple[UnitRow, ...]
    busy: tuple[UnitRow, ...]
    lately: float = 1.0
    """1: arrivals spread evenly; above: more of them towards the end, so that desks are full today."""


def play(
    setting: Setting, number: int, seed: int, begin: datetime, end: datetime, progress: Callable[[int], None]
) -> int:
    """Let that many dossiers arrive between two moments and live until `end`; answers how many there are.

    The same seed and moments give the same intents: what an interrupted run has opened is found again and
    goes on from where it stands.
    """
    wording.forget()
    one_course.forget()
    order = count()
    courses = list(_arrivals(setting, number, random.Random(seed), begin, end, seed))
    opened = resume(courses)
    waiting = [(course.at, next(order), course) for course in courses]
    heapq.heapify(waiting)
    while waiting and waiting[0][0] < end:
        slot: list[Course] = []
        until = min(waiting[0][0] + SLOT, end)
        while waiting and waiting[0][0] < until:
            slot.append(heapq.heappop(waiting)[2])
        opened += sum(course.public_id is None for course in slot)
        for course in _play_slot(slot):
            heapq.heappush(waiting, (course.at, next(order), course))
        progress(opened)
    return opened


def resume(courses: Sequence[Course]) -> int:
    """Give the courses that were opened before their dossier and the moment it last moved; says how many."""
    wanted = {course.intake.intent_key: course for course in courses}
    known = dict(
        dossiers.visible(SYSTEM).filter(intent_key__in=list(wanted)).values_list("intent_key", "public_id")
    )
    with transaction.atomic():
        states = dossiers.states_of(SYSTEM, list(known.values()))
    for intent, public_id in known.items():
        course, state = wanted[intent], states[public_id]
        course.public_id = public_id
        moved = max((step.opened_at for step in state.steps), default=state.submitted_at)
        course.at = _later(course, moved.astimezone(ZONE))
    return len(known)


def _play_slot(slot: Sequence[Course]) -> list[Course]:
    """What arrives and what is done in one half hour; answers with those that go on, each with its time."""
    moment = max(course.at for course in slot)
    new = [course for course in slot if course.public_id is None]
    old = {course.public_id: course for course in slot if course.public_id is not None}
    # Dossiers are locked before counters and the ledger's heads, as every act does it.
    moving = patiently(lambda: _work(old, moment)) + new
    if new:
        patiently(lambda: _open(new, moment))
    for course in moving:
        course.at = _later(course, moment)
    return moving


def _work(courses: Mapping[UUID, Course], moment: datetime) -> list[Course]:
    """One transaction; answers with those on which something was done."""
    with transaction.atomic(durable=True), clock.at(moment):
        orders = _orders(courses)
        if orders:
            dossiers.perform_within(orders)
    return [courses[order.dossier] for order in orders]


def _open(courses: Sequence[Course], moment: datetime) -> None:
    with transaction.atomic(durable=True), clock.at(moment):
        opened = dossiers.submit_within([(course.receiver, course.intake) for course in courses])
    for course, done in zip(courses, opened, strict=True):
        course.public_id = done.public_id


def _orders(courses: Mapping[UUID, Course]) -> list[Order]:
    """What is done on each dossier now: who is owed money is paid first, unless the person never pays."""
    orders: list[Order] = []
    for key, state in dossiers.states_of(SYSTEM, list(courses)).items():
        course = courses[key]
        if state.money == "owed" and state.status in {Status.PAYMENT_REQUIRED, Status.COMPLETED}:
            if "unpaid" not in course.plan:
                _pay(state)
                orders.append(Order(SYSTEM, key, dossiers.PaymentSettled(), help_kind="self"))
            continue
        act = next_act(course, state)
        if act is not None:
            orders.append(Order(act[0], key, act[1]))
    return orders


def _pay(state: DossierState) -> None:
    """The person pays at the counter; every cashier of the receiving unit may take it."""
    day = state.submitted_at.date()
    people = agencies.holders("cashier", state.receiving_id, state.field_code, day)
    people = people or agencies.holders("cashier", state.receiving_id, None, day)
    cashier = actor(people[0].account_id, people[0].post_id, day)
    for owed in payments.obligations(state.subject):
        if owed.state == "open":
            payments.receive_cash(cashier, obligation_id=owed.id, amount=owed.amount, payer=state.owner_name)


def _later(course: Course, moment: datetime) -> datetime:
    """When somebody comes back to it: its share of the legal time, more or less; longer for the slow ones."""
    base = max(5, round(course.pace * course.chance.uniform(0.2, 1.1)))
    if "slow" in course.plan:
        base *= course.chance.choice((2, 3, 5))
    calendar = agencies.calendar_of(course.intake.receiving)
    return worktime.add_working_minutes(calendar, moment, base)


def _arrivals(
    setting: Setting, number: int, chance: random.Random, begin: datetime, end: datetime, seed: int
) -> Iterator[Course]:
    span = int((end - begin).total_seconds() // 60)
    weights = [_popularity(version) for version in setting.procedures]
    for place in range(number):
        intent = uuid.uuid5(INTENTS, f"{seed}:{place}")
        at = end - timedelta(minutes=1 + int(span * chance.random() ** setting.lately))
        version = chance.choices(setting.procedures, weights)[0]
        yield _course(setting, version, at, random.Random(chance.random()), intent)


def _popularity(version: ProcedureVersion) -> int:
    return {"ho-tich": 6, "chung-thuc": 6, "cu-tru": 4, "ho-kinh-doanh": 3}.get(version.field_code, 1)


def _course(
    setting: Setting, version: ProcedureVersion, at: datetime, chance: random.Random, intent: uuid.UUID
) -> Course:
    day = at.date()
    ward, competent = _place(setting, version, day, chance)
    receiving = ward
    if competent is not None and competent.level == "commune" and chance.random() < NON_TERRITORIAL:
        receiving = chance.choice(setting.busy)
    receivers = agencies.holders("receiver", receiving.id, version.field_code, day)
    receiver = chance.choice(receivers)
    owner = person(setting.names, chance, setting.province, ward.name.removeprefix("Ủy ban nhân dân "))
    opening = worktime.add_working_minutes(agencies.calendar_of(receiving.id), at, 1)
    channel = "online" if "online" in version.limits and chance.random() < 0.45 else "counter"
    if channel not in version.limits:
        channel = next(iter(version.limits))
    form = version.form
    intake = Intake(
        intent_key=intent,
        procedure=version.code,
        receiving=receiving.id,
        competent_at=ward.id,
        owner=owner,
        answers=answers(form, owner, setting.names, chance, day) if form else {},
        papers=tuple(PaperGiven(c.code, "copy", "copied") for c in version.components),
        case=version.cases[0].code if version.cases else "",
        channel=channel,
        help_kind="self" if channel == "online" else chance.choice(("officer", "officer", "assisted")),
        quantities={unit: 1 for rule in version.fee_rules for unit in (rule.unit, rule.times) if unit},
        accept_now=channel == "counter",
    )
    clerk = actor(receiver.account_id, receiver.post_id, day)
    course = Course(intake, clerk, at if channel == "online" else opening, chance)
    course.pace = _pace(version, channel)
    return course.drawn()


def _pace(version: ProcedureVersion, channel: str) -> float:
    """Office minutes a step may take if each takes its part of the limit."""
    limit = version.limit(channel)
    steps = len(version.spec.steps) if version.spec else 6
    if limit is None or limit.unit is LimitUnit.NONE:
        return 120.0
    whole = {LimitUnit.WORKING_HOURS: 60, LimitUnit.SAME_DAY: 0}.get(limit.unit, 480) * limit.amount
    return max(whole, 200) / steps


def _place(
    setting: Setting, version: ProcedureVersion, day: date, chance: random.Random
) -> tuple[UnitRow, UnitRow | None]:
    """A ward, the fully staffed ones often, whose deciding agency had somebody for every step that day."""
    for _ in range(20):
        ward = chance.choice(setting.busy if chance.random() < BUSY_SHARE else setting.wards)
        competent = agencies.competent_for(version.code, ward.id, day, field=version.field_code)
        if competent is not None and _is_staffed(version, competent, day):
            break
    return ward, competent


def _is_staffed(version: ProcedureVersion, competent: UnitRow, day: date) -> bool:
    functions = {step.function for step in version.spec.steps if step.function} if version.spec else set()
    functions -= {"receiver", "returner", "cashier"}
    return all(agencies.holders(each, competent.id, version.field_code, day) for each in functions)


def decided_here(wards: Sequence[UnitRow], day: date) -> tuple[ProcedureVersion, ...]:
    """Every published procedure with a process that some agency of these wards' province decides."""
    found: list[ProcedureVersion] = []
    number, pages = 1, 1
    while number <= pages:
        page = catalogue.search(page=number, page_size=200)
        found += [catalogue.version(row.version_id) for row in page.rows]
        number, pages = number + 1, page.pages
    return tuple(v for v in found if v.spec is not None and _is_decided(v, wards, day))


def _is_decided(version: ProcedureVersion, wards: Sequence[UnitRow], day: date) -> bool:
    return any(agencies.competent_for(version.code, ward.id, day, field=version.field_code) for ward in wards)
