"""What people keep of a dossier: the receipt and what they sent as PDF files, the day for their calendar."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pikepdf
import pypdfium2
import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from motcua.dossiers import api as dossiers
from motcua.dossiers.models import Dossier
from motcua.platform import agenda, pdf
from rooms.dossiers.conftest import Office, data_folder, office
from surfaces.citizens import signed_in
from surfaces.test_filing_at_home import WHO, sent, words_of

__all__ = ["data_folder", "office"]

FILES = ("own-receipt-pdf", "own-sent-pdf", "own-calendar")


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def test_receipt_and_what_was_sent_are_files_whose_words_can_be_taken_out(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    receipt = browser.get(reverse("portal:own-receipt-pdf", args=[dossier.public_id]))
    said = text_of(receipt.content)
    for words in (dossier.code, WHO, "Giấy xác nhận đã gửi hồ sơ", "Việc tiếp theo", "khai trên mạng"):
        assert words in said, words
    assert receipt["Content-Disposition"] == f'attachment; filename="da-gui-{dossier.code}.pdf"'
    assert "no-store" in receipt["Cache-Control"]
    content = browser.get(reverse("portal:own-sent-pdf", args=[dossier.public_id])).content
    for words in ("Đỗ Anh Tuấn", "079 188 999012", "45/2 Lê Đức Thọ"):
        assert words in text_of(content), words
    again = browser.get(reverse("portal:own-sent-pdf", args=[dossier.public_id]))
    assert again.content == content, "the same dossier makes the same file, byte for byte"
    page = words_of(browser.get(reverse("portal:own", args=[dossier.public_id])))
    assert "Giấy xác nhận đã gửi hồ sơ (PDF)" in page
    assert "vào lịch của bạn" in page


def sheet(*rows: tuple[str, str]) -> pdf.Sheet:
    file = pdf.File("Giấy cũ", "Giấy cũ.pdf · 12\u202fKB", "9f" * 32)
    blocks = [pdf.Block("Chủ hồ sơ", rows=rows), pdf.Block("Giấy tờ", files=[file])]
    at = datetime(2026, 11, 23, 3, tzinfo=UTC)
    return pdf.Sheet(
        "Giấy xác nhận",
        "Phường Gò Vấp",
        "vi",
        "H29.1",
        "lúc này",
        blocks,
        "https://motcua.example/",
        "Quét",
        "Trang",
        "–",
        at,
    )


def test_a_sheet_is_tagged_keeps_every_vietnamese_letter_and_reads_no_words_as_program() -> None:
    vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    letters = "".join(chr(c) for c in range(0x1EA0, 0x1EFA)) + vowels + "đĐáàảãạ"
    wild = '#panic("x") *a* $x$ @b `c` <d> \\ // https://ke.xau.example "'
    made = pdf.made(sheet(("Chữ", letters), ("Lạ", wild), ("Không có", "漢 ok")))
    said = text_of(made)
    assert letters in said.replace(" ", "")
    assert wild.replace(" ", "") in said.replace(" ", "")
    assert "? ok" in said
    assert "12\u00a0KB" in said.replace("12 KB", "12\u00a0KB")
    assert f"SHA-256 {'9f' * 32}" in said
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "vi"
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == "Giấy xác nhận H29.1"
            assert metadata["pdfuaid:part"] == "1"


def test_what_cannot_be_set_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.platform.pdf.setting._TIMEOUT_SECONDS", 0.001)
    with pytest.raises(pdf.NotSet):
        pdf.made(sheet(("a", "b")))


def lines_of(content: bytes) -> dict[str, str]:
    """Name (with its parameters) → value, unfolded as RFC 5545 §3.1 says."""
    text = content.decode().replace("\r\n ", "")
    return dict(line.split(":", 1) for line in reversed(text.rstrip("\r\n").split("\r\n")))


def test_the_day_goes_into_ones_calendar_and_moves_there(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    address = reverse("portal:own-calendar", args=[dossier.public_id])
    answer = browser.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    first = lines_of(answer.content)
    assert first["UID"] == f"{dossier.public_id}@motcua"
    assert first["STATUS"] == "TENTATIVE"
    assert re.fullmatch(r"\d{8}", first["DTSTART;VALUE=DATE"])
    assert dossier.code in first["SUMMARY;LANGUAGE=vi"]
    for personal in (WHO, "079188999012", "0912", "Lê Đức Thọ", "hôn nhân"):
        assert personal not in answer.content.decode().replace("\r\n ", "")
    dossiers.perform(office.person("receiver"), dossier.public_id, dossiers.Accept())
    second = lines_of(browser.get(address).content)
    assert second["UID"] == first["UID"]
    assert int(second["SEQUENCE"]) > int(first["SEQUENCE"])
    assert second["STATUS"] == "CONFIRMED"
    tracked = reverse("portal:tracked-calendar", args=[dossier.public_id])
    stranger = Client()
    assert stranger.get(tracked).status_code == 404
    stranger.post(reverse("portal:track"), {"code": dossier.code, "phone": "0912 345 678"})
    assert lines_of(stranger.get(tracked).content)["UID"] == first["UID"]


DAY = agenda.Day(
    uid="x@motcua",
    on=date(2026, 12, 31),
    title="Hạn; một, hai \\ ba\nbốn",
    description="ề" * 200,
    url="https://motcua.example/tra-cuu/",
    revision=3,
    written_at=datetime(2026, 11, 23, 8, 5, tzinfo=UTC),
)


def test_a_calendar_file_keeps_to_the_rules_of_its_kind() -> None:
    content = agenda.calendar_file(DAY, "vi")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75, "RFC 5545 §3.1"
        line.decode()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    told = lines_of(content)
    assert told["SUMMARY;LANGUAGE=vi"] == "Hạn\\; một\\, hai \\\\ ba\\nbốn"
    assert told["DESCRIPTION;LANGUAGE=vi"] == "ề" * 200
    assert (told["DTSTART;VALUE=DATE"], told["DTEND;VALUE=DATE"]) == ("20261231", "20270101")
    assert told["DTSTAMP"] == "20261123T080500Z"
    over = lines_of(agenda.calendar_file(replace(DAY, is_over=True), "vi"))
    assert over["STATUS"] == "CANCELLED"
    assert "TRIGGER" not in over


def test_another_person_and_officers_find_no_file(office: Office) -> None:
    dossier: Dossier = sent(signed_in(WHO), office)
    other, officer = signed_in("Trần Quốc Bảo"), Client()
    officer.force_login(get_user_model().objects.get(pk=office.person("receiver").account))
    for name in FILES:
        address = reverse(f"portal:{name}", args=[dossier.public_id])
        assert other.get(address).status_code == 404
        assert officer.get(address).status_code == 404
        assert Client().get(address).status_code in {302, 404}
