"""Behind a proxy that ends TLS: people sign in, cookies are kept to TLS, callers are told apart."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client, RequestFactory

from motcua.platform.callers import address_of, network_of
from people import PASSWORD, Cast

ADDRESS = "https://motcua.example.vn"
NAMES = (
    "MOTCUA_ADDRESS",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SECURE",
    "SECURE_HSTS_SECONDS",
    "SECURE_PROXY_SSL_HEADER",
    "MOTCUA_PROXIES",
)
ASK = f"""
import json
from django.conf import settings
print(json.dumps({{name: getattr(settings, name) for name in {NAMES}}}))
"""


def settings_with(**environment: str) -> subprocess.CompletedProcess[str]:
    given = os.environ | {"DJANGO_SETTINGS_MODULE": "motcua_site.settings", **environment}
    return subprocess.run([sys.executable, "-c", ASK], env=given, capture_output=True, text=True, check=False)


def test_an_https_address_turns_on_all_that_belongs_to_tls(settings: object, cast: Cast) -> None:
    found = json.loads(settings_with(MOTCUA_ADDRESS=f"{ADDRESS}/", MOTCUA_PROXIES="1").stdout)
    assert found["MOTCUA_ADDRESS"] == ADDRESS
    assert "motcua.example.vn" in found["ALLOWED_HOSTS"]
    assert found["MOTCUA_PROXIES"] == 1
    for name, value in found.items():
        setattr(settings, name, tuple(value) if name == "SECURE_PROXY_SSL_HEADER" else value)

    # As a proxy passes it on: the scheme in a header, and the browser's own Origin.
    browser = Client(enforce_csrf_checks=True, headers={"Host": "motcua.example.vn"})
    passed_on = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7", "Origin": ADDRESS}
    page = browser.get("/dang-nhap/", headers=passed_on)
    given = {
        "login": "muongphang.lanhdao",
        "password": PASSWORD,
        "csrfmiddlewaretoken": page.context["csrf_token"],
    }
    answer = browser.post("/dang-nhap/", given, headers=passed_on)
    assert answer.headers["Location"] == "/ban-lam-viec/"
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert all(cookie["secure"] for cookie in answer.cookies.values())


def test_without_an_address_nothing_is_bound_to_tls() -> None:
    found = json.loads(settings_with(MOTCUA_ADDRESS="").stdout)
    assert not any(found[name] for name in NAMES if "SECURE" in name or "CSRF" in name)
    assert found["MOTCUA_PROXIES"] == 0


def test_an_address_without_its_scheme_is_refused_in_a_sentence() -> None:
    refused = settings_with(MOTCUA_ADDRESS="motcua.example.vn")
    assert refused.returncode
    assert "MOTCUA_ADDRESS phải" in refused.stderr


@pytest.mark.parametrize(
    ("proxies", "header", "found"),
    [
        (0, "203.0.113.7", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.9, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.9, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1"),
        (1, "không rõ", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
    ],
)
def test_only_what_our_own_proxies_added_is_believed(
    settings: object, proxies: int, header: str, found: str
) -> None:
    settings.MOTCUA_PROXIES = proxies  # type: ignore[attr-defined]
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=header)
    assert address_of(request) == found


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),  # IPv4 as a socket open to both shows it
        ("2001:db8:1:2:3::4", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("không rõ", "không rõ"),
    ],
)
def test_a_home_is_counted_as_one_and_no_two_homes_are(address: str, counted: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == counted
