"""Today's work as a page: what the morning counted, what it is now, and its switch."""

from django.test import Client

from motcua.dossiers import api as dossiers
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

PAGE = "/ban-lam-viec/viec-hom-nay/"


def test_the_page_links_to_lists_as_long_as_it_says(office: Office) -> None:
    done, examiner = office.taken_in(), office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    client = signed_in(examiner.account)
    page = client.get(PAGE).content.decode()
    assert "Của bạn, tất cả" in page
    assert 'href="/ban-lam-viec/?ds=cua-toi"' in page
    listed = client.get("/ban-lam-viec/?ds=cua-toi").content.decode()
    assert listed.count("<tr data-row ") == 1
    assert "Hoà" not in page


def test_the_message_can_be_switched_off_and_on(office: Office) -> None:
    client = signed_in(office.person("examiner").account)
    assert client.post(PAGE, {"tat": "1"}).status_code == 302
    assert "Đang tắt" in client.get(PAGE).content.decode()
    client.post(PAGE, {"tat": "0"})
    assert "Đang tắt" not in client.get(PAGE).content.decode()


def test_it_asks_little_and_citizens_have_none(office: Office, django_assert_max_num_queries) -> None:
    client = signed_in(office.person("examiner").account)
    client.get(PAGE)
    with django_assert_max_num_queries(15):
        client.get(PAGE)
    assert Client().get(PAGE).status_code in {302, 404}
