"""Nobody acts on a dossier where they or a relative is a party; it goes to somebody else."""

from datetime import timedelta
from typing import Any

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.parties import api as parties
from motcua.parties.models import Person
from motcua.platform import clock, ledger, outbox
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.platform.outbox.models import Delivery
from rooms.dossiers.conftest import OWNER, Office

STRANGER = "079194004321"


def declare(person: Actor, number: str = OWNER.personal_id) -> None:
    parties.declare_kin(person, personal_id=number, relation="sibling")
    agencies.forget()


def refusal(*args: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        dossiers.perform(*args)
    return caught.value


def test_whoever_is_tied_is_refused_by_the_rule_and_still_reads(office: Office) -> None:
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    declare(office.person("examiner"))
    examiner = office.person("examiner")
    refused = refusal(examiner, done.public_id, dossiers.CompleteStep(content="Đủ điều kiện"))
    assert (refused.code, refused.status) == ("dossier-own-matter", 403)
    assert "xung đột lợi ích" in str(refused)
    view = dossiers.dossier_view(examiner, done.public_id)
    assert view.is_own_matter
    assert [option.act for option in view.acts if option.is_open] == ["release"]


def test_a_stranger_in_the_dossier_ties_nobody(office: Office) -> None:
    declare(office.person("examiner"), STRANGER)
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    examiner = office.person("examiner")
    dossiers.perform(examiner, done.public_id, dossiers.CompleteStep(content="Đủ điều kiện"))
    assert not dossiers.dossier_view(examiner, done.public_id).is_own_matter


def test_a_declaration_that_has_ended_ties_no_longer(office: Office) -> None:
    examiner = office.person("examiner")
    declare(examiner)
    parties.end_kin(examiner, parties.own_kin(examiner)[0].public_id)
    agencies.forget()
    assert not office.person("examiner").ties


def test_the_number_of_the_account_itself_ties(office: Office) -> None:
    receiver = office.person("receiver")
    person = parties.register_person(name=OWNER.name, personal_id=OWNER.personal_id)
    Person.objects.filter(pk=person.id).update(account_id=receiver.account)
    agencies.forget()
    with pytest.raises(Refusal) as caught:
        office.taken_in()
    assert caught.value.code == "dossier-own-matter"


def test_nobody_takes_in_what_a_relative_brings_for_somebody_else(office: Office) -> None:
    declare(office.person("receiver"), STRANGER)
    applicant = dossiers.PersonGiven("Lò Văn Inh", personal_id=STRANGER)
    with pytest.raises(Refusal) as caught:
        office.taken_in(applicant=applicant, accept_now=False)
    assert caught.value.code == "dossier-own-matter"


def test_a_step_is_not_given_to_whoever_is_tied(office: Office) -> None:
    done = office.taken_in()
    declare(office.person("examiner"))
    head, examiner = office.person("section_head"), office.person("examiner")
    view = dossiers.dossier_view(head, done.public_id)
    assert examiner.account not in {row.account_id for row in dossiers.may_be_given(view)}
    assert dossiers.not_to(head, view) == (examiner.name,)
    refused = refusal(head, done.public_id, dossiers.Assign(examiner.account or 0))
    assert (refused.code, refused.field) == ("holder-own-matter", "account")


def test_the_program_names_nobody_who_is_tied(office: Office) -> None:
    declare(office.person("section_head"))
    free, tied = office.taken_in(owner=dossiers.PersonGiven("Lò Thị Pâng")), office.taken_in()

    def holders(done: dossiers.Done) -> set[int | None]:
        view = dossiers.dossier_view(office.person("leader"), done.public_id)
        return {step.holder for step in view.state.steps}

    assert holders(free) == {office.person("section_head").account}
    assert holders(tied) == {None}


def test_steps_in_hand_go_back_to_the_unit_once_declared(office: Office) -> None:
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    declare(office.person("examiner"))
    outbox.carry(Delivery.objects.filter(reaction="dossiers.step-aside").values_list("pk", flat=True))
    view = dossiers.dossier_view(office.person("section_head"), done.public_id)
    assert [step.holder for step in view.state.steps] == [None]


def test_bulk_acts_and_approval_are_refused_line_by_line(office: Office, examined: Any) -> None:
    declare(office.person("section_head"))
    head = office.person("section_head")
    order = dossiers.prepare_bulk(head, "approve", [examined.public_id])
    [line] = dossiers.bulk_preview(head, order)
    assert line.state == "refused"
    assert "xung đột lợi ích" in line.sentence


def test_whoever_acts_in_the_name_of_a_tied_person_is_tied(office: Office) -> None:
    head, leader = office.person("section_head"), office.person("leader")
    done = office.taken_in()
    declare(head)
    today = clock.today()
    agencies.delegate(
        head,
        principal_post=head.post or 0,
        deputy_post=leader.post or 0,
        reason="Đi công tác",
        decision="03/UQ-UBND",
        valid_from=today,
        valid_to=today + timedelta(days=2),
    )
    agencies.forget()
    acting = agencies.actor_for(leader.account or 0, "desk", head.post)
    refused = refusal(acting, done.public_id, dossiers.Assign(office.person("examiner").account or 0))
    assert refused.code == "dossier-own-matter"
    assert not office.person("leader").ties


def test_numbers_are_in_no_entry_and_no_representation(office: Office) -> None:
    examiner = office.person("examiner")
    declare(examiner)
    told = [entry for entry in ledger.entries(f"account:{examiner.account}") if "kin" in entry.name]
    assert [entry.name for entry in told] == ["parties.kin.declared"]
    assert OWNER.personal_id not in str(told)
    assert OWNER.personal_id not in repr(office.person("examiner"))
    assert [row.masked_id[:3] for row in parties.own_kin(examiner)] == ["079"]
    assert OWNER.personal_id not in str(parties.own_kin(examiner))


@pytest.mark.parametrize("number", ["", "12", "0791940012345", "abc"])
def test_a_number_that_is_none_is_not_declared(office: Office, number: str) -> None:
    with pytest.raises(Refusal):
        parties.declare_kin(office.person("examiner"), personal_id=number, relation="child")
    assert not parties.own_kin(office.person("examiner"))
