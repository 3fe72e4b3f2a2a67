"""Keys of other systems: shown once, bound to a unit, ended at once."""

from datetime import timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.parties import refusals
from motcua.platform import clock
from motcua.platform.access import SYSTEM, allowed
from motcua.platform.errors import NotFound
from people import Cast

SUBMIT = "dossiers:dossier:submit"


@pytest.fixture
def machine(cast: Cast) -> parties.AccountRow:
    return parties.create_machine(actor=SYSTEM, login="buu.dien", name="Bưu điện tỉnh")


@pytest.fixture
def key(cast: Cast, machine: parties.AccountRow) -> parties.IssuedKey:
    return parties.issue_key(
        actor=cast.administrator,
        account_id=machine.id,
        unit_id=cast.ward.id,
        name="Máy chủ chính",
        scopes=[SUBMIT],
    )


def test_a_key_acts_with_its_scopes_in_its_unit_only(cast: Cast, key: parties.IssuedKey) -> None:
    shown = parties.check_key(key.secret)
    assert shown is not None
    actor = agencies.actor_for_key(shown)

    assert actor.kind == "machine"
    assert allowed(actor, SUBMIT, cast.ward.id)
    assert not allowed(actor, SUBMIT, cast.neighbour_ward.id)
    assert not allowed(actor, "dossiers:dossier:view", cast.ward.id)


def test_the_secret_is_kept_nowhere(cast: Cast, key: parties.IssuedKey) -> None:
    secret = key.secret.split("_", 2)[2]  # the secret itself may hold more of these

    assert secret not in repr(key)
    assert all(secret not in repr(row) for row in parties.keys_of(cast.administrator, cast.ward.id))


@pytest.mark.parametrize("wrong", ["", "mc", "mc_", "mc_abc_def", "mc_đ_ê", "bearer x", "mc_\0_x", "_" * 400])
def test_what_is_not_a_key_is_nobody(key: parties.IssuedKey, wrong: str) -> None:
    assert parties.check_key(wrong) is None
    assert parties.check_key(key.secret + "x") is None


def test_a_revoked_key_is_dead(cast: Cast, key: parties.IssuedKey) -> None:
    for _ in range(2):
        parties.revoke_key(actor=cast.administrator, key_id=key.row.id)

    assert parties.check_key(key.secret) is None


def test_keys_die_with_time_and_with_their_account(
    cast: Cast, key: parties.IssuedKey, machine: parties.AccountRow
) -> None:
    with clock.at(clock.now() + timedelta(days=366)):
        assert parties.check_key(key.secret) is None
    assert parties.check_key(key.secret)
    parties.suspend(actor=SYSTEM, account_id=machine.id, because="Hết hợp đồng")
    assert parties.check_key(key.secret) is None


def test_use_is_noted_once_a_minute(cast: Cast, key: parties.IssuedKey) -> None:
    now = clock.now()
    for seconds in (0, 30, 61):
        with clock.at(now + timedelta(seconds=seconds)):
            shown = parties.check_key(key.secret)
    [row] = parties.keys_of(cast.administrator, cast.ward.id)

    assert row.last_used_at == now + timedelta(seconds=61)
    assert shown is not None


def test_keys_carry_no_rights_over_accounts_or_posts(cast: Cast, machine: parties.AccountRow) -> None:
    for scope in ("parties:account:create", "agencies:role:grant", "xin:chao"):
        with pytest.raises(refusals.ScopeRefused, match="quyền"):
            parties.issue_key(
                actor=cast.administrator,
                account_id=machine.id,
                unit_id=cast.ward.id,
                name="Quá tay",
                scopes=[scope],
            )


def test_only_administrators_issue_keys_and_only_for_machines(
    cast: Cast, machine: parties.AccountRow
) -> None:
    wanted = {"unit_id": cast.ward.id, "name": "Khóa", "scopes": [SUBMIT]}
    with pytest.raises(NotFound):
        parties.issue_key(actor=cast.leader, account_id=machine.id, **wanted)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        parties.issue_key(
            actor=cast.administrator,
            account_id=cast.leader.account or 0,
            **wanted,  # type: ignore[arg-type]
        )
    with pytest.raises(refusals.KeyTooLongLived, match="366"):
        parties.issue_key(
            actor=cast.administrator,
            account_id=machine.id,
            lifetime=timedelta(days=4000),
            **wanted,  # type: ignore[arg-type]
        )
