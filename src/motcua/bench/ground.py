"""A database of its own for a benchmark: made beside the one that is named, used, and dropped again."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.platform.database import drop_database, make_database, migrate

_PLACES = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


def base_name() -> str:
    """The name of the present database without its ending: benchmark databases are named after it."""
    name = str(connections["default"].settings_dict["NAME"])
    return name.removesuffix("_test").removesuffix("_demo")


def address_of(url: str, name: str) -> str:
    """The same server and role, another database."""
    given: dict[str, Any] = {**conninfo_to_dict(url), "dbname": name}
    return make_conninfo("", **given)


@contextmanager
def throwaway(purpose: str) -> Iterator[None]:
    """A migrated, empty database in the place of the present one, until the block ends."""
    name = f"{base_name()}_{purpose}_test"
    with _maintenance() as server:
        drop_database(server, name)
        make_database(server, name, owner=str(conninfo_to_dict(settings.DATABASE_OWNER_URL)["user"]))
    try:
        with using(name):
            migrate(url_of(settings.DATABASE_URL, name), url_of(settings.DATABASE_OWNER_URL, name))
            yield
    finally:
        with _maintenance() as server:
            drop_database(server, name)


@contextmanager
def using(name: str) -> Iterator[None]:
    """Work in another database of the same server; processes started meanwhile do so too."""
    before = connections["default"].settings_dict["NAME"]
    urls = {"DATABASE_URL": settings.DATABASE_URL, "DATABASE_OWNER_URL": settings.DATABASE_OWNER_URL}
    _move(name, {key: url_of(url, name) for key, url in urls.items()})
    try:
        yield
    finally:
        _move(before, urls)


def url_of(url: str, name: str) -> str:
    """An address of the form postgresql://…, as DATABASE_URL wants it, for another database."""
    head, mark, rest = url.partition("?")
    return head.rsplit("/", 1)[0] + f"/{name}" + mark + rest


def _move(name: str, urls: Mapping[str, str]) -> None:
    connections.close_all()
    connections["default"].settings_dict["NAME"] = name
    for key, url in urls.items():
        setattr(settings, key, url)
        os.environ[key] = url
    agencies.forget()
    catalogue.forget_versions()


def _maintenance() -> psycopg.Connection[Any]:
    return psycopg.connect(address_of(settings.DATABASE_OWNER_URL, "postgres"), autocommit=True)
