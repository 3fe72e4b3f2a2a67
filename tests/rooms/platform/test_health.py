"""Alive and ready, told to anybody; headers every page carries."""

import pytest
from django.db import OperationalError
from django.test import Client

from motcua.platform.health import views
from motcua.platform.health.models import Trial


def test_alive_asks_no_database(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"alive": True})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_ready_means_a_row_was_written_and_read(client: Client) -> None:
    assert client.get("/readyz").json() == {"ready": True}
    assert client.get("/readyz").status_code == 200
    assert Trial.objects.count() == 1


@pytest.mark.django_db
def test_without_a_database_it_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(host: str) -> bool:
        raise OperationalError("connection refused")

    monkeypatch.setattr(views, "_write_and_read", refuse)
    response = client.get("/readyz")
    assert (response.status_code, response["Retry-After"]) == (503, "5")


@pytest.mark.django_db
def test_health_changes_nothing_by_post(client: Client) -> None:
    assert client.post("/readyz").status_code == 405
    assert Trial.objects.count() == 0


def test_every_answer_carries_the_protecting_headers(client: Client) -> None:
    response = client.get("/healthz")
    assert "camera=()" in response["Permissions-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert len(response["X-Request-ID"]) == 36
