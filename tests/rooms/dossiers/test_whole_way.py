"""One dossier from counter intake to the returned result, by the people whose turn it is."""

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Status
from motcua.dossiers.reactions import on_settled
from motcua.payments import api as payments
from motcua.payments import events as payment_events
from motcua.platform import clock, ledger
from motcua.platform.outbox import FactRow


def fingerprint(actor, done):
    return dossiers.dossier_view(actor, done.public_id).state.result.fingerprint


def pay(office, done):
    view = dossiers.dossier_view(office.person("cashier"), done.public_id)
    (owed,) = payments.obligations(view.state.subject)
    return payments.receive_cash(
        office.person("cashier"), obligation_id=owed.id, amount=owed.amount, payer="Trần Thị Mỹ Hoà"
    )


def test_a_certificate_goes_from_the_counter_to_the_person(office, sign_password):
    done = office.taken_in()
    assert done.status == Status.ACCEPTED
    assert done.code.startswith(office.unit.identifier)

    examiner = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account))
    dossiers.perform(examiner, done.public_id, dossiers.CompleteStep(content="Xác nhận chưa kết hôn"))
    head, leader = office.person("section_head"), office.person("leader")
    dossiers.perform(head, done.public_id, dossiers.Approve(fingerprint(head, done)))
    dossiers.perform(leader, done.public_id, dossiers.Sign(fingerprint(leader, done), password=sign_password))
    office.do("clerk", done, dossiers.Number())
    ready = office.do("clerk", done, dossiers.Issue())
    assert ready.status == Status.COMPLETED

    pay(office, done)
    subject = dossiers.dossier_view(leader, done.public_id).state.subject
    on_settled(FactRow(1, payment_events.SETTLED, subject, {}, clock.now(), "settled"))
    end = office.do("returner", done, dossiers.Deliver("Trần Thị Mỹ Hoà"))
    assert end.status == Status.RETURNED

    state = dossiers.dossier_view(leader, done.public_id).state
    assert (state.result.book_number, state.steps) == (1, ())
    assert [entry.sentence for entry in dossiers.timeline(state.subject)][-1] == "Đã trả kết quả"
    assert ledger.verify().faults == ()
