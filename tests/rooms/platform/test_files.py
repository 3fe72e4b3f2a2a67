"""P33 for the three kinds of file taken: what is refused, by which sentence, and what is made harmless."""

import errno
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import BinaryIO

import pikepdf
import pytest
from django.conf import LazySettings
from django.conf import settings as current
from PIL import Image

from motcua.platform import files, ledger
from motcua.platform.access import SYSTEM
from motcua.platform.errors import NotFound, Refusal
from motcua.platform.files import inspector
from motcua.platform.files.naming import shown_name
from proving.figures import record
from sample_files import JPEG, PDF, PNG, pdf, picture

pytestmark = pytest.mark.django_db


def store(content: bytes, name: str = "giấy tờ.pdf", size: int | None = None) -> files.StoredFile:
    return files.store(name, io.BytesIO(content), SYSTEM, size=size)


def zipped(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return kept.getvalue()


def locked(**permission: bool) -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as document:
        document.save(
            kept,
            encryption=pikepdf.Encryption(
                owner="chủ", user="" if permission else "mật khẩu", allow=pikepdf.Permissions(**permission)
            ),
        )
    return kept.getvalue()


def script(**more: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"), **more)


def on_page(**entries: object) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    for key, value in entries.items():
        page.obj[f"/{key}"] = value
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def packed_script() -> bytes:
    """The script lies in a compressed stream of objects, where no search for words finds it."""
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.OpenAction = document.make_indirect(script())
    kept = io.BytesIO()
    document.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert b"JavaScript" not in kept.getvalue()
    return kept.getvalue()


def with_attachment() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments["a.exe"] = b"MZ"
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def annotation(action: pikepdf.Dictionary) -> pikepdf.Array:
    return pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)]
    )


EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
UNKNOWN = {
    "text": b"xin ch\xc3\xa0o" * 50,
    "one byte": b"x",
    "html": b"<!DOCTYPE html><html><script>alert(1)</script></html>",
    "svg with script": b'<svg version="1.1"><script>alert(1)</script></svg>',
    "svg with entity": b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    "gif that is a script": b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
    "gif": picture("GIF"),
    "bmp": picture("BMP"),
    "tiff": picture("TIFF"),
    "webp": picture("WEBP"),
    "zip": zipped("a.txt", b"a"),
    "zip bomb": zipped("a.txt", b"\0" * 3_000_000),
    "306 kB that grow to 300 MB": zipped("a.txt", bytes(300 * 1024 * 1024)),
    "entity in docx": zipped(
        "word/document.xml", b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    ),
    "gif that is a pdf": b"GIF89a" + b"\0" * 20 + PDF,
    "nested zip": zipped("b.zip", zipped("a.txt", b"a")),
    "docx": zipped("word/document.xml", b"<w/>"),
    "eicar in a nested zip": zipped("b.zip", zipped("e.com", EICAR)),
    "xlsm": zipped("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "html application": b"<html><hta:application><script>1</script></html>",
    "shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 90,
    "docm": zipped("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "program": b"MZ" + b"\0" * 200,
    "elf": b"\x7fELF" + b"\0" * 200,
    "shell script": b"#!/bin/sh\nrm -rf /\n",
    "php": b"<?php system($_GET[0]); ?>",
    "eicar": EICAR,
    "eicar in zip": zipped("e.com", EICAR),
    "gzip": b"\x1f\x8b\x08\x00" + b"\0" * 60,
    "rar": b"Rar!\x1a\x07\x00" + b"\0" * 60,
    "postscript": b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n",
    "html before pdf": b"<html><script>alert(1)</script>" + PDF,
    "junk before pdf": b"\0" * 20 + PDF,
    "junk before png": b"x" + PNG,
    "zero bytes long": b"\0" * 4_096,
    "mail": b"From: a@b\r\nSubject: x\r\n\r\n",
    "json": b'{"a": 1}',
    "xml": b'<?xml version="1.0"?><a/>',
}
DAMAGED = {
    "png cut in half": PNG[: len(PNG) // 2],
    "png with head only": PNG[:8] + b"\0" * 60,
    "jpeg cut in half": picture("JPEG", width=400, height=400)[:2_000],
    "jpeg with head only": b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 60,
    "pdf cut in half": pdf(pages=40)[:1_500],
    "pdf with head only": b"%PDF-1.7\n" + b"x" * 400,
    "pdf with head and end": b"%PDF-1.7\nnothing\n%%EOF\n",
    "pdf without a page": pdf(pages=0),
    "png with a wrong checksum": PNG[:-20] + bytes([PNG[-20] ^ 1]) + PNG[-19:],
}
ACTIVE = {
    "script under a name in disguise": pdf(OpenAction=script()).replace(b"/JavaScript", b"/J#61vaScript"),
    "script in a packed object": packed_script(),
    "media that plays": on_page(
        Annots=annotation(pikepdf.Dictionary(S=pikepdf.Name.Rendition, R=pikepdf.Dictionary()))
    ),
    "way out to another file": on_page(
        Annots=annotation(pikepdf.Dictionary(S=pikepdf.Name.GoToE, T=pikepdf.Dictionary()))
    ),
    "script when opened": pdf(OpenAction=script()),
    "script on a page": on_page(AA=pikepdf.Dictionary(O=script())),
    "script behind a link": on_page(Annots=annotation(script())),
    "program behind a link": on_page(
        Annots=annotation(pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe")))
    ),
    "form sent away": on_page(
        Annots=annotation(pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=pikepdf.String("/elsewhere")))
    ),
    "file inside": with_attachment(),
    "script by name": pdf(
        Names=pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["a", script()])))
    ),
    "dynamic form": pdf(AcroForm=pikepdf.Dictionary(XFA=pikepdf.String("<xdp/>"), Fields=pikepdf.Array([]))),
}


