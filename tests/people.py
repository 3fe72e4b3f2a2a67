"""A cast of named people for tests: a small province where everybody has their place.

The province is the second one of our data (xã Mường Phăng with named officers, phường Điện Biên Phủ and
Sở Tư pháp with invented ones), so tests stand on the same files as the product. Ask for the fixture
`cast` and speak of people by what they are: `cast.examiner`, `cast.neighbour`, `cast.outsider`.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import proposals
from motcua.platform.access import SYSTEM, Actor

PROVINCE = Path(__file__).resolve().parents[1] / "data" / "provinces" / "dien-bien-nho"
CITIZEN = "011190001234"
PASSWORD = "mot cua cho moi nguoi"
"""The password of every named officer; long enough for the rules, written down nowhere else."""


@dataclass(frozen=True)
class Cast:
    """Officers as Actors at the desk, people as rows, places as units."""

    ward: agencies.UnitRow
    neighbour_ward: agencies.UnitRow
    department: agencies.UnitRow
    province: agencies.UnitRow
    citizen: parties.PersonRow

    def actor(self, login: str, channel: str = "desk") -> Actor:
        """The officer with a login, in the main post."""
        account = parties.account_by_login(login)
        assert account is not None, f"nobody is called {login}"
        return agencies.actor_for(account.id, channel)

    @property
    def receiver(self) -> Actor:
        """Takes dossiers in and hands results out in the ward; also its cashier."""
        return self.actor("muongphang.tiepnhan", "counter")

    returner = cashier = receiver

    @property
    def examiner(self) -> Actor:
        """Examines in the ward; also numbers and stamps."""
        return self.actor("muongphang.hotich")

    clerk = examiner

    @property
    def section_head(self) -> Actor:
        """Heads the ward's office; also directs its service centre."""
        return self.actor("muongphang.truongphong")

    @property
    def leader(self) -> Actor:
        """Signs for the ward."""
        return self.actor("muongphang.lanhdao")

    @property
    def neighbour(self) -> Actor:
        """Examines in the other ward: the same rights, elsewhere."""
        return self.actor("dienbienphu.chuyenvien")

    @property
    def neighbour_receiver(self) -> Actor:
        """Takes dossiers in at the other ward."""
        return self.actor("dienbienphu.tiepnhan", "counter")

    @property
    def department_leader(self) -> Actor:
        """Signs for the department of justice."""
        return self.actor("dbntuphap.lanhdao")

    @property
    def controller(self) -> Actor:
        """Controls procedures and audits for the whole province."""
        return self.actor("dbn.kiemsoat")

    @property
    def second_controller(self) -> Actor:
        """Publishes procedures like the controller, another person."""
        return self.actor("dbn.kiemsoat2")

    @property
    def administrator(self) -> Actor:
        """Administers the whole province and sees no dossier."""
        return self.actor("dbn.quantri")

    @property
    def second_administrator(self) -> Actor:
        """The same rights as the administrator, another person."""
        return self.actor("dbn.quantri2")

    @property
    def ward_administrator(self) -> Actor:
        """Administers the ward and nothing else."""
        return self.actor("muongphang.quantri")

    @property
    def outsider(self) -> Actor:
        """An officer with an account and no post."""
        return self.actor("nguoi.ngoai")


def one_person_is_enough(kind: str = "agencies.role") -> None:
    """The province decided that such changes need no second person."""
    proposals.set_rule(SYSTEM, kind, needed=False, decision="9/QĐ-UBND")


def gather() -> Cast:
    """Load the province and call everybody together; needs a database in a transaction of its own."""
    agencies.forget()
    agencies.load_province(PROVINCE, password=PASSWORD)
    parties.create_staff(actor=SYSTEM, login="nguoi.ngoai", name="Trần Văn Ngoài", password=PASSWORD)
    parties.register_person(
        name="Nguyễn Thị Hoà",
        personal_id=CITIZEN,
        birth_date=date(1990, 5, 17),
        sex="female",
        phone="0912345678",
        address="Bản Che Căn, xã Mường Phăng",
        commune_code="03325",
    )
    return called_together()


def called_together() -> Cast:
    """The cast where the province is loaded already."""
    agencies.forget()
    citizen = parties.find_person(SYSTEM, CITIZEN)
    assert citizen is not None
    return Cast(
        ward=_unit("H18.11.002"),
        neighbour_ward=_unit("H18.11.001"),
        department=_unit("H18.02"),
        province=_unit("H18"),
        citizen=citizen,
    )


def _unit(identifier: str) -> agencies.UnitRow:
    found = agencies.unit_by_identifier(identifier)
    assert found is not None, f"no unit {identifier}"
    return found
