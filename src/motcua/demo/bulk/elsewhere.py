"""Another database of the same server in the place of the present one, for as long as a block lasts."""

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


def base_name() -> str:
    """The name of the present database without its ending: those made beside it are named after it."""
    name = str(connections["default"].settings_dict["NAME"])
    return name.removesuffix("_test").removesuffix("_demo")


@contextmanager
def throwaway(purpose: str) -> Iterator[None]:
    """A migrated, empty database that is dropped at the end."""
    name = f"{base_name()}_{purpose}_test"
    try:
        with fresh(name):
            yield
    finally:
        with _maintenance() as server:
            drop_database(server, name)


@contextmanager
def fresh(name: str) -> Iterator[None]:
    """A migrated, empty database of that name, which stays."""
    with _maintenance() as server:
        drop_database(server, name)
        make_database(server, name, owner=str(conninfo_to_dict(settings.DATABASE_OWNER_URL)["user"]))
    with using(name):
        migrate(settings.DATABASE_URL, settings.DATABASE_OWNER_URL)
        yield


@contextmanager
def using(name: str) -> Iterator[None]:
    """Work in a database that is there; processes started meanwhile do so too."""
    before = connections["default"].settings_dict["NAME"]
    urls = {"DATABASE_URL": settings.DATABASE_URL, "DATABASE_OWNER_URL": settings.DATABASE_OWNER_URL}
    environment = {key: os.environ.get(key) for key in urls}
    _move(name, {key: url_of(url, name) for key, url in urls.items()})
    try:
        yield
    finally:
        _move(before, urls)
        for key, value in environment.items():
            if value is None:
                del os.environ[key]


def url_of(url: str, name: str) -> str:
    """The same server and role, another database."""
    head, mark, rest = url.partition("?")
    return f"{head.rpartition('/')[0]}/{name}{mark}{rest}"


def _move(name: str, urls: Mapping[str, str]) -> None:
    connections.close_all()
    connections["default"].settings_dict["NAME"] = name
    for key, url in urls.items():
        setattr(settings, key, url)
        os.environ[key] = url
    agencies.forget()
    catalogue.forget_versions()


def _maintenance() -> psycopg.Connection[Any]:
    owner: dict[str, Any] = {**conninfo_to_dict(settings.DATABASE_OWNER_URL), "dbname": "postgres"}
    return psycopg.connect(make_conninfo("", **owner), autocommit=True)


@contextmanager
def as_owner() -> Iterator[psycopg.Connection[Any]]:
    """A connection of the owner's to the present database, for what the product's role may not do."""
    with psycopg.connect(settings.DATABASE_OWNER_URL) as connection:
        yield connection