@pytest.mark.parametrize("content", UNKNOWN.values(), ids=UNKNOWN)
def test_other_kinds_are_refused_whatever_they_are_called(content: bytes) -> None:
    for name in ("a.pdf", "a.png"):
        with pytest.raises(files.FileKindUnknown):
            store(content, name)


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_refused(content: bytes) -> None:
    with pytest.raises(files.FileDamaged):
        store(content)


@pytest.mark.parametrize("content", ACTIVE.values(), ids=ACTIVE)
def test_a_pdf_that_acts_is_refused(content: bytes) -> None:
    with pytest.raises(files.FileActive):
        store(content)


@pytest.mark.parametrize("content", [locked(), locked(extract=False)], ids=["password", "rights"])
def test_a_locked_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(files.FileLocked):
        store(content)


def test_an_empty_file_is_refused_by_name() -> None:
    with pytest.raises(files.FileEmpty) as refused:
        store(b"", "Ảnh thẻ.png")
    assert "Ảnh thẻ.png" in str(refused.value)


def test_one_byte_too_many_is_refused_and_the_limit_itself_is_not(settings: LazySettings) -> None:
    settings.FILE_MEGABYTES = 1
    whole = PDF.replace(b"%%EOF", b"%" + b" " * (1024 * 1024 - len(PDF) - 2) + b"\n%%EOF")
    assert len(whole) == 1024 * 1024
    assert store(whole).size == 1024 * 1024
    with pytest.raises(files.FileTooLarge) as refused:
        store(whole + b"\n")
    assert "1 MB" in str(refused.value)


@pytest.mark.parametrize("announced", [len(PNG) - 1, len(PNG) + 1, 0])
def test_another_length_than_announced_is_refused(announced: int) -> None:
    with pytest.raises(files.FileNotWhole):
        store(PNG, size=announced)


def test_a_pdf_nested_beyond_reason_is_refused() -> None:
    deep = b"[" * 20_000 + b"]" * 20_000
    with pytest.raises((files.FileDamaged, files.FileTooComplex)):
        store(pdf(Deep=pikepdf.Array([1])).replace(b"[ 1 ]", deep))


@pytest.mark.parametrize("tail", [b"<html><script>alert(1)</script></html>", zipped("e.com", EICAR)])
def test_a_pdf_that_is_something_else_behind_its_end_is_handed_out_as_a_pdf_that_runs_nothing(
    tail: bytes,
) -> None:
    kept = store(PDF + tail, "a.html")
    response = files.attachment(kept.public_id)
    assert kept.original_name == "a.pdf"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    assert (response["X-Content-Type-Options"], response["Cross-Origin-Resource-Policy"]) == (
        "nosniff",
        "same-origin",
    )
    response.close()


def test_the_battery_is_as_long_as_promised() -> None:
    names, lengths, sizes, others = 13, 3, 2, 5
    assert len(UNKNOWN["306 kB that grow to 300 MB"]) < 320_000
    battery = len(UNKNOWN) + len(DAMAGED) + len(ACTIVE) + 2 + names + lengths + sizes + others
    record("P33", "files of the battery, each by its sentence or made harmless", files=battery)
    assert battery >= 60


def test_a_picture_of_400_million_points_is_refused_without_being_opened() -> None:
    bomb = bytearray(picture("PNG", width=1, height=1))
    bomb[16:24] = (20_000).to_bytes(4) * 2
    with pytest.raises(files.FileTooComplex):
        store(_with_checksum(bytes(bomb)))


