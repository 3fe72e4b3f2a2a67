"""A deputy decides what was handed over: single procedures, and up to an amount of fees."""

from datetime import timedelta

import pytest

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, ListName
from motcua.dossiers.refusals import BeyondLimit
from motcua.payments import api as payments
from motcua.platform import clock
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import CODE, PASSWORD, Office

FEE = 50_000


def deputy(office: Office, **limits: object) -> Actor:
    """The head of section in the leader's place for a day."""
    leader, head = office.person("leader"), office.person("section_head")
    agencies.delegate(
        leader,
        principal_post=leader.post or 0,
        deputy_post=head.post or 0,
        reason="Đi công tác",
        decision="03/UQ-UBND",
        valid_from=clock.today(),
        valid_to=clock.today() + timedelta(days=1),
        **limits,  # type: ignore[arg-type]
    )
    agencies.forget()
    return agencies.actor_for(head.account or 0, "desk", leader.post)


@pytest.fixture
def to_sign(office: Office) -> Done:
    """A dossier with a paid fee whose result waits for the leader."""
    done = office.taken_in()
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    office.do("examiner", done, dossiers.RequirePayment(FEE, "Lệ phí cấp giấy"))
    subject = dossiers.dossier_view(SYSTEM, done.public_id).state.subject
    for row in payments.obligations(subject):
        payments.receive_cash(office.person("cashier"), obligation_id=row.id, amount=row.amount, payer="A")
    dossiers.perform(SYSTEM, done.public_id, dossiers.PaymentSettled())  # as the reaction does
    office.do("examiner", done, dossiers.CompleteStep(content="Xác nhận chưa kết hôn"))
    return office.do("section_head", done, dossiers.Approve(fingerprint(done)))


def fingerprint(done: Done) -> str:
    result = dossiers.dossier_view(SYSTEM, done.public_id).state.result
    assert result is not None
    return result.fingerprint


def sign(actor: Actor, done: Done) -> Done:
    command = dossiers.Sign(fingerprint(done), password=PASSWORD)
    return dossiers.perform(actor, done.public_id, command)


def test_up_to_the_amount_the_deputy_signs_and_above_it_is_told_why_not(
    office: Office, to_sign: Done
) -> None:
    charged = payments.charged(dossiers.dossier_view(SYSTEM, to_sign.public_id).state.subject)
    below = deputy(office, most=charged - 1)
    with pytest.raises(BeyondLimit, match=r"đến \d+\.\d{3} đ, phí và lệ phí của hồ sơ này là \d+\.\d{3} đ"):
        sign(below, to_sign)
    option = next(each for each in dossiers.dossier_view(below, to_sign.public_id).acts if each.act == "sign")
    assert not option.is_open
    assert "được uỷ quyền đến" in option.why_not
    enough = deputy(office, most=charged)
    assert sign(enough, to_sign).version > to_sign.version


def test_the_amount_binds_no_act_but_deciding(office: Office, to_sign: Done) -> None:
    nothing = deputy(office, most=0)
    dossiers.perform(nothing, to_sign.public_id, dossiers.SendBack("Ghi rõ căn cứ"))


def test_other_procedures_are_not_handed_over_at_all(office: Office, to_sign: Done) -> None:
    other = deputy(office, procedures=["2.000815"])
    with pytest.raises(NotFound):
        dossiers.dossier_view(other, to_sign.public_id)
    with pytest.raises(NotFound):
        sign(other, to_sign)
    assert set(dossiers.counts(other).values()) == {0}
    same = deputy(office, procedures=[CODE])
    assert dossiers.counts(same)[ListName.UNIT] == 1
    sign(same, to_sign)


def test_who_sees_a_dossier_knows_of_single_procedures(office: Office, to_sign: Done) -> None:
    head = office.person("section_head")

    def stands_in() -> bool:
        rights = dossiers.who_sees(SYSTEM, to_sign.code)
        return any(right.account_id == head.account and right.instead_of for right in rights)

    deputy(office, procedures=["2.000815"])
    assert not stands_in()
    deputy(office, procedures=[CODE])
    assert stands_in()
