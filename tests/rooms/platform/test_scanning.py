"""P33 with a virus scanner plugged in: what it names is refused, what it has not passed is held."""

import io
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pikepdf
import pytest
from environs import EnvError

from motcua.connectors.virus_scanner import clamd
from motcua.connectors.virus_scanner.clamd import Clamd
from motcua.platform import files
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.files import scanning, uploads
from motcua.platform.files.models import FileRecord
from motcua_sandbox.scanner import EICAR, Server
from motcua_site.env import scanner_place
from proving.figures import record
from sample_files import JPEG, PDF, PNG, pdf

pytestmark = pytest.mark.django_db

PERSON = Actor(account=501, kind="person", channel="online", name="Trần Thị Mỹ Hoà")


@contextmanager
def scanner(behaviour: str = "") -> Iterator[Server]:
    with Server(0, behaviour) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        scanning.plug(Clamd(f"127.0.0.1:{server.server_address[1]}"))
        try:
            yield server
        finally:
            scanning.plug(None)
            server.shutdown()


def store(content: bytes) -> files.StoredFile:
    return files.store("giấy.pdf", io.BytesIO(content), SYSTEM)


def with_stream(content: bytes, **more: object) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    page.obj.Contents = pikepdf.Stream(document, content, **more)
    kept = io.BytesIO()
    document.save(kept, compress_streams=False)
    return kept.getvalue()


def zipped(content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("e.com", content)
    return kept.getvalue()


INFECTED = {
    "in a comment of a pdf": PDF.replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF"),
    "in a stream of a pdf": with_stream(EICAR),
    "in a packed stream of a pdf": with_stream(zlib.compress(EICAR), Filter=pikepdf.Name.FlateDecode),
    "behind a jpeg": JPEG + EICAR,
    "zipped behind a png": PNG + EICAR,
}


def test_what_the_scanner_names_is_refused_and_the_rest_is_taken() -> None:
    with scanner() as server:
        for where, content in INFECTED.items():
            with pytest.raises(files.FileInfected, match=r"giấy\.pdf"):
                store(content)
            assert FileRecord.objects.count() == 0, where
        with pytest.raises(files.FileKindUnknown):
            store(zipped(EICAR))
        for content in (PDF, JPEG, PNG, pdf(pages=3)):
            assert store(content).size
        assert server.looked_at == len(INFECTED) + 4
    record("P33", f"{len(INFECTED)} infected files with a scanner", refused=len(INFECTED))


@pytest.mark.parametrize("behaviour", ["late", "garbled", "silent", "hangs-up"])
def test_what_no_scanner_has_passed_is_held(behaviour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clamd, "SECONDS", 0.3)
    with scanner(behaviour):
        assert why_held(PNG) == 503
    assert FileRecord.objects.count() == 0


def test_a_scanner_that_is_down_holds_an_upload_until_it_is_back() -> None:
    upload = uploads.begin(PERSON, "a.png", len(PNG), "thử").id
    uploads.receive(PERSON, upload, 0, len(PNG), io.BytesIO(PNG).read)
    scanning.plug(Clamd("127.0.0.1:1"))
    try:
        for take in _twice(lambda: uploads.take(PERSON, upload, "thử")):
            with pytest.raises(files.FileHeld):
                take()
    finally:
        scanning.plug(None)
    assert FileRecord.objects.count() == 0
    with scanner():
        assert uploads.take(PERSON, upload, "thử").file.kind == "png"


def _twice(act: Callable[[], object]) -> tuple[Callable[[], object], ...]:
    return act, act


def why_held(content: bytes) -> int:
    with pytest.raises(files.FileHeld) as refused:
        store(content)
    return int(refused.value.status)


@pytest.mark.parametrize("wrong", ["máy", "máy:", ":3310", "máy:cổng"])
def test_where_the_scanner_is_must_be_a_place(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_SCANNER", wrong)
    with pytest.raises(EnvError, match="MOTCUA_SCANNER"):
        scanner_place("MOTCUA_SCANNER")
    for right in ("", "127.0.0.1:3310", "/run/clamav/clamd.ctl", "[::1]:3310"):
        monkeypatch.setenv("MOTCUA_SCANNER", right)
        assert scanner_place("MOTCUA_SCANNER") == right
