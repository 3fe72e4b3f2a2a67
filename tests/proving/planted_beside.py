"""What hangs on people rather than on a dossier in work, planted as in `planted.py`: a request refused at the
counter, one asked of and helped with, an errand, a relative declared, a file of officers brought in."""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import NamedTuple

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers import assisting, errands, screening
from motcua.notifications import ports
from motcua.parties import api as parties
from motcua.parties import kinship
from motcua.platform import clock, imports
from motcua.platform.access import Actor
from motcua.platform.imports.models import Import
from proving.planted import Planted, word
from rooms.dossiers.asking import MARRIAGE
from rooms.dossiers.conftest import CODE, Office
from rooms.dossiers.test_telling import Deaf
from sheets import sheet


class Logins(NamedTuple):
    """Whose the errand and the relative are, who takes requests in, who brings a file in."""

    doer: str
    taking: str
    administering: str


@dataclass(frozen=True)
class Beside:
    """Public ids of what has a page of its own."""

    refusal: uuid.UUID
    errand: uuid.UUID
    asked: uuid.UUID
    """The intent of a request that has become nothing yet, of whoever takes in there."""
    brought: uuid.UUID
    """The file of officers, of whoever administers there."""


def plant_beside(office: Office, thing: Planted, logins: Logins) -> Beside:
    """In the commune of the planted dossiers."""
    doer, taking, administering = map(_acting, logins)
    kinship.declare_kin(doer, personal_id=thing.printed("kin.personal_id")[0], relation="parent")
    return Beside(
        _refused(office, thing),
        _errand(office, thing, doer),
        _asked(taking, thing),
        _brought(administering, thing),
    )


def _acting(login: str) -> Actor:
    return agencies.actor_for(parties.account_by_login(login).id, "desk")


def _asked(taking: Actor, thing: Planted) -> uuid.UUID:
    """Not asked, for a reason; and a code was sent to the phone of whoever is helped."""
    version, intent = catalogue.version_on(MARRIAGE, clock.today()), uuid.uuid4()
    screening.skip(taking, version, intent, word("screening.skipped_because", thing.tail))
    ports.plug("sms", Deaf())
    try:
        assisting.send_code(taking, version, intent, thing.printed("helpconfirmation.phone")[0])
    finally:
        ports.plug("sms", None)
    return intent


def _brought(administering: Actor, thing: Planted) -> uuid.UUID:
    """One row that names no unit there is."""
    heading = [str(column.title) for column in agencies.STAFF.columns]
    name, unit = (word(field, thing.tail) for field in ("line.cells", "line.sentence"))
    content = sheet(heading, ["nguoi.moi", name, unit, "Công chức", "1/QĐ"])
    file = f"{word('import.file_name', thing.tail)}.xlsx"
    made = imports.receive(administering, agencies.STAFF.name, file, BytesIO(content), len(content))
    imports.try_out(Import.objects.get(public_id=made).pk)
    return made


def _refused(office: Office, thing: Planted) -> uuid.UUID:
    def said(field: str) -> str:
        return thing.printed(f"intakerefusal.{field}")[0]

    person = dossiers.PersonGiven(
        said("name"),
        personal_id=said("personal_id"),
        phone=said("phone"),
        email=said("email"),
        address=said("address"),
    )
    version = catalogue.version_on(CODE, clock.today())
    command = screening.RefuseIntake(person, reason=said("grounds"), article="Điều 17 NĐ 118/2025")
    return screening.refuse_intake(office.person("receiver"), version, uuid.uuid4(), command)


def _errand(office: Office, thing: Planted, doer: Actor) -> uuid.UUID:
    """Given by the leader about the dossier in work, and answered."""
    due = clock.today() + timedelta(days=3)
    given = errands.Give(word("errand.text", thing.tail), doer.account or 0, due, dossier=thing.work)
    found = errands.give(office.person("leader"), given)
    errands.answer_errand(doer, found, word("errand.answer", thing.tail))
    return found
