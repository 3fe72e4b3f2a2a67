"""A role is handed out by two people: who may approve, what makes a proposal void, what the ledger says."""

from datetime import timedelta
from uuid import UUID

import pytest

from motcua.agencies import api as agencies
from motcua.agencies import refusals
from motcua.parties import api as parties
from motcua.platform import clock, ledger, proposals
from motcua.platform.access import SYSTEM, Actor, allowed
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.proposals import refusals as no
from people import Cast, one_person_is_enough

RIGHT = "dossiers:dossier:accept"


def wanted(cast: Cast, role: str = "receiver") -> agencies.RoleWanted:
    return agencies.RoleWanted(cast.examiner.post or 0, role, cast.ward.id, ("ho-tich",))


def asked(cast: Cast, actor: Actor | None = None) -> UUID:
    proposal = agencies.ask_for_role(
        actor or cast.ward_administrator, wanted(cast), because="Thay người nghỉ", fields_said="Hộ tịch"
    )
    assert proposal is not None
    return proposal


def has_it(cast: Cast) -> bool:
    agencies.forget()
    return allowed(cast.examiner, RIGHT, cast.ward.id, "ho-tich")


def names_of(cast: Cast) -> list[str]:
    return [entry.name for entry in ledger.entries(f"account:{cast.examiner.account}")]


def test_the_role_is_held_from_the_approval_on_and_both_are_on_record(cast: Cast) -> None:
    proposal = asked(cast)
    assert not has_it(cast)
    assert names_of(cast)[-1] == "platform.proposal.made"

    proposals.approve(cast.administrator, proposal)
    assert has_it(cast)
    given, approved = ledger.entries(f"account:{cast.examiner.account}")[-2:]
    assert (given.name, approved.name) == ("agencies.role.granted", "platform.proposal.approved")
    assert given.account == cast.administrator.account
    assert given.payload["proposal"] == {
        "id": str(proposal),
        "by": cast.ward_administrator.account,
        "for": None,
    }
    assert given.notes["because"] == "Thay người nghỉ"
    with pytest.raises(no.ProposalOver):
        proposals.approve(cast.second_administrator, proposal)
    [row], total = proposals.decided(cast.administrator)
    assert (row.state, row.decided_by, total) == ("applied", cast.administrator.account, 1)


def test_what_people_were_shown_stays_with_the_proposal(cast: Cast) -> None:
    row = proposals.one(cast.administrator, asked(cast))
    assert [(fact.label, fact.before, fact.after) for fact in row.facts] == [
        ("Vai trò", "–", "Cán bộ tiếp nhận"),
        ("Tại đơn vị", "–", cast.ward.name),
        ("Lĩnh vực", "–", "Hộ tịch"),
        ("Đến hết ngày", "–", "không thời hạn"),
    ]
    assert parties.account(cast.examiner.account or 0).name in row.about


def test_the_proposer_and_deputies_acting_for_them_do_not_approve(cast: Cast) -> None:
    today = clock.today()
    agencies.delegate(
        cast.administrator,
        principal_post=cast.administrator.post or 0,
        deputy_post=cast.second_administrator.post or 0,
        reason="Đi học",
        decision="4/UQ",
        valid_from=today,
        valid_to=today + timedelta(days=9),
    )
    second = cast.second_administrator
    deputy = agencies.actor_for(second.account or 0, "desk", cast.administrator.post)
    assert deputy.on_behalf == cast.administrator.account

    own = asked(cast, cast.administrator)
    for actor in (cast.administrator, deputy):
        assert not proposals.one(actor, own).may_decide
        with pytest.raises(no.OwnProposal):
            proposals.approve(actor, own)
        with pytest.raises(no.OwnProposal):
            proposals.refuse(actor, own, because="Thử")
    proposals.withdraw(deputy, own, because="Nhầm người")

    by_deputy = asked(cast, deputy)
    for actor in (cast.administrator, second, deputy):
        with pytest.raises(no.OwnProposal):
            proposals.approve(actor, by_deputy)
    proposals.approve(cast.ward_administrator, by_deputy)
    assert has_it(cast)


def test_in_their_own_right_a_deputy_is_another_person(cast: Cast) -> None:
    proposals.approve(cast.second_administrator, asked(cast, cast.administrator))
    assert has_it(cast)


@pytest.mark.parametrize("who", ["leader", "controller", "neighbour", "outsider", "examiner"])
def test_without_the_right_there_is_nothing_to_approve(cast: Cast, who: str) -> None:
    proposal = asked(cast)
    actor = getattr(cast, who)
    for act in (
        lambda: proposals.one(actor, proposal),
        lambda: proposals.approve(actor, proposal),
        lambda: proposals.refuse(actor, proposal, because="Thử"),
        lambda: proposals.withdraw(actor, proposal, because="Thử"),
    ):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(NotFound):
        proposals.approve(SYSTEM, proposal)
    assert proposals.waiting(actor) == ()


