"""What hangs on people rather than on a dossier in work, planted as in `planted.py`: a request refused at the
counter, an errand, a relative declared."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.dossiers import errands, screening
from motcua.parties import api as parties
from motcua.parties import kinship
from motcua.platform import clock
from motcua.platform.access import Actor
from proving.planted import Planted, word
from rooms.dossiers.conftest import CODE, Office


@dataclass(frozen=True)
class Beside:
    """Public ids of what has a page of its own."""

    refusal: uuid.UUID
    errand: uuid.UUID


def plant_beside(office: Office, thing: Planted, login: str) -> Beside:
    """In the commune of the planted dossiers; the errand and the relative are the named officer's."""
    account = parties.account_by_login(login).id
    doer = agencies.actor_for(account, "desk")
    kinship.declare_kin(doer, personal_id=thing.printed("kin.personal_id")[0], relation="parent")
    return Beside(_refused(office, thing), _errand(office, thing, doer))


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
