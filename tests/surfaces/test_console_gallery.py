"""The gallery as administrators open it, with every page that stands alone."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from people import Cast
from proving.crowd import signed_in

GALLERY, QUERIES = "/quan-tri/giao-dien/", 11
LINK = re.compile(rf'href="({GALLERY}[\w-]+/)"')


def test_the_gallery_leads_to_every_page_that_stands_alone(
    cast: Cast, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    administrator = signed_in(cast.administrator.account)
    administrator.get(GALLERY)
    with django_assert_max_num_queries(QUERIES):
        page = administrator.get(GALLERY).content.decode()
    assert f'<a href="{GALLERY}" aria-current="page">' in page
    alone = LINK.findall(page)
    assert len(alone) == 7
    for address in alone:
        answer = administrator.get(address)
        assert answer.status_code == 200
        assert "<h1>" in answer.content.decode()


def test_what_the_gallery_does_not_have_is_not_found(cast: Cast) -> None:
    assert signed_in(cast.administrator.account).get(f"{GALLERY}khong-co/").status_code == 404
    assert signed_in(cast.leader.account).get(GALLERY).status_code == 404
