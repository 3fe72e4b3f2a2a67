"""What hangs on people rather than on an officer's desk, planted as in `planted.py`: dossiers sent from home
and all that is kept beside them, through the rooms' doors, by the people of `own_people.py`."""

import io
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, PaperGiven, PersonGiven, behalf, filing, own
from motcua.dossiers.models import Behalf, Dossier
from motcua.feedback import api as feedback
from motcua.feedback.api import calls, matters
from motcua.notifications import ports
from motcua.parties.models import Account, Person
from motcua.payments import api as payments
from motcua.platform import clock, files, imports
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.exports import making
from motcua.platform.exports.models import Export
from motcua.platform.imports.models import Import
from motcua.privacy import api as privacy
from proving import planted
from proving.own_people import (
    ENDED,
    GONE,
    HERS,
    REPRESENTATIVE,
    SELF,
    TAILS,
    THEIRS,
    Crowd,
    number_of,
)
from proving.planted import number, word
from rooms.dossiers.conftest import ANSWERS, CODE, Office
from rooms.dossiers.test_telling import Deaf
from sample_files import PDF
from surfaces.test_filing_many import rows

PAPER, PARTS = "giay-xac-nhan-cu", ("applicant", "history", "purpose")
OF_SOMEBODY_ELSE = frozenset(
    {
        "participant.applicant",
        "behalf.name",
        "behalf.birth_date",
        "behalf.personal_id",
        "behalf.proof",
        "behalf.paper",
    }
)
"""A company files for itself."""
FILED = {HERS: REPRESENTATIVE, GONE: ENDED} | {
    whose: who for whose, who in SELF.items() if whose not in (HERS, GONE)
}
"""Who sent each dossier."""


@dataclass(frozen=True)
class Own:
    """What one thing is called in addresses, by argument of a route, and the words it is found by."""

    tail: int
    parts: dict[str, list[Any]]
    codes: tuple[str, ...]
    dossiers: tuple[Done, ...]

    def printed(self, field: str) -> tuple[str, ...]:
        if field == "dossier.code":
            return self.codes
        if self.tail == TAILS[THEIRS] and field in OF_SOMEBODY_ELSE:
            return ()
        written = WRITTEN.get(field, planted.WRITTEN.get(field))
        return written(field, self.tail) if written else (word(field, self.tail),)


def _grouped(digits: str) -> tuple[str, ...]:
    return digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}"


def _phone(begin: str) -> Any:
    def written(_field: str, tail: int) -> tuple[str, ...]:
        digits = f"{begin}{tail}"
        return digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}"

    return written


def _born(_field: str, tail: int) -> tuple[str, ...]:
    day = date(1951, 4, 10 + tail)
    return f"{day:%d/%m/%Y}", day.isoformat()


WRITTEN: dict[str, Any] = {
    "account.email": planted.mail_of,
    "account.phone": _phone("093311122"),
    "attestation.code": lambda _field, tail: ("0109000031",) if tail == TAILS[THEIRS] else (),
    "attestation.personal_id": lambda _field, tail: (
        () if tail == TAILS[THEIRS] else _grouped(number_of(tail))
    ),
    "behalf.birth_date": _born,
    "behalf.personal_id": lambda _field, tail: _grouped(f"06619200087{tail}") if tail == TAILS[GONE] else (),
    "call.phone": _phone("093522233"),
    "matterperson.email": planted.mail_of,
    "matterperson.phone": _phone("093733344"),
}


def plant(office: Office, crowd: Crowd, things: Iterable[str]) -> dict[str, Own]:
    """Each thing with the words of its tail."""
    with _carriers():
        return {whose: _plant(office, crowd, whose) for whose in things}


@contextmanager
def _carriers() -> Iterator[None]:
    """Messages are written, and reach nobody."""
    ports.plug("sms", Deaf())
    try:
        yield
    finally:
        ports.plug("sms", None)


def _plant(office: Office, crowd: Crowd, whose: str) -> Own:
    tail, self_ = TAILS[whose], crowd.actor(SELF[whose])
    sender = crowd.actor(FILED[whose])
    row = _declared(sender, tail) if whose in (HERS, GONE) else None
    sent = [_sent(office, sender, tail, row) for _each in range(3)]
    work, done, waiting = (each[0] for each in sent)
    _in_work(office, work, sent[0][1], tail)
    _to_its_end(office, done, tail)
    _waiting(office, waiting, tail)
    if whose == HERS:
        for each in (work, done, waiting):
            _claimed(self_, each)
    if row is not None:
        _renamed(row, crowd, whose, tail)
    feedback.rate(sender, done.public_id, 1, is_tracked=False)
    feedback.say_more(sender, done.public_id, {}, word("ratingsaid.words", tail), is_tracked=False)
    return Own(tail, _parts(office, crowd, whose, sent, row), _codes(sent), (work, done, waiting))


