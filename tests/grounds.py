"""Grounds many tests begin on: made once for each process, committed in a database of its own.

A test says by a fixture (`on_office`, `on_cast`, `on_procedures`) which ground it stands on. Before its
transaction begins the connection is led to that ground; the transaction is rolled back, so the ground stays
as it was made. Tests whose commits are real, and tests that ask for two grounds, get the empty database and
make what they need themselves: `is_under` says which it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from psycopg.conninfo import conninfo_to_dict

from databases import TestDatabases

PREFIX = "on_"
COMMITTING = {"transactional_db", "live_server"}


@dataclass
class Grounds:
    """Which database the tests of this process are led to."""

    makers: dict[str, Callable[[], None]] = field(default_factory=dict)
    databases: TestDatabases | None = None
    unblocked: Callable[[], Any] | None = None
    wanted: str = ""
    here: str = ""
    made: set[str] = field(default_factory=set)
    kept: dict[str, Any] = field(default_factory=dict)
    """What making a ground told, for tests that copy it (modules of tests are imported more than once)."""

    def open(self, databases: TestDatabases, unblocked: Callable[[], Any]) -> None:
        """From now on there are databases; the first test already said what it wants."""
        self.databases, self.unblocked = databases, unblocked
        self._lead_to("")
        self.stand_on(self.wanted)

    def stand_on(self, ground: str) -> None:
        self.wanted = ground
        if self.databases is None or ground == self.here:
            return
        if ground and ground not in self.made:
            self._make(ground)
        self._lead_to(ground)

    def is_under(self, ground: str) -> bool:
        """Whether this test finds the ground already made."""
        return bool(ground) and self.here == ground

    def _make(self, ground: str) -> None:
        assert self.databases is not None
        assert self.unblocked is not None
        self.databases.make_ground(ground)
        self._lead_to(ground)
        with self.unblocked():
            self.makers[ground]()
        self.made.add(ground)

    def _lead_to(self, ground: str) -> None:
        assert self.databases is not None
        connections.close_all()
        addresses = self.databases.addresses(ground)
        given = conninfo_to_dict(addresses.app)
        places = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
        for key, word in places.items():
            value = given.get(word, "")
            connections["default"].settings_dict[key] = value
            settings.DATABASES["default"][key] = value
        settings.DATABASE_URL = addresses.app
        settings.DATABASE_OWNER_URL = addresses.owner
        self.here = ground


GROUNDS = Grounds()


def ground_of(item: pytest.Item) -> str:
    """The one ground a test asks for; none when it commits or asks for several."""
    names = set(getattr(item, "fixturenames", ()))
    asked = {maker for maker in GROUNDS.makers if PREFIX + maker in names}
    mark = item.get_closest_marker("django_db")
    commits = bool(names & COMMITTING) or bool(mark and mark.kwargs.get("transaction"))
    return asked.pop() if len(asked) == 1 and not commits else ""
