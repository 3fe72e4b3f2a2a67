"""A paper is looked at beside the data of its dossier, page by page, without its file running anywhere."""

import io
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done, PaperGiven
from motcua.platform import files
from motcua.platform.files.naming import place
from proving.crowd import signed_in
from rooms.dossiers.conftest import CODE, Office, data_folder, office
from sample_files import JPEG, PNG, pdf

__all__ = ["data_folder", "office"]


def handed_in(office: Office, content: bytes, name: str = "Tờ khai.pdf") -> Done:
    """A dossier whose declaration is this file."""
    receiver, intent = office.person("receiver"), uuid.uuid4()
    draft = dossiers.open_draft(receiver, CODE, intent)
    kept = dossiers.add_to_draft(receiver, draft, "to-khai", name, io.BytesIO(content))
    papers = (PaperGiven("to-khai", "copy", "scanned", file=kept.public_id),)
    return dossiers.submit_one(receiver, office.intake(intent_key=intent, papers=papers))


def file_of(office: Office, done: Done) -> uuid.UUID:
    (paper,) = dossiers.dossier_view(office.person("receiver"), done.public_id).papers
    assert paper.file is not None
    return paper.file


@pytest.fixture
def browser(office: Office) -> Client:
    return signed_in(office.person("examiner").account)


def page_of(browser: Client, done: Done, **asked: object) -> str:
    answer = browser.get(reverse("desk:dossier", args=[done.public_id]), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def picture_of(browser: Client, done: Done, file: uuid.UUID, page: int = 1) -> Image.Image:
    answer = browser.get(reverse("desk:paper-page", args=[done.public_id, file, page]))
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["Cache-Control"] == "private, no-store"
    return Image.open(io.BytesIO(b"".join(answer)))


def test_a_paper_is_shown_page_by_page_beside_the_data(office: Office, browser: Client) -> None:
    done = handed_in(office, pdf(pages=3))
    file = file_of(office, done)
    picture = reverse("desk:paper-page", args=[done.public_id, file, 2])
    assert f"giay={file}#giay" in page_of(browser, done)
    middle = page_of(browser, done, giay=file, trang="2")
    for words in ("Trang 2/3", "Trang trước", "Trang sau", f'src="{picture}"', "Trần Thị Mỹ Hoà"):
        assert words in middle, words
    first, last = page_of(browser, done, giay=file, trang="x"), page_of(browser, done, giay=file, trang="99")
    assert "Trang 1/3" in first
    assert "Trang trước" not in first
    assert "Trang 3/3" in last
    assert "Trang sau" not in last


def test_a_page_of_a_pdf_comes_as_a_picture_and_nothing_of_the_file(office: Office, browser: Client) -> None:
    done = handed_in(office, pdf(pages=2))
    picture = picture_of(browser, done, file_of(office, done), 2)
    assert (picture.format, picture.width) == ("JPEG", 1240)


@pytest.mark.parametrize(("content", "kind"), [(JPEG, "JPEG"), (PNG, "PNG")])
def test_a_photograph_is_its_own_one_page(office: Office, browser: Client, content: bytes, kind: str) -> None:
    done = handed_in(office, content, f"a.{kind.lower()}")
    file = file_of(office, done)
    assert picture_of(browser, done, file).format == kind
    assert "Trang 1/1" in page_of(browser, done, giay=file)
    assert browser.get(reverse("desk:paper-page", args=[done.public_id, file, 2])).status_code == 404


def test_a_page_there_is_not_and_a_paper_of_another_dossier_are_not_found(
    office: Office, browser: Client
) -> None:
    done, other = handed_in(office, pdf()), handed_in(office, pdf(pages=2))
    file, strange = file_of(office, done), file_of(office, other)
    for given, page in ((file, 0), (file, 2), (strange, 1), (uuid.uuid4(), 1)):
        address = reverse("desk:paper-page", args=[done.public_id, given, page])
        assert browser.get(address).status_code == 404, address
    for given in (strange, "không", ""):
        assert browser.get(reverse("desk:dossier", args=[done.public_id]), {"giay": given}).status_code == 404


def test_a_paper_whose_bytes_are_gone_leaves_the_dossier_readable(office: Office, browser: Client) -> None:
    done = handed_in(office, pdf(pages=6))
    file = file_of(office, done)
    (kept,) = files.stored([file])
    place(kept.sha256, "pdf").unlink()
    page = page_of(browser, done, giay=file)
    assert "Tệp này không còn trên máy chủ" in page
    assert "Trần Thị Mỹ Hoà" in page
    assert browser.get(reverse("desk:paper-page", args=[done.public_id, file, 1])).status_code == 404


def test_what_cannot_be_drawn_says_so_and_can_still_be_taken(
    office: Office, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = handed_in(office, pdf(pages=4))
    file = file_of(office, done)
    monkeypatch.setattr(files.pages, "_TIMEOUT_SECONDS", 0.001)
    files.pages._count.cache_clear()
    page = page_of(browser, done, giay=file)
    assert "Không dựng được tệp này thành hình để xem" in page
    assert reverse("desk:file", args=[done.public_id, file]) in page
