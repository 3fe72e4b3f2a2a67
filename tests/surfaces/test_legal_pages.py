"""Legal pages: in both languages, with version and day, and one press away from every page for people."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator

from motcua.surfaces.portal.legal import PAGES
from people import Cast

DATA = Path(__file__).resolve().parents[2] / "data"


def test_each_page_is_valid_and_says_as_much_in_english_as_in_vietnamese() -> None:
    check = Draft202012Validator(json.loads((DATA / "schema" / "legal.json").read_text(encoding="utf-8")))
    assert {path.stem for path in (DATA / "legal").glob("*.json")} == set(PAGES)
    for slug in PAGES:
        page = json.loads((DATA / "legal" / f"{slug}.json").read_text(encoding="utf-8"))
        assert not list(check.iter_errors(page))
        assert page["slug"] == slug
        shapes = [
            [
                (len(each.get("text", [])), len(each.get("list", [])), len(each.get("rows", [])))
                for each in said
            ]
            for said in (page["vi"]["sections"], page["en"]["sections"])
        ]
        assert shapes[0] == shapes[1], slug


@pytest.mark.parametrize("slug", PAGES)
def test_a_legal_page_is_open_to_everybody_in_both_languages(cast: Cast, slug: str) -> None:
    address = reverse("portal:legal", args=[slug])
    page = json.loads((DATA / "legal" / f"{slug}.json").read_text(encoding="utf-8"))
    for language in ("vi", "en"):
        said = Client(headers={"accept-language": language}).get(address).content.decode()
        assert f"<h1>{page[language]['title']}</h1>" in said
        for section in page[language]["sections"]:
            assert section["title"] in said
    assert "23/11/2026" in said
    for other in PAGES:
        assert f'href="{reverse("portal:legal", args=[other])}"' in said


def test_cookies_are_all_told(cast: Cast) -> None:
    """Every cookie our pages set stands on the page about cookies."""
    browser = Client(enforce_csrf_checks=True)
    token = browser.get("/").cookies["csrftoken"].value
    for address, data in (("/mau-trang/", {"theme": "dark"}), ("/ngon-ngu/", {"language": "en"})):
        browser.post(address, data | {"csrfmiddlewaretoken": token})
    browser.post("/tra-cuu/", {"code": "x", "phone": "0", "csrfmiddlewaretoken": token})
    told = browser.get(reverse("portal:legal", args=["cookie"])).content.decode()
    assert len(browser.cookies) >= 3
    for name in {*browser.cookies, "sessionid", "commune"}:
        assert f"<dt>{name}</dt>" in told


def test_no_page_there_is_not(cast: Cast) -> None:
    assert Client().get("/thong-tin/khong-co/").status_code == 404
