"""The pages as an installed application: what a device is told, and what it keeps and never keeps."""

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from people import Cast
from surfaces.citizens import signed_in
from surfaces.test_filing_at_home import words_of

MANIFEST, WORKER, OFFLINE = "/ung-dung.webmanifest", "/ung-dung.js", "/khong-mang/"


def kept_by(answer: bytes) -> dict[str, object]:
    found = re.match(r"const KEPT = (.*);\n", answer.decode())
    assert found
    kept: dict[str, object] = json.loads(found[1])
    return kept


def test_a_device_is_told_what_to_install_in_both_languages(cast: Cast) -> None:
    for language, name in (("vi", "Tra cứu hồ sơ"), ("en", "Track a dossier")):
        answer = Client().get(f"{MANIFEST}?ngon-ngu={language}")
        assert answer["Content-Type"] == "application/manifest+json"
        told = answer.json()
        assert (told["lang"], told["start_url"], told["display"]) == (language, "/", "standalone")
        assert told["shortcuts"][0]["name"] == name
        for icon in told["icons"]:
            path = finders.find(icon["src"].removeprefix("/static/"))
            assert path is not None
            with Image.open(path) as picture:
                assert icon["sizes"] == f"{picture.width}x{picture.height}"
    home = Client().get("/").content.decode()
    assert f'<link rel="manifest" href="{MANIFEST}?ngon-ngu=vi">' in home


def test_the_page_without_a_line_says_what_helps_and_holds_nothing_of_anybody(cast: Cast) -> None:
    who = "Trần Quốc Bảo"
    answer = signed_in(who).get(OFFLINE)
    assert answer.content == Client().get(OFFLINE).content
    said = words_of(answer)
    for words in ("Không có mạng", "Thử lại", "Đã lưu lúc", "Điện thoại của mọi trung tâm"):
        assert words in said, words
    text = answer.content.decode()
    assert who not in text
    assert "csrfmiddlewaretoken" not in text
    assert "No connection" in words_of(Client().get(f"{OFFLINE}?ngon-ngu=en"))


def test_the_worker_is_another_one_when_what_it_keeps_is(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Client().get(WORKER)
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    kept = kept_by(answer.content)
    assert kept_by(Client().get(WORKER).content) == kept
    assert all(str(file).startswith("/static/") for file in kept["files"])  # type: ignore[attr-defined]
    assert kept["page"] == f"{OFFLINE}?ngon-ngu=vi"
    assert kept_by(Client().get(f"{WORKER}?ngon-ngu=en").content)["page"] == f"{OFFLINE}?ngon-ngu=en"
    monkeypatch.setattr("motcua.surfaces.portal.application.static", lambda name: f"/static/{name}.2")
    assert kept_by(Client().get(WORKER).content)["version"] != kept["version"]
