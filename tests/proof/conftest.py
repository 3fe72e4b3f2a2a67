"""What proofs share: the small commune, and processes of the product around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import TestDatabases
from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from proving.office import Office, data_folder, load_office, office
from proving.town import Town, town

__all__ = ["data_folder", "office"]


@pytest.fixture
def committed_office(fresh_database: TestDatabases, data_folder: Path) -> Iterator[Office]:
    """The commune in a database where commits are real, also for processes of their own."""
    yield load_office(data_folder)
    agencies.forget()
    catalogue.forget_versions()


@pytest.fixture
def processes(committed_office: Office, tmp_path: Path) -> Iterator[Town]:
    """Around the commune: a town whose web servers and workers can be started and killed."""
    with town(tmp_path) as built:
        yield built