def _declared(sender: Actor, tail: int) -> uuid.UUID:
    """For whom it is filed: by the name and number the dossier's owner has."""
    given = behalf.Declared(
        "authorised",
        word("participant.name", tail),
        number(tail),
        date(1951, 4, 10 + tail),
        word("behalf.proof", tail),
    )
    row = behalf.declare(sender, given).public_id
    behalf.keep_paper(sender, row, f"{word('behalf.paper', tail)}.pdf", io.BytesIO(PDF))
    return row


def _sent(
    office: Office, sender: Actor, tail: int, row: uuid.UUID | None
) -> tuple[Done, uuid.UUID, uuid.UUID]:
    """A dossier sent from home, its file and its draft."""
    draft = filing.begin(filing.Bearer(account=sender.account), CODE)
    name = f"{word('filerecord.original_name', tail)}.pdf"
    file = dossiers.add_to_draft(sender, draft, PAPER, name, io.BytesIO(PDF)).public_id
    papers = [PaperGiven("to-khai", "electronic"), PaperGiven(PAPER, "copy", "scanned", file=file)]
    if row is not None:
        proof = dossiers.add_to_draft(sender, draft, "giay-nop-thay", name, io.BytesIO(PDF)).public_id
        papers.append(PaperGiven("giay-nop-thay", "copy", "scanned", file=proof))
    owner = PersonGiven(
        word("participant.name", tail),
        personal_id=number(tail),
        birth_date=planted.birth(tail),
        phone=planted.phone(tail),
        email=planted.mail_of("participant.email", tail)[0],
        address=word("participant.address", tail),
    )
    intake = office.intake(
        intent_key=draft,
        owner=owner,
        applicant=PersonGiven(word("participant.applicant", tail)) if row else None,
        answers=ANSWERS | {"residence": word("submission.answers", tail)},
        papers=tuple(papers),
        accept_now=False,
        channel="online",
        help_kind="self",
        consents=filing.CONSENTS,
        behalf=row,
    )
    return filing.send(sender, intake, frozenset(filing.CONSENTS)), file, draft


def _in_work(office: Office, work: Done, file: uuid.UUID, tail: int) -> None:
    _assigned(office, work)
    planted.asked_and_answered(office, work, file, tail)


def _to_its_end(office: Office, done: Done, tail: int) -> None:
    _assigned(office, done)
    planted.to_the_end(office, done, tail, planted.by_post(tail))


def _waiting(office: Office, waiting: Done, tail: int) -> None:
    """Sent back, so that its people may answer."""
    office.do("receiver", waiting, dossiers.Accept())
    fault = dossiers.Fault(word("supplement.items", tail), component="to-khai")
    asked = dossiers.ReturnForSupplement(
        (fault,), word("supplement.reason", tail), word("supplement.legal_basis", tail)
    )
    office.do("section_head", waiting, dossiers.Assign(office.person("examiner").account or 0))
    office.do("examiner", waiting, asked)


def _assigned(office: Office, done: Done) -> None:
    office.do("receiver", done, dossiers.Accept())
    office.do("section_head", done, dossiers.Assign(office.person("examiner").account or 0))


def _claimed(owner: Actor, done: Done) -> None:
    """Taken over by the number of its owner, which is then another's, so that each number is told apart."""
    mine = Person.objects.filter(account_id=owner.account)
    before = mine.get().personal_id
    mine.update(personal_id=number(1))
    own.claim(owner, done.public_id)
    mine.update(personal_id=before)


def _renamed(row: uuid.UUID, crowd: Crowd, whose: str, tail: int) -> None:
    """The declaration gets words of its own, and names the owner; the other's was ended by who made it."""
    number_named = number_of(tail) if whose == HERS else f"06619200087{tail}"
    Behalf.objects.filter(public_id=row).update(name=word("behalf.name", tail), personal_id=number_named)
    if whose == GONE:
        behalf.end(crowd.actor(ENDED), row)


def _codes(sent: list[tuple[Done, uuid.UUID, uuid.UUID]]) -> tuple[str, ...]:
    return tuple(Dossier.objects.get(public_id=done.public_id).code for done, _file, _draft in sent)