def _with_checksum(png: bytes) -> bytes:
    import zlib

    return png[:29] + zlib.crc32(png[12:29]).to_bytes(4) + png[33:]


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(files.FileTooComplex):
        store(pdf(pages=inspector.MAX_PAGES + 1))


def test_a_full_disk_keeps_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(files.FileNotStored) as refused:
        store(PNG)
    assert refused.value.status == 503
    assert not list((Path(current.MEDIA_ROOT) / "incoming").iterdir())


def test_nothing_of_a_refused_file_is_left_behind() -> None:
    before = list(Path(current.MEDIA_ROOT).rglob("*"))
    with pytest.raises(Refusal):
        store(DAMAGED["png cut in half"])
    assert set(Path(current.MEDIA_ROOT).rglob("*")) - set(before) <= {Path(current.MEDIA_ROOT) / "incoming"}


@pytest.mark.parametrize(("content", "kind"), [(PDF, "pdf"), (JPEG, "jpeg"), (PNG, "png")])
def test_the_three_kinds_are_taken_and_their_fingerprint_recorded(content: bytes, kind: str) -> None:
    kept = store(content, "a.bin")
    assert (kept.kind, kept.original_name) == (kind, f"a.{kind}")
    (entry,) = ledger.entries(f"file:{kept.id}")
    assert entry.payload == {"sha256": kept.sha256, "size": kept.size, "kind": kind}
    found, stream = files.open_stored(kept.public_id)
    with stream:
        assert len(stream.read()) == found.size == kept.size


def test_a_pdf_is_kept_byte_by_byte_since_it_may_be_signed() -> None:
    _, stream = files.open_stored(store(PDF).public_id)
    with stream:
        assert stream.read() == PDF


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_loses_its_metadata_and_whatever_hangs_on_it(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (10.0, 46.0, 0.0)}
    exif[0x010E] = "079123456789"
    sent = picture(kind, exif=exif) + b"<script>alert(1)</script>" + zipped("e.com", EICAR)
    kept = store(sent)
    _, stream = files.open_stored(kept.public_id)
    with stream:
        stored = stream.read()
    assert b"script" not in stored
    assert b"079123456789" not in stored
    with Image.open(io.BytesIO(stored)) as image:
        assert not image.getexif()
        assert image.size == (40, 60), "turned upright before the note about turning is lost"


def test_the_name_on_disk_is_ours() -> None:
    kept = store(PNG, "../../etc/passwd\0.png")
    (path,) = Path(current.MEDIA_ROOT).rglob(f"{kept.sha256}*")
    assert path.relative_to(current.MEDIA_ROOT).parts == (
        kept.sha256[:2],
        kept.sha256[2:4],
        f"{kept.sha256}.png",
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\CON", "CON.pdf"),
        ("a\u202egnp.exe", "agnp.pdf"),
        ("giấy\r\nSet-Cookie: a=b.pdf", "giấySet-Cookie: a=b.pdf"),
        ("Hoa\u0300.pdf", "Hoà.pdf"),
        ("x" * 400 + ".pdf", "x" * 120 + ".pdf"),
        ("ạ" * 256 + ".pdf", "ạ" * 120 + ".pdf"),
        ("a.pdf\0.exe", "a.pdf.pdf"),
        ("AUX.pdf ", "AUX.pdf"),
        ("", "tep.pdf"),
        ("....", "tep.pdf"),
        ("\ud800.pdf", "tep.pdf"),
        ("a.php.pdf", "a.php.pdf"),
    ],
)
def test_the_name_shown_is_fit_for_screens_and_headers(given: str, shown: str) -> None:
    assert shown_name(given, "pdf") == shown


def test_a_file_is_handed_out_as_a_download_that_runs_nothing() -> None:
    response = files.attachment(store(PDF, "Giấy khai sinh.pdf").public_id)
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''Gi%E1%BA%A5y")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    assert response["Cache-Control"] == "private, no-store"
    response.close()


def test_a_file_deleted_between_upload_and_use_is_noticed() -> None:
    kept = store(picture("PNG", width=77))
    assert files.stored([kept.public_id]) == (kept,)
    next(Path(current.MEDIA_ROOT).rglob(f"{kept.sha256}.png")).unlink()
    with pytest.raises(NotFound):
        files.stored([kept.public_id])


def test_a_sender_who_hangs_up_leaves_nothing() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("connection reset")

    broken: BinaryIO = Broken()
    with pytest.raises(files.FileNotStored):
        files.store("a.pdf", broken, SYSTEM)


def test_the_inspector_runs_without_the_product() -> None:
    command = [sys.executable, "-I", "-X", "importtime", inspector.__file__, "pdf", "/nowhere", "/nowhere"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={})
    assert "motcua" not in done.stderr.replace(inspector.__file__, "")
