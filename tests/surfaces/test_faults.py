"""A fault of ours is a page with plain sentences, whatever else of the house is missing."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

SENTENCE = "Việc bạn vừa làm có thể chưa được ghi lại."


@pytest.fixture
def nobody() -> Client:
    return Client(raise_request_exception=False)


def _break(*_args: object, **_more: object) -> None:
    raise RuntimeError("hỏng /nha/may/mat-khau")


def test_a_fault_is_told_in_the_look_of_the_house(nobody: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.catalogue.api.search", _break)
    answer = nobody.get("/thu-tuc/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert SENTENCE in page
    assert "ui.css" in page
    assert "mat-khau" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/khong-co/", "/dang-nhap/"])
def test_a_missing_list_of_static_files_is_told_without_it(
    nobody: Client, settings: Any, tmp_path: Path, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.STATIC_ROOT = tmp_path
    listed = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": listed}
    answer = nobody.get(address)
    page = answer.content.decode()
    assert answer.status_code == 500
    assert answer["Content-Type"].startswith("text/html")
    assert SENTENCE in page
    assert "Traceback" not in page
    assert "<link" not in page
    assert "fault.page" in [record.msg["event"] for record in caplog.records if isinstance(record.msg, dict)]
