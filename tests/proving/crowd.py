"""Somebody of every role and of every kind of outsider, each with one post and nothing beside it."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.test import Client

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import clock
from motcua.platform.access import SYSTEM
from rooms.dossiers.conftest import Office
from scenes import officer
from surfaces import citizens

WARD_ROLES = (
    "receiver", "section_head", "examiner", "leader", "clerk", "returner", "cashier", "centre_director",
    "agency_administrator",
)  # fmt: skip
PROVINCE_ROLES = ("procedure_control", "administrator", "auditor")
OUTSIDERS = ("anonymous", "citizen", "no post", "ended role", "other unit", "other agency", "other field")
EVERYBODY = (*WARD_ROLES, *PROVINCE_ROLES, *OUTSIDERS)


def gather(office: Office) -> dict[str, Client]:
    """A browser for each of EVERYBODY, signed in where they have an account."""
    ward, elsewhere = office.unit.id, office.elsewhere.id
    province, department = (agencies.unit_by_identifier(each).id for each in ("H18", "H18.02"))
    accounts = {role: officer(f"vai.{role}", ward, role).account for role in WARD_ROLES}
    accounts |= {role: officer(f"vai.{role}", province, role).account for role in PROVINCE_ROLES}
    accounts["other agency"] = officer("so.khac", department, "examiner").account
    accounts["other field"] = officer("linh.vuc.khac", ward, "examiner", fields=("chung-thuc",)).account
    accounts["other unit"] = _neighbour(elsewhere)
    accounts["ended role"] = _ended(ward)
    accounts["no post"] = parties.create_staff(actor=SYSTEM, login="khong.viec", name="Không việc").id
    accounts["citizen"] = citizens.account("H’Lan Niê").id
    return {"anonymous": Client(), **{name: signed_in(account) for name, account in accounts.items()}}


def signed_in(account: int | None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(pk=account))
    return client


def _neighbour(unit: int) -> int | None:
    """All roles of the ward, in the other ward."""
    actor = officer("xa.ben", unit, "receiver")
    for role in WARD_ROLES[1:]:
        agencies.grant_role(SYSTEM, post_id=actor.post, role=role, unit_id=unit)
    return actor.account


def _ended(unit: int) -> int | None:
    """An examiner until yesterday: the account lives on."""
    today = clock.today()
    with clock.at(clock.now() - timedelta(days=30)):
        actor = officer("da.nghi", unit, "examiner")
    agencies.end_post(SYSTEM, post_id=actor.post, because="Nghỉ việc", on=today)
    return actor.account
