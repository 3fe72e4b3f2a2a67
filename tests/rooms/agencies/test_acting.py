"""From account to Actor: what a post may do, for how long, and in whose name."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.agencies import api as agencies
from motcua.agencies import refusals
from motcua.parties import api as parties
from motcua.platform import clock, ledger
from motcua.platform.access import SYSTEM, Actor, allowed, scope
from motcua.platform.errors import NotFound
from people import Cast, one_person_is_enough

VIEW, SIGN, EXAMINE = (f"dossiers:dossier:{act}" for act in ("view", "sign", "examine"))


def account(actor: Actor) -> int:
    assert actor.account is not None
    return actor.account


def post(actor: Actor) -> int:
    assert actor.post is not None
    return actor.post


def test_rights_reach_the_own_agency_and_stop_there(cast: Cast) -> None:
    leader = cast.leader

    assert allowed(leader, SIGN, cast.ward.id, "ho-tich")
    assert not allowed(leader, SIGN, cast.neighbour_ward.id, "ho-tich")
    assert not allowed(leader, SIGN, cast.province.id, "ho-tich")
    assert not allowed(cast.examiner, SIGN, cast.ward.id, "ho-tich")
    assert (leader.unit, leader.kind, leader.channel, leader.name) == (
        cast.ward.id,
        "staff",
        "desk",
        "Vừ Thị Mỷ",
    )


def test_rights_over_the_root_are_rights_over_everything(cast: Cast) -> None:
    assert scope(cast.controller, VIEW).everything
    assert not scope(cast.administrator, VIEW).pairs


def test_an_officer_without_a_post_may_do_nothing(cast: Cast) -> None:
    outsider = cast.outsider

    assert (outsider.post, outsider.unit, outsider.grants) == (None, None, ())


def test_a_grant_bound_to_fields_stops_at_them(cast: Cast) -> None:
    agencies.grant_role(
        SYSTEM, post_id=post(cast.leader), role="examiner", unit_id=cast.ward.id, fields=["dat-dai"]
    )

    assert allowed(cast.leader, EXAMINE, cast.ward.id, "dat-dai")
    assert not allowed(cast.leader, EXAMINE, cast.ward.id, "ho-tich")


def test_an_ended_grant_is_gone_at_once(cast: Cast) -> None:
    grant = agencies.grant_role(SYSTEM, post_id=post(cast.leader), role="examiner", unit_id=cast.ward.id)
    assert allowed(cast.leader, EXAMINE, cast.ward.id)

    agencies.end_grant(SYSTEM, grant_id=grant)
    agencies.end_grant(SYSTEM, grant_id=grant)
    assert not allowed(cast.leader, EXAMINE, cast.ward.id)


def test_an_ended_post_takes_its_rights_along(cast: Cast) -> None:
    leader = cast.leader
    agencies.end_post(cast.administrator, post_id=post(leader), because="Nghỉ hưu")

    assert cast.leader.grants == ()
    with pytest.raises(refusals.PostEnded):
        agencies.end_post(cast.administrator, post_id=post(leader), because="Lần nữa")
    with pytest.raises(NotFound):
        agencies.actor_for(account(leader), "desk", post(leader))
    assert agencies.post_row(post(leader)).valid_to == clock.today()


def test_a_suspended_account_is_nobody(cast: Cast) -> None:
    leader = cast.leader
    parties.suspend(actor=SYSTEM, account_id=account(leader), because="Kỷ luật")
    agencies.forget()

    with pytest.raises(NotFound):
        agencies.actor_for(account(leader), "desk")
    assert not agencies.holders("leader", cast.ward.id, "ho-tich", clock.today())


def test_rights_begin_and_end_with_their_days(cast: Cast) -> None:
    today = clock.today()
    agencies.grant_role(
        SYSTEM,
        post_id=post(cast.leader),
        role="examiner",
        unit_id=cast.ward.id,
        valid_to=today + timedelta(days=3),
    )

    def may_examine(day: date) -> bool:
        actor = agencies.actor_for(account(cast.leader), "desk", on=day)
        return allowed(actor, EXAMINE, cast.ward.id)

    assert may_examine(today + timedelta(days=2))
    assert not may_examine(today + timedelta(days=3))
    assert not may_examine(today - timedelta(days=1))


def test_one_of_several_posts_is_chosen_and_its_rights_count(cast: Cast) -> None:
    second = agencies.appoint(
        cast.administrator,
        account_id=account(cast.leader),
        unit_id=cast.neighbour_ward.id,
        title="Phó Chủ tịch kiêm nhiệm",
        decision="21/QĐ-UBND",
    )
    agencies.grant_role(SYSTEM, post_id=second.id, role="leader", unit_id=cast.neighbour_ward.id)

    there = agencies.actor_for(account(cast.leader), "desk", second.id)
    assert allowed(there, SIGN, cast.neighbour_ward.id)
    assert not allowed(there, SIGN, cast.ward.id)
    assert not allowed(cast.leader, SIGN, cast.neighbour_ward.id)
    assert [row.is_main for row in agencies.posts_of(account(cast.leader))] == [True, False]


def stand_in(cast: Cast, **narrowed: object) -> Actor:
    """The head of the office stands in for the leader, and says so."""
    today = clock.today()
    agencies.delegate(
        cast.leader,
        principal_post=post(cast.leader),
        deputy_post=post(cast.section_head),
        reason="Đi công tác",
        decision="03/UQ-UBND",
        valid_from=today,
        valid_to=today + timedelta(days=5),
        **narrowed,  # type: ignore[arg-type]
    )
    return agencies.actor_for(account(cast.section_head), "desk", post(cast.leader))


def test_a_deputy_signs_in_the_name_of_the_leader(cast: Cast) -> None:
    deputy = stand_in(cast)

    assert allowed(deputy, SIGN, cast.ward.id)
    assert (deputy.account, deputy.on_behalf) == (cast.section_head.account, cast.leader.account)
    assert deputy.post == cast.section_head.post
    assert not allowed(cast.section_head, SIGN, cast.ward.id)


def test_a_delegation_can_be_narrower_than_the_post(cast: Cast) -> None:
    assert not stand_in(cast, roles=["clerk"]).grants
    narrow = stand_in(cast, fields=["dat-dai"])
    assert allowed(narrow, SIGN, cast.ward.id, "dat-dai")
    assert not allowed(narrow, SIGN, cast.ward.id, "ho-tich")


def test_what_is_delegated_is_not_handed_on(cast: Cast) -> None:
    stand_in(cast)
    today = clock.today()
    agencies.delegate(
        cast.section_head,
        principal_post=post(cast.section_head),
        deputy_post=post(cast.examiner),
        reason="Đi họp",
        decision="04/UQ-VP",
        valid_from=today,
        valid_to=today + timedelta(days=1),
    )

    third = agencies.actor_for(account(cast.examiner), "desk", post(cast.section_head))
    assert not allowed(third, SIGN, cast.ward.id)
    with pytest.raises(NotFound):
        agencies.actor_for(account(cast.examiner), "desk", post(cast.leader))


def test_delegations_end_and_are_arranged_by_those_who_may(cast: Cast) -> None:
    today = clock.today()
    words = {
        "principal_post": post(cast.leader),
        "deputy_post": post(cast.section_head),
        "reason": "Đi công tác",
        "decision": "05/UQ-UBND",
        "valid_from": today,
        "valid_to": today + timedelta(days=5),
    }
    for nobody in (cast.examiner, cast.neighbour, cast.department_leader):
        with pytest.raises(NotFound):
            agencies.delegate(nobody, **words)  # type: ignore[arg-type]
    given = agencies.delegate(cast.administrator, **words)  # type: ignore[arg-type]
    agencies.end_delegation(cast.leader, delegation_id=given)
    with pytest.raises(NotFound):
        agencies.actor_for(account(cast.section_head), "desk", post(cast.leader))
    with pytest.raises(refusals.StandsInForSelf):
        agencies.delegate(cast.leader, **(words | {"deputy_post": post(cast.leader)}))  # type: ignore[arg-type]
    with pytest.raises(refusals.BadPeriod):
        agencies.delegate(cast.leader, **(words | {"valid_to": today}))  # type: ignore[arg-type]


def test_nobody_hands_out_administration_they_do_not_hold(cast: Cast) -> None:
    one_person_is_enough()
    target = post(cast.leader)
    agencies.grant_role(
        cast.administrator, post_id=target, role="clerk", unit_id=cast.ward.id, because="Phân công mới"
    )
    with pytest.raises(refusals.RoleUnknown, match="thần thánh"):
        agencies.grant_role(
            cast.administrator,
            post_id=target,
            role="thần thánh",
            unit_id=cast.ward.id,
            because="Phân công mới",
        )
    with pytest.raises(NotFound):
        agencies.grant_role(cast.leader, post_id=target, role="clerk", unit_id=cast.ward.id)

    local = Actor(account=1, kind="staff", grants=_only_grants_roles(cast))
    with pytest.raises(refusals.RolesTooWide):
        agencies.grant_role(
            local, post_id=target, role="administrator", unit_id=cast.ward.id, because="Phân công mới"
        )


def _only_grants_roles(cast: Cast) -> tuple:  # type: ignore[type-arg]
    return tuple(grant for grant in cast.administrator.grants if grant.permission == "agencies:role:grant")


def test_holders_are_those_of_the_agency_nearest_first(cast: Cast) -> None:
    today = clock.today()
    [examiner] = agencies.holders("examiner", cast.ward.id, "ho-tich", today)
    assert (examiner.account_id, examiner.post_id) == (cast.examiner.account, cast.examiner.post)

    agencies.grant_role(
        SYSTEM, post_id=post(cast.leader), role="examiner", unit_id=cast.ward.id, fields=["ho-tich"]
    )
    assert [row.post_id for row in agencies.holders("examiner", cast.ward.id, "ho-tich", today)] == [
        cast.leader.post,
        cast.examiner.post,
    ]
    assert len(agencies.holders("examiner", cast.ward.id, "dat-dai", today)) == 1


def test_a_grant_over_the_province_makes_nobody_next_in_line_for_a_ward(cast: Cast) -> None:
    agencies.grant_role(
        SYSTEM, post_id=post(cast.department_leader), role="examiner", unit_id=cast.province.id
    )

    holders = agencies.holders("examiner", cast.ward.id, "ho-tich", clock.today())
    assert [row.post_id for row in holders] == [cast.examiner.post]


def test_every_function_is_held_everywhere(cast: Cast) -> None:
    functions = ("receiver", "section_head", "examiner", "leader", "clerk", "returner", "cashier")
    for unit in (cast.ward, cast.neighbour_ward, cast.department):
        for function in functions:
            assert agencies.holders(function, unit.id, None, clock.today()), (unit.name, function)


def test_an_actor_costs_four_look_ups_and_then_none(cast: Cast) -> None:
    who, today = account(cast.leader), clock.today()
    agencies.forget()
    agencies.holders("nobody", cast.ward.id, None, today)
    agencies.permissions_of("leader")

    with CaptureQueriesContext(connection) as cold:
        agencies.actor_for(who, "desk", on=today)
    with CaptureQueriesContext(connection) as warm:
        agencies.actor_for(who, "desk", on=today)
    assert (len(cold), len(warm)) == (4, 0)


def test_what_somebody_may_do_here_is_answered_from_the_same_rules(cast: Cast) -> None:
    here = dict(agencies.permissions_on(cast.leader, cast.ward.id))
    elsewhere = dict(agencies.permissions_on(cast.leader, cast.neighbour_ward.id))

    assert here[SIGN]
    assert not elsewhere[SIGN]
    assert EXAMINE not in here


def test_every_change_of_rights_is_in_the_ledger(cast: Cast) -> None:
    one_person_is_enough()
    leader = cast.leader
    grant = agencies.grant_role(
        cast.administrator, post_id=post(leader), role="clerk", unit_id=cast.ward.id, because="Việc mới"
    )
    agencies.end_grant(cast.administrator, grant_id=grant, because="Đổi việc")
    agencies.end_post(cast.administrator, post_id=post(leader), because="Nghỉ hưu")

    names = [entry.name for entry in ledger.entries(f"account:{leader.account}")]
    assert names == ["agencies.role.granted", "agencies.role.ended", "agencies.post.ended"]
