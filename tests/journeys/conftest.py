"""A house that is open: the small commune behind a real web server, and visitors with real browsers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browsing import Visitor, chromium
from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from rooms.dossiers.conftest import Office, data_folder, load_office

__all__ = ["data_folder"]

Visit = Callable[..., Visitor]


@pytest.fixture
def served(live_server: object, data_folder: Path) -> Iterator[Office]:
    """The commune with its people, answering over HTTP as the product's database role."""
    yield load_office(data_folder)
    agencies.forget()
    catalogue.forget_versions()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(served: Office, browser: Browser, live_server: object) -> Iterator[Visit]:
    """Somebody comes with a browser: `visit(scripts=False)`, `visit(viewport=PHONE)`."""
    visitors: list[Visitor] = []

    def come(*, scripts: bool = True, **options: object) -> Visitor:
        visitors.append(Visitor(browser, str(live_server), java_script_enabled=scripts, **options))
        return visitors[-1]

    yield come
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert not complaints, complaints
