"""One paper of a filing, a press at a time: files, order, turns, re-use, what is missing; no scripts."""

import hashlib
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.models import DraftPage, Filing, Paper, ReusablePaper
from motcua.platform.files.uploads.models import Upload
from rooms.dossiers.conftest import Office, data_folder, office
from sample_files import PDF, PNG, picture
from surfaces.citizens import signed_in
from surfaces.test_filing_at_home import WHO, begun, filled, parts_of, words_of
from surfaces.test_uploading import brought, coded

__all__ = ["data_folder", "office"]

PAPER = "giay-xac-nhan-cu"
NEEDED = "ban-an-ly-hon"


def a_file(content: bytes = PNG, name: str = "Trang 1.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def browser(office: Office) -> Client:
    return signed_in(WHO)


@pytest.fixture
def papers(browser: Client) -> str:
    return f"{begun(browser)}giay-to/"


def pressed(browser: Client, paper: str, act: str, **more: Any) -> Any:
    return browser.post(paper, {"act": act, **more})


def acts(browser: Client, paper: str, what: str) -> list[str]:
    return re.findall(rf'value="({what}:\d+)"', browser.get(paper).content.decode())


def test_files_become_pages_that_are_turned_moved_and_dropped(browser: Client, papers: str) -> None:
    paper = f"{papers}{PAPER}/"
    answer = pressed(
        browser, paper, "add", files=[a_file(), a_file(PDF, "Trang 2.pdf")], photo=a_file(picture("JPEG"))
    )
    assert (answer.status_code, answer["Location"]) == (302, f"{paper}#cac-trang")
    text = browser.get(paper).content.decode()
    assert re.findall(r"Trang \d: ([^\"]+)\"", text) == ["Trang 1.png", "Trang 2.pdf", "Trang 1.jpeg"]
    assert hashlib.sha256(PNG).hexdigest() in text
    last = acts(browser, paper, "up")[-1]
    assert pressed(browser, paper, last)["Location"].endswith(f"#trang-{last[3:]}")
    pressed(browser, paper, acts(browser, paper, "turn")[0])
    pressed(browser, paper, acts(browser, paper, "drop")[2])
    rows = DraftPage.objects.order_by("position").values_list("file__kind", "turn")
    assert list(rows) == [("png", 1), ("jpeg", 0)]
    assert 'class="paper-page turn-1"' in browser.get(paper).content.decode()
    done = pressed(browser, paper, "done")
    assert done["Location"] == f"{papers}#giay-{PAPER}"
    assert "Đã có, 2 tệp" in words_of(browser.get(papers))


def test_a_page_is_shown_small_to_its_own_account_only(browser: Client, papers: str) -> None:
    pressed(
        browser,
        f"{papers}{PAPER}/",
        "add",
        files=[a_file(picture("PNG", width=900, height=700)), a_file(PDF)],
    )
    urls = re.findall(r'img src="([^"]+)"', browser.get(f"{papers}{PAPER}/").content.decode())
    for url in urls:
        answer = browser.get(url)
        assert answer.content.startswith(b"\xff\xd8\xff")
        assert answer["Content-Security-Policy"].startswith("sandbox")
        assert signed_in("Trần Quốc Bảo").get(url).status_code == 404
        assert Client().get(url).status_code == 404
    assert len(urls) == 2


def test_what_is_refused_is_told_by_name_and_the_rest_is_kept(browser: Client, papers: str) -> None:
    paper = f"{papers}{PAPER}/"
    answer = pressed(
        browser, paper, "add", files=[a_file(b"", "trống.png"), a_file(), a_file(b"MZ" * 90, "a.pdf")]
    )
    assert answer.status_code == 422
    said = words_of(answer)
    assert "Tệp “trống.png” trống" in said
    assert "Tệp “a.pdf” không phải PDF" in said
    assert DraftPage.objects.count() == 1
    assert "Hãy chọn ít nhất một tệp" in words_of(pressed(browser, paper, "add"))
    for wrong in ("turn:0", "drop:99999999999999999999", "up:x", "khac:1", "khac", "again:1"):
        assert pressed(browser, paper, wrong).status_code == 404, wrong


def test_papers_the_answers_do_not_ask_for_have_no_page(browser: Client, papers: str) -> None:
    for component in ("to-khai", "khong-co", NEEDED):
        assert browser.get(f"{papers}{component}/").status_code == 404
    assert signed_in("Trần Quốc Bảo").get(f"{papers}{PAPER}/").status_code == 404
    assert Client().get(f"{papers}{PAPER}/").status_code == 404


def test_a_needed_paper_is_missing_until_it_is_here(browser: Client, office: Office, papers: str) -> None:
    tasks = papers.removesuffix("giay-to/")
    draft = tasks.rstrip("/").rpartition("/")[2]
    Filing.objects.filter(pk=draft).update(answers={"marital_history": "divorced"})
    assert "Chưa có" in words_of(browser.get(papers))
    answer = browser.post(papers)
    assert answer.status_code == 422
    assert "Còn thiếu «Bản án hoặc quyết định ly hôn" in words_of(answer)
    pressed(browser, f"{papers}{NEEDED}/", "add", files=a_file())
    assert browser.post(papers).status_code == 302
    Filing.objects.filter(pk=draft).update(answers={"marital_history": "widowed"})
    assert "cơ quan tự tra cứu" in words_of(browser.get(papers))
    assert parts_of(browser, tasks)


def test_pages_left_single_are_bound_when_it_is_sent(browser: Client, office: Office) -> None:
    tasks = filled(browser, office)
    paper = f"{tasks}giay-to/{PAPER}/"
    pressed(browser, paper, "add", files=[a_file(), a_file(PDF)])
    answer = browser.post(f"{tasks}kiem-tra/", {"consents": ["truthful", "data"]})
    assert answer["Location"] == f"{tasks}da-gui/"
    kept = Paper.objects.get(component_code=PAPER)
    assert kept.file is not None
    assert kept.file.kind == "pdf"
    assert browser.get(paper)["Location"] == f"{tasks}da-gui/"
    assert browser.post(f"{tasks}kiem-tra/", {"consents": ["truthful"]})["Location"] == f"{tasks}da-gui/"


def test_an_upload_is_put_by_the_script_and_its_fingerprint_told(browser: Client, papers: str) -> None:
    paper, draft = f"{papers}{PAPER}/", papers.split("/")[3]
    metadata = f"filename {coded('Ảnh.png')},purpose {coded(f'filing:{draft}:{PAPER}')}"
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(PNG)), "Upload-Metadata": metadata}
    place = browser.post("/tep/", headers=headers)["Location"]
    upload = place.split("/")[2]
    assert "chưa tải lên hết" in browser.post(paper, {"upload": upload}).json()["sentence"]
    brought(browser, place, PNG)
    told = browser.post(paper, {"upload": upload, "turn": "3"}).json()
    assert told["sha256"] == hashlib.sha256(PNG).hexdigest()
    assert (told["position"], DraftPage.objects.get().turn) == (1, 3)
    assert Upload.objects.get().file_id
    for wrong in ("x", "00000000-0000-4000-8000-000000000000"):
        assert browser.post(paper, {"upload": wrong}).status_code == 404


def test_a_paper_handed_in_before_is_offered_and_taken_by_a_press(browser: Client, office: Office) -> None:
    ReusablePaper.objects.create(code=PAPER, name="Giấy", months=6, basis="–", decision="1/QĐ")
    tasks = filled(browser, office)
    pressed(browser, f"{tasks}giay-to/{PAPER}/", "add", files=a_file(PDF, "Giấy cũ.pdf"))
    browser.post(f"{tasks}kiem-tra/", {"consents": ["truthful", "data"]})
    paper = f"{begun(browser)}giay-to/{PAPER}/"
    assert "đã nộp giấy này ngày" in words_of(browser.get(paper))
    (again,) = acts(browser, paper, "again")
    assert pressed(browser, paper, again).status_code == 302
    assert "dùng lại" in words_of(browser.get(paper))
