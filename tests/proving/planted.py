"""Dossiers whose every field holds a word found nowhere else, so that one sees which page shows it.

All is done through the rooms' doors, a month ago, so that there is something late to follow up. `work` is
in the middle of its way and has had everything on it; `done` went to its end.
"""

import io
import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from motcua.agencies import api as agencies
from motcua.catalogue.api import wordings
from motcua.catalogue.wordings import Kind, Place, Words
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Fault, PaperGiven, PersonGiven, paper_marks, thread
from motcua.dossiers.followup import Raise, Undertake
from motcua.dossiers.models import Dossier, Holder
from motcua.payments import api as payments
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from rooms.dossiers.conftest import ANSWERS, CODE, PASSWORD, Office
from sample_files import PDF
from surfaces import citizens

AMOUNT = 1_234_500


@dataclass(frozen=True)
class Planted:
    """Three dossiers of one commune, with what hangs on the one in work; `tail` marks all their words.

    The result of `proxied` went to a proxy, that of `done` by post.
    """

    work: uuid.UUID
    done: uuid.UUID
    proxied: uuid.UUID
    file: uuid.UUID
    obligation: int
    obstacle: uuid.UUID
    tail: int

    def printed(self, field: str) -> tuple[str, ...]:
        """The ways a field's planted value may be written."""
        return WRITTEN.get(field, _word)(field, self.tail)


def word(field: str, tail: int) -> str:
    """A word for a field of words; letters only, since some are names."""
    letters = "".join(part[:4].capitalize() for part in field.replace(".", "_").split("_"))
    return f"{letters}{_TAILS[tail]}"


_TAILS = {1: "Qx", 2: "Zj", 3: "Vk"}


def _word(field: str, tail: int) -> tuple[str, ...]:
    return (word(field, tail),)


def number(tail: int) -> str:
    return f"07919400{tail}777"


def phone(tail: int) -> str:
    return f"09123{tail}6789"


def _other_number(_field: str, tail: int) -> tuple[str, ...]:
    digits = f"01109000432{tail}"
    return digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _other_phone(_field: str, tail: int) -> tuple[str, ...]:
    digits = f"098765432{tail}"
    return digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}"


def _third_number(_field: str, tail: int) -> tuple[str, ...]:
    digits = f"02218800043{tail}"
    return digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _third_phone(_field: str, tail: int) -> tuple[str, ...]:
    digits = f"091876543{tail}"
    return digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}"


def _number_of_kin(_field: str, tail: int) -> tuple[str, ...]:
    digits = f"03317700054{tail}"
    return digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def number_of_proxy(_field: str, tail: int) -> tuple[str, ...]:
    digits = f"04418800065{tail}"
    return digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def phone_of_helped(_field: str, tail: int) -> tuple[str, ...]:
    digits = f"096543218{tail}"
    return digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}"


def birth(tail: int) -> date:
    return date(1994, 3, 20 + tail)


def _number(_field: str, tail: int) -> tuple[str, ...]:
    digits = number(tail)
    return digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _phone(_field: str, tail: int) -> tuple[str, ...]:
    digits = phone(tail)
    return digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}"


def _birth(_field: str, tail: int) -> tuple[str, ...]:
    return f"{birth(tail):%d/%m/%Y}", birth(tail).isoformat()


def _amount(_field: str, tail: int) -> tuple[str, ...]:
    amount = AMOUNT + tail
    return str(amount), f"{amount:,}".replace(",", ".")


def mail_of(field: str, tail: int) -> tuple[str, ...]:
    return (f"{word(field, tail).lower()}@example.vn",)


WRITTEN: dict[str, Any] = {
    "participant.personal_id": _number,
    "participant.phone": _phone,
    "participant.birth_date": _birth,
    "participant.email": mail_of,
    "obligation.amount": _amount,
    "person.personal_id": _other_number,
    "person.phone": _other_phone,
    "person.email": mail_of,
    "intakerefusal.personal_id": _third_number,
    "intakerefusal.phone": _third_phone,
    "intakerefusal.email": mail_of,
    "kin.personal_id": _number_of_kin,
    "delivery.receiver_number": number_of_proxy,
    "helpconfirmation.phone": phone_of_helped,
}


def plant(office: Office, tail: int) -> Planted:
    """The two dossiers of this commune (its unit is where they are taken in)."""
    with clock.at(clock.now() - timedelta(days=40)):
        work, scan = _taken_in(office, tail)
        owed = asked_and_answered(office, work, scan, tail)
        done, _scan = _taken_in(office, tail)
        to_the_end(office, done, tail, by_post(tail))
        proxied, _other = _taken_in(office, tail)
        to_the_end(office, proxied, tail, to_a_proxy(tail))
    _offer_a_block()
    leader = office.person("leader")
    owner = office.person("examiner").account or 0
    settle_by = clock.today() + timedelta(days=7)
    told = Undertake("step-over", owner, settle_by, explanation=word("followup.explanation", tail))
    dossiers.followup.undertake(leader, work.public_id, told)
    dossiers.followup.note(leader, work.public_id, word("followupnote.text", tail))
    asked = Raise(word("obstacle.question", tail), "H18.02", settle_by, CODE, work.code)
    obstacle = dossiers.followup.raise_obstacle(office.person("examiner"), asked)
    department = agencies.unit_by_identifier("H18.02")
    answering = office.person("leader", department)
    dossiers.followup.answer_obstacle(answering, obstacle, word("obstacle.answer", tail))
    _written_by_its_person(work, tail)
    return Planted(work.public_id, done.public_id, proxied.public_id, scan, owed, obstacle, tail)


