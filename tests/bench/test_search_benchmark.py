"""What `bench search` asks for is there: every kind of question is answered with a page."""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.bench import search
from people import Cast


@pytest.mark.django_db
def test_every_address_of_the_benchmark_is_a_page(client: Client, cast_with_procedures: Cast) -> None:
    kinds = search.addresses()
    assert len(kinds["words with marks"]) >= 150
    for kind, asked in kinds.items():
        assert {client.get(address).status_code for address in {asked[0], asked[-1]}} == {200}, kind
