"""Files of lists at the desk: ordered below the list, fetched by whoever ordered them."""

import re

from django.urls import reverse

from motcua.platform.exports import making
from motcua.platform.exports.models import Export
from proving.crowd import signed_in
from rooms.dossiers.conftest import Office, data_folder, office

__all__ = ["data_folder", "office"]

FILES = "/ban-lam-viec/tep-xuat/"


def test_from_the_list_to_the_file(office: Office) -> None:
    office.taken_in()
    client = signed_in(office.person("section_head").account)
    page = client.get("/ban-lam-viec/?ds=don-vi").content.decode()
    form = page[page.index(f'action="{FILES}"') :]
    assert re.search(r'name="ds" value="don-vi"', form)
    assert client.post(FILES, {"ds": "don-vi", "kieu": "csv"}).headers["Location"] == FILES
    waiting = client.get(FILES).content.decode()
    assert "Đang ghi tệp" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    export = Export.objects.get()
    address = reverse("desk:export", args=[export.public_id])
    assert client.get(address).status_code == 404
    making.make(export.pk)
    assert address in client.get(FILES).content.decode()
    fetched = client.get(address)
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert "Trần".encode() in b"".join(fetched)
    other = signed_in(office.person("examiner").account)
    assert other.get(address).status_code == 404
    assert "Không có tệp nào" in other.get(FILES).content.decode()


def test_what_is_no_list_and_no_kind_is_not_found(office: Office) -> None:
    client = signed_in(office.person("section_head").account)
    assert client.post(FILES, {"ds": "khong-co", "kieu": "csv"}).status_code == 404
    assert client.post(FILES, {"ds": "don-vi", "kieu": "exe"}).status_code == 404
    assert not Export.objects.exists()


def test_a_file_is_not_made_wider_than_the_list_that_was_looked_at(office: Office) -> None:
    client = signed_in(office.person("section_head").account)
    answer = client.post(FILES, {"ds": "don-vi", "kieu": "csv", "don-vi": "khong-con"})
    assert answer.status_code == 422
    assert "không hiểu «khong-con»" in answer.content.decode()
    assert not Export.objects.exists()