def test_whoever_is_to_get_the_role_does_not_approve_it(cast: Cast) -> None:
    post = cast.second_administrator.post or 0
    proposal = agencies.ask_for_role(
        cast.administrator, agencies.RoleWanted(post, "receiver", cast.ward.id), because="Kiêm việc"
    )
    assert proposal is not None
    with pytest.raises(agencies.OnOneself):
        proposals.approve(cast.second_administrator, proposal)
    assert proposals.one(cast.administrator, proposal).state == "waiting", "a refused change goes on waiting"


def test_an_approver_whose_own_rights_are_narrower_does_not_approve_more(cast: Cast) -> None:
    target = agencies.RoleWanted(cast.examiner.post or 0, "administrator", cast.ward.id)
    proposal = agencies.ask_for_role(cast.administrator, target, because="Quản trị thay")
    assert proposal is not None
    with pytest.raises(refusals.RolesTooWide):
        proposals.approve(cast.ward_administrator, proposal)
    proposals.approve(cast.second_administrator, proposal)


def test_a_proposal_whose_subject_changed_is_closed_with_a_sentence(cast: Cast) -> None:
    proposal = asked(cast)
    agencies.grant_role(SYSTEM, post_id=cast.examiner.post or 0, role="auditor", unit_id=cast.ward.id)
    with pytest.raises(no.SubjectChanged, match="Hãy lập đề nghị mới"):
        proposals.approve(cast.administrator, proposal)
    assert not has_it(cast)
    assert proposals.one(cast.administrator, proposal).state == "stale"
    assert names_of(cast)[-1] == "platform.proposal.stale"


def test_refused_and_withdrawn_change_nothing(cast: Cast) -> None:
    refused = asked(cast)
    with pytest.raises(no.WordsMissing):
        proposals.refuse(cast.administrator, refused, because=" ")
    proposals.refuse(cast.administrator, refused, because="Đã đủ người")
    assert proposals.one(cast.ward_administrator, refused).decided_because == "Đã đủ người"

    withdrawn = asked(cast)
    with pytest.raises(NotFound):
        proposals.withdraw(cast.administrator, withdrawn, because="Không phải của tôi")
    proposals.withdraw(cast.ward_administrator, withdrawn, because="Nhầm")
    assert not has_it(cast)
    assert names_of(cast)[-4:] == [
        "platform.proposal.made",
        "platform.proposal.refused",
        "platform.proposal.made",
        "platform.proposal.withdrawn",
    ]


def test_what_nobody_decides_expires(cast: Cast) -> None:
    proposal = asked(cast)
    with clock.at(clock.now() + timedelta(days=14)):
        assert proposals.waiting(cast.administrator) == ()
        assert proposals.one(cast.administrator, proposal).state == "expired"
        with pytest.raises(no.ProposalExpired):
            proposals.approve(cast.administrator, proposal)
        again = asked(cast)
        proposals.expire()
        assert proposals.one(cast.administrator, again).state == "waiting"
    assert names_of(cast).count("platform.proposal.expired") == 1


def test_the_same_proposal_is_made_once_and_needs_its_reason(cast: Cast) -> None:
    with pytest.raises(refusals.ReasonMissing):
        agencies.ask_for_role(cast.ward_administrator, wanted(cast), because="")
    asked(cast)
    with pytest.raises(no.ProposedAlready):
        asked(cast, cast.administrator)
    assert proposals.waiting_count(cast.administrator) == 1
    assert proposals.waiting_count(cast.examiner) == 0


def test_alone_it_is_done_only_where_the_province_says_so(cast: Cast) -> None:
    words = {"post_id": cast.examiner.post or 0, "role": "receiver", "unit_id": cast.ward.id}
    with pytest.raises(proposals.SecondPersonNeeded):
        agencies.grant_role(cast.administrator, **words, because="Một mình")  # type: ignore[arg-type]
    one_person_is_enough()
    assert agencies.ask_for_role(cast.ward_administrator, wanted(cast), because="Một người đủ") is None
    assert has_it(cast)


def test_the_rule_itself_is_changed_by_two(cast: Cast) -> None:
    for nobody in (cast.ward_administrator, cast.controller):
        with pytest.raises(NotFound):
            proposals.rules(nobody)
    words = {"needed": False, "decision": "9/QĐ-UBND", "because": "Ít việc"}
    with pytest.raises(NotFound):
        proposals.ask_for_rule(cast.administrator, "platform.rule", **words)  # type: ignore[arg-type]
    for missing in ("decision", "because"):
        with pytest.raises(Refusal):
            proposals.ask_for_rule(cast.administrator, "agencies.role", **(words | {missing: ""}))  # type: ignore[arg-type]
    proposal = proposals.ask_for_rule(cast.administrator, "agencies.role", **words)  # type: ignore[arg-type]
    with pytest.raises(no.OwnProposal):
        proposals.approve(cast.administrator, proposal)
    assert proposals.is_needed("agencies.role")
    proposals.approve(cast.second_administrator, proposal)
    assert not proposals.is_needed("agencies.role")
    assert proposals.is_needed("platform.rule")
    changed = ledger.entries("rule:agencies.role")[1]
    assert (changed.payload["before"], changed.payload["after"]) == (True, False)
