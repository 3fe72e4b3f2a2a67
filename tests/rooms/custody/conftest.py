"""The small commune and its neighbour, with shelves."""

import pytest

from motcua.custody import api as custody
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]


@pytest.fixture
def shelved(office: Office) -> Office:
    """Two shelves in the ward, one in the other."""
    custody.arrange_shelves(office.person("receiver"), "K1-01 Kệ 1, ngăn 1\nk1-02")
    custody.arrange_shelves(office.person("receiver", office.elsewhere), "A-1")
    return office
