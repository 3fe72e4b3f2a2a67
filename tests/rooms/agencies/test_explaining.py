"""What is explained is what the engine compares: over generated officers."""

import random
from datetime import timedelta
from itertools import product

import pytest

from motcua.agencies import api as agencies
from motcua.agencies.models import Delegation, Post, RoleGrant, Unit
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM, allowed
from motcua.platform.errors import NotFound
from people import Cast

PROCEDURES = ("1.004873", "2.000815")
FIELDS = ("ho-tich", "chung-thuc", "dat-dai")
VIEW = "dossiers:dossier:view"


@pytest.fixture(params=range(6))
def crowd(request: pytest.FixtureRequest, cast: Cast) -> list[int]:
    """Accounts with chance posts, grants and delegations, ended and coming ones too."""
    chance = random.Random(request.param)
    today = clock.today()
    units, roles = list(Unit.objects.values_list("pk", flat=True)), list(agencies.role_names())

    def days() -> dict[str, object]:
        begins = today + timedelta(days=chance.choice((-400, -30, 0, 5)))
        ends = chance.choice((None, begins + timedelta(days=chance.choice((10, 500)))))
        return {"valid_from": begins, "valid_to": ends}

    def fields() -> list[str] | None:
        return chance.choice((None, sorted(chance.sample(FIELDS, chance.randint(0, 2)))))

    accounts, posts = [], []
    for number in range(8):
        account = parties.create_staff(actor=SYSTEM, login=f"nguoi.{number}", name=f"Người {number}").id
        accounts.append(account)
        for turn in range(chance.randint(1, 2)):
            unit = chance.choice(units)
            post = Post.objects.create(
                code=f"{account}-{turn}", account_id=account, unit_id=unit, title="Vị trí",
                is_main=turn == 0, **days(),
            )  # fmt: skip
            posts.append(post)
            for _ in range(chance.randint(0, 3)):
                at = chance.choice((unit, chance.choice(units)))
                RoleGrant.objects.create(
                    post=post, role=chance.choice(roles), unit_id=at, fields=fields(), **days()
                )
    for _ in range(8):
        principal, deputy = chance.sample(posts, 2)
        if principal.account_id != deputy.account_id:
            narrowed = chance.choice((None, chance.sample(roles, 4)))
            Delegation.objects.create(
                principal=principal,
                deputy=deputy,
                roles=narrowed,
                fields=fields(),
                procedures=chance.choice((None, chance.sample(PROCEDURES, 1))),
                reason="Đi vắng",
                **days(),
            )
    parties.suspend(actor=SYSTEM, account_id=accounts[-1], because="Thử")
    agencies.forget()
    return accounts


def test_the_explanation_of_each_post_is_what_the_engine_allows(cast: Cast, crowd: list[int]) -> None:
    places = [*Unit.objects.values_list("pk", flat=True), None]
    checked = 0
    for account in crowd[:-1]:
        explained = agencies.rights_of(account, clock.today())
        for post in _posts_to_work_in(account):
            actor = agencies.actor_for(account, "desk", post)
            grants = [grant for right in explained if right.post_id == post for grant in right.grants]
            for permission in {grant.permission for grant in (*grants, *actor.grants)}:
                for unit in places:
                    for field, procedure in product((*FIELDS, None), (*PROCEDURES, None)):
                        mine = [grant for grant in grants if grant.permission == permission]
                        explanation = any(grant.reaches(unit, field, procedure) for grant in mine)
                        assert explanation == allowed(actor, permission, unit, field, procedure)
                        checked += 1
    assert checked


def test_those_who_may_are_exactly_those_the_engine_lets(cast: Cast, crowd: list[int]) -> None:
    for unit in (cast.ward.id, cast.department.id, cast.province.id):
        for field, procedure in product((*FIELDS, None), (PROCEDURES[0], None)):
            may = agencies.who_may(VIEW, [unit], field, clock.today(), procedure)
            named = {right.account_id for right in may}
            let = {
                account
                for account in crowd[:-1]
                for post in _posts_to_work_in(account)
                if allowed(agencies.actor_for(account, "desk", post), VIEW, unit, field, procedure)
            }
            assert named & set(crowd) == let


def _posts_to_work_in(account: int) -> list[int]:
    posts = (*agencies.posts_of(account), *agencies.posts_stood_in_for(account))
    return [post.id for post in posts]


def test_an_explanation_is_for_administrators_of_that_officer(cast: Cast) -> None:
    public_id = parties.account(cast.examiner.account or 0).public_id
    assert agencies.explain_rights(cast.ward_administrator, public_id)
    for stranger in (cast.leader, cast.outsider):
        with pytest.raises(NotFound):
            agencies.explain_rights(stranger, public_id)
    parties.suspend(actor=SYSTEM, account_id=cast.examiner.account or 0, because="Thử")
    assert not agencies.explain_rights(cast.ward_administrator, public_id)
