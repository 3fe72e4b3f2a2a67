"""The form of a draft seen as people at home meet it: theme by theme, nothing kept, nobody else lets in."""

import re
from typing import Any

import pytest
from django.http import HttpResponse

from motcua.catalogue.api import editing
from motcua.catalogue.models import Draft as CatalogueDraft
from motcua.dossiers.models import Draft, Filing
from motcua.platform.access import Actor
from people import Cast
from proving.crowd import signed_in
from surfaces.test_console_draft_data import CODE
from surfaces.test_filing_at_home import words_of

PREVIEW = f"/quan-tri/thu-tuc/{CODE}/ban-thao/mau-don/xem-thu/"
TYPED = {"answer__marital_history": "never", "answer__purpose": "marriage"}


@pytest.fixture
def cast(cast_with_procedures: Cast) -> Cast:
    return cast_with_procedures


@pytest.fixture
def controller(cast: Cast) -> Actor:
    editing.open_draft(cast.controller, CODE)
    return cast.controller


def pressed(actor: Actor, **sent: Any) -> HttpResponse:
    answer: HttpResponse = signed_in(actor.account).post(PREVIEW, sent)
    return answer


def carried(answer: HttpResponse) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(answer__[^"]+)" value="([^"]*)"', answer.content.decode()))


def test_themes_follow_each_other_with_what_was_typed_and_nothing_is_kept(controller: Actor) -> None:
    before = CatalogueDraft.objects.get().content
    listed = words_of(signed_in(controller.account).get(PREVIEW))
    for words in ("Xem thử bản thảo", "Tình trạng hôn nhân", "Mục đích và số bản", "Chưa làm"):
        assert words in listed
    assert "Người được cấp giấy" not in listed, "what is asked once for all forms has no theme"
    wrong = pressed(controller, tai="history", den="tiep")
    assert wrong.status_code == 422
    assert 'href="#answer__marital_history"' in wrong.content.decode()
    after = pressed(controller, tai="history", den="tiep", **TYPED)
    assert 'name="tai" value="purpose"' in after.content.decode()
    assert carried(after) == {"answer__marital_history": "never"}
    more = TYPED | {"answer__spouse_name": "Đỗ Anh Tuấn", "answer__copies": "1"}
    checked = pressed(controller, tai="purpose", den="tiep", **more)
    for words in ("hồ sơ chưa gửi", "Đỗ Anh Tuấn", "Đăng ký kết hôn"):
        assert words in words_of(checked)
    assert words_of(pressed(controller, den="danh-sach", **more)).count("Xong") == 2
    assert CatalogueDraft.objects.get().content == before
    assert not Draft.objects.exists()
    assert not Filing.objects.exists()


def test_it_begins_with_a_kept_set_and_speaks_english(controller: Actor) -> None:
    revision = editing.draft(controller, CODE).revision
    editing.keep_answers(controller, CODE, revision, "Đã cưới", {"marital_history": "never"})
    browser = signed_in(controller.account)
    assert f'href="{PREVIEW}?bo=1"' in browser.get(PREVIEW).content.decode()
    assert carried(browser.get(f"{PREVIEW}?bo=1")) == {"answer__marital_history": "never"}
    assert carried(browser.get(f"{PREVIEW}?bo=7")) == {}
    browser.post("/ngon-ngu/", {"language": "en"})
    assert "Preview of the draft" in words_of(browser.get(PREVIEW))


def test_a_form_that_cannot_be_made_says_why_and_others_find_nothing(cast: Cast, controller: Actor) -> None:
    for nobody in (cast.leader, cast.outsider):
        assert signed_in(nobody.account).get(PREVIEW).status_code == 404
    row = CatalogueDraft.objects.get()
    row.content["form"]["questions"][-1]["when"] = {"question": "khong_co", "op": "answered"}
    row.save(update_fields=["content"])
    assert "Chưa xem thử được" in words_of(signed_in(controller.account).get(PREVIEW))
