"""`bench journey` walks what people walk: twelve answers as expected, a dossier at each end."""

from __future__ import annotations

import pytest

from databases import TestDatabases
from motcua.bench import journey
from motcua.bench.web import WebSilent, serving
from motcua.bench.worklist import signed_in
from motcua.dossiers.models import Dossier


def test_a_journey_is_twelve_requests_and_one_dossier(fresh_database: TestDatabases) -> None:
    ward, accounts = journey.furnish(1)
    with serving(1) as port:
        walker = journey.Walker(port, signed_in(accounts[0]))
        journey.walk(walker, ward)
        assert len(walker.spent) == 12
        assert Dossier.objects.count() == 1
        with pytest.raises(WebSilent):
            walker.get("/khong-co/")
        walker.close()