def _written_by_its_person(work: dossiers.Done, tail: int) -> None:
    """The dossier in work lies in an account, whose person wrote to the office."""
    person = agencies.actor_for(citizens.account("Nguyễn Thị Mai Hương").id, "online")
    dossier = Dossier.objects.get(public_id=work.public_id)
    Holder.objects.create(dossier=dossier, account_id=person.account, how="filed", since=clock.now())
    thread.ask(person, work.public_id, word("thread.words", tail), uuid.uuid4())


def _offer_a_block() -> None:
    """A text block of the whole province that names the applicant, filled in where an opinion is asked."""
    place = Place(str(Kind.CONSULTATION), "H18")
    if not wordings.wordings_page(SYSTEM, wordings.Wanted())[1]:
        wordings.write(SYSTEM, place, Words("Xác minh", "Xác minh giúp {ten_nguoi_nop}."))


def _taken_in(office: Office, tail: int) -> tuple[dossiers.Done, uuid.UUID]:
    receiver, intent = office.person("receiver"), uuid.uuid4()
    draft = dossiers.open_draft(receiver, CODE, intent)
    scan = f"{word('filerecord.original_name', tail)}.pdf"
    kept = dossiers.add_to_draft(receiver, draft, "to-khai", scan, io.BytesIO(PDF))
    owner = PersonGiven(
        word("participant.name", tail),
        personal_id=number(tail),
        birth_date=birth(tail),
        phone=phone(tail),
        email=mail_of("participant.email", tail)[0],
        address=word("participant.address", tail),
    )
    intake = office.intake(
        intent_key=intent,
        owner=owner,
        applicant=PersonGiven(word("participant.applicant", tail)),
        answers=ANSWERS | {"residence": word("submission.answers", tail)},
        papers=(PaperGiven("to-khai", "copy", "scanned", file=kept.public_id),),
        source_system=word("dossier.source_system", tail),
        external_codes=(word("dossier.external_codes", tail),),
    )
    done = dossiers.submit_one(receiver, intake)
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))
    return done, kept.public_id


def asked_and_answered(office: Office, work: dossiers.Done, scan: uuid.UUID, tail: int) -> int:
    """Everything that can be written on a dossier in work; the obligation that was paid."""

    def said(field: str) -> str:
        return word(field, tail)

    examiner, head, reason = "examiner", "section_head", said("supplement.reason")
    remark = paper_marks.NewMark(
        scan, 1, paper_marks.frame_of(paper_marks.Place.TOP), said("papermark.words")
    )
    paper_marks.mark(office.person(examiner), work.public_id, remark)
    faults = (Fault(said("supplement.items"), component="to-khai"),)
    office.do(examiner, work, dossiers.ReturnForSupplement(faults, reason, said("supplement.legal_basis")))
    brought = (PaperGiven("to-khai", "original"),)
    office.do("receiver", work, dossiers.AnswerSupplement(brought, note=said("note.text")))
    article = said("obligation.article")
    office.do(examiner, work, dossiers.RequirePayment(AMOUNT + tail, said("obligation.because"), article))
    owed = next(row for row in _paid(office, work, tail) if row.amount == AMOUNT + tail)
    dossiers.perform(SYSTEM, work.public_id, dossiers.PaymentSettled())
    department = agencies.unit_by_identifier("H18.02")
    office.do(examiner, work, dossiers.Consult(department.id, said("consultation.question")))
    asked = office.person(examiner, department)
    dossiers.perform(asked, work.public_id, dossiers.AnswerConsultation(said("consultation.answer")))
    late = dossiers.Extend("2wd", said("extension.reason"), said("extension.apology"))
    office.do(head, work, late)
    office.do(examiner, work, dossiers.CompleteStep(content=said("result.content"), note=said("note.step")))
    office.do(head, work, dossiers.Release())  # so that it waits for whoever may decide it
    return owed.id


def _paid(office: Office, done: dossiers.Done, tail: int) -> tuple[payments.ObligationRow, ...]:
    """Whatever is owed, paid at the cashier's."""
    cashier, payer = office.person("cashier"), word("receipt.payer", tail)
    owed = payments.obligations(dossiers.dossier_view(SYSTEM, done.public_id).state.subject)
    for row in owed:
        payments.receive_cash(cashier, obligation_id=row.id, amount=row.amount, payer=payer)
    return owed


def by_post(tail: int) -> dossiers.Deliver:
    sent = word("delivery.tracking_number", tail)
    return dossiers.Deliver(word("delivery.receiver", tail), "post", tracking_number=sent)


def to_a_proxy(tail: int) -> dossiers.Deliver:
    return dossiers.Deliver(
        word("delivery.receiver", tail),
        "counter",
        identity_check="proxy",
        receiver_number=number_of_proxy("", tail)[0],
        authority=word("delivery.authority", tail),
    )


def to_the_end(office: Office, done: dossiers.Done, tail: int, given: dossiers.Deliver) -> None:
    office.do("examiner", done, dossiers.CompleteStep(content=word("result.content", tail)))
    seen = dossiers.dossier_view(office.person("leader"), done.public_id).state.result
    assert seen is not None
    office.do("section_head", done, dossiers.Approve(seen.fingerprint))
    signer = get_user_model().objects.get(pk=office.person("leader").account)
    signer.set_password(PASSWORD)
    signer.save()
    office.do("leader", done, dossiers.Sign(seen.fingerprint, password=PASSWORD))
    office.do("clerk", done, dossiers.Number())
    office.do("clerk", done, dossiers.Issue())
    _paid(office, done, tail)
    dossiers.perform(SYSTEM, done.public_id, dossiers.PaymentSettled())
    office.do("returner", done, given)
