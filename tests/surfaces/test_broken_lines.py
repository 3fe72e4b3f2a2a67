"""A form of which only a part arrived: nothing is done, and the page says so."""

from io import BytesIO

import pytest
from django.test import Client

from motcua.platform.arriving import Body

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("checked", [False, True])
def test_half_a_form_does_nothing_and_is_told(checked: bool) -> None:
    """With the token in its missing part, and with a token that came beside it."""
    half = Body(BytesIO(b"username=a").read, 500)
    environ = {"wsgi.input": half, "CONTENT_LENGTH": "500", "CONTENT_TYPE": FORM}
    browser = Client(enforce_csrf_checks=checked)
    browser.get("/dang-nhap/")
    answer = browser.generic("POST", "/dang-nhap/", **environ)
    assert answer.status_code == 408
    assert "Đường truyền đứt khi đang gửi" in answer.content.decode()