def _parts(
    office: Office,
    crowd: Crowd,
    whose: str,
    sent: list[tuple[Done, uuid.UUID, uuid.UUID]],
    row: uuid.UUID | None,
) -> dict[str, list[Any]]:
    """By the argument of a route, everything of this thing that may stand there."""
    tail, actor = TAILS[whose], crowd.actor(SELF[whose])
    Account.objects.filter(pk=actor.account).update(
        email=planted.mail_of("account.email", tail)[0], phone=f"093311122{tail}"
    )
    draft, page = _draft(actor, tail)
    return {
        "dossier": [done.public_id for done, _file, _draft in sent],
        "draft": [draft, *(each for _done, _file, each in sent[:1])],
        "obligation": [each.public_id for done, _file, _draft in sent for each in _owed(done)],
        "file": [sent[0][1]],
        "page": [page],
        "part": list(PARTS),
        "component": [PAPER],
        "matter": [_matter(office, actor, tail)],
        "asked": [_request(office, actor, tail)],
        "order": [_sheet(actor, tail)],
        "row": [row] if row else [],
        "upload": [files.uploads.begin(actor, f"{word('upload.name', tail)}.pdf", 9, "x").id],
        "export": [_copy(actor)],
        "call": [_call(office, tail)] if whose == HERS else [],
    }


def _owed(done: Done) -> tuple[payments.ObligationRow, ...]:
    return payments.obligations(dossiers.dossier_view(SYSTEM, done.public_id).state.subject)


def _draft(actor: Actor, tail: int) -> tuple[uuid.UUID, int]:
    """Begun and not sent: a contact, an answer, a page of a paper."""
    bearer = filing.Bearer(account=actor.account)
    draft = filing.begin(bearer, CODE)
    unit = agencies.unit_by_identifier("H18.11.002").id
    contact = {"phone": "0912345678", "email": "", "address": word("filing.choices", tail)}
    seen = [*(f"part:{part}" for part in PARTS), "papers", "result"]
    filing.choose(bearer, draft, contact=contact, commune=unit, case="general", seen=seen)
    version = catalogue.version_on(CODE, clock.today())
    answers = ANSWERS | {"spouse_name": word("filing.answers", tail)}
    filing.save(bearer, draft, version.id, filing.Save("p", 0, 1, tuple(answers), answers))
    name = f"{word('draftpage.file', tail)}.pdf"
    return draft, filing.papers.add_file(actor, draft, PAPER, name, io.BytesIO(PDF))


def _matter(office: Office, actor: Actor, tail: int) -> uuid.UUID:
    """Feedback with a name under it, forwarded with a note for the office, explained, answered."""
    person = {
        "name": word("matterperson.name", tail),
        "phone": f"093733344{tail}",
        "email": planted.mail_of("matterperson.email", tail)[0],
        "address": word("matterperson.address", tail),
    }
    saying = matters.Saying(
        "feedback",
        uuid.uuid4(),
        matters.About.PROCEDURE,
        word("matterword.said", tail),
        unit=office.unit.id,
        **person,
    )
    made = matters.say(actor, saying).public_id
    department = agencies.unit_by_identifier("H18.02")
    matters.forward(office.person("receiver"), made, department.public_id, word("matterword.forward", tail))
    return made


def _request(office: Office, actor: Actor, tail: int) -> uuid.UUID:
    """About one's data, agreed to and extended."""
    made = privacy.ask(actor, "correct", word("request.words", tail))
    answering = agencies.actor_for(Account.objects.get(login="bao.ve").pk, "desk")
    privacy.accept(answering, made, answer=word("request.answer", tail))
    privacy.extend(answering, made, days=3, because=word("request.extension_because", tail))
    return made


def _copy(actor: Actor) -> uuid.UUID:
    made = privacy.order_copy(actor)
    making.make(Export.objects.get(public_id=made).pk)
    return made


def _sheet(actor: Actor, tail: int) -> uuid.UUID:
    """Many at once: a row with a word where a number belongs."""
    content = rows({"copies": word("line.cells", tail)}).read()
    name = f"{word('import.file_name', tail)}.xlsx"
    made = imports.receive(actor, filing.many.name_of(CODE), name, io.BytesIO(content), len(content))
    imports.try_out(Import.objects.get(public_id=made).pk)
    return made


def _call(office: Office, tail: int) -> uuid.UUID:
    taken = calls.Taken(uuid.uuid4(), f"093522233{tail}", word("call.words", tail), word("call.name", tail))
    return calls.take(office.person("receiver"), taken)
