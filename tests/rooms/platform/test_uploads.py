"""Files that arrive in pieces: what counts as received, what is refused, and when it is thrown away."""

import hashlib
import io
import os
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as current

from motcua.platform import clock, files, ledger
from motcua.platform.access import ANONYMOUS, Actor
from motcua.platform.errors import NotFound
from motcua.platform.files import uploads
from motcua.platform.files.models import FileRecord
from motcua.platform.files.uploads import Checksum, beginning, receiving
from motcua.platform.files.uploads.models import Upload
from motcua.platform.files.uploads.places import held, place
from sample_files import JPEG, PDF, PNG

pytestmark = pytest.mark.django_db

PERSON = Actor(account=501, kind="person", channel="online", name="Trần Thị Mỹ Hoà")
STRANGER = Actor(account=502, kind="person", channel="online", name="Trần Quốc Bảo")
FOR = "nháp:giấy"


def begun(content: bytes = PNG, name: str = "Ảnh thẻ.png", actor: Actor = PERSON) -> uuid.UUID:
    return uploads.begin(actor, name, len(content), FOR).id


def sent(
    upload: uuid.UUID,
    content: bytes,
    offset: int = 0,
    checksum: Checksum | None = None,
    actor: Actor = PERSON,
) -> int:
    """How far the upload is afterwards."""
    read = io.BytesIO(content).read
    return uploads.receive(actor, upload, offset, len(content), read, checksum).offset


def sum_of(content: bytes, algorithm: str = "sha256") -> Checksum:
    return Checksum(algorithm, hashlib.new(algorithm, content).digest())


@pytest.fixture(autouse=True)
def _tidy() -> Iterator[None]:
    yield
    for part in (Path(current.MEDIA_ROOT) / "uploads").glob("*.part"):
        part.unlink()


def test_pieces_make_the_file_that_was_sent_and_its_fingerprints_are_told() -> None:
    upload = begun(JPEG, "../Ảnh\u202e thẻ.bin")
    middle = len(JPEG) // 2
    assert sent(upload, JPEG[:middle]) == middle
    assert uploads.one(PERSON, upload).offset == middle
    assert sent(upload, JPEG[middle:], middle, sum_of(JPEG[middle:], "sha1")) == len(JPEG)
    taken = uploads.take(PERSON, upload, FOR)
    assert taken.sha256 == hashlib.sha256(JPEG).hexdigest()
    assert (taken.file.kind, taken.file.original_name) == ("jpeg", "Ảnh thẻ.jpeg")
    (entry,) = ledger.entries(f"file:{taken.file.id}")
    assert entry.payload["sha256"] == taken.file.sha256
    assert not place(upload).exists()


def test_taken_twice_it_is_one_file_and_further_pieces_change_nothing() -> None:
    upload = begun()
    sent(upload, PNG)
    first = uploads.take(PERSON, upload, FOR)
    assert uploads.receive(PERSON, upload, len(PNG), 0, io.BytesIO().read).is_whole
    assert uploads.take(PERSON, upload, FOR) == first
    assert FileRecord.objects.count() == 1
    assert not place(upload).exists()


def test_an_upload_of_another_account_or_another_purpose_does_not_exist() -> None:
    upload = begun()
    sent(upload, PNG)
    for act in (
        lambda: uploads.one(STRANGER, upload),
        lambda: uploads.drop(STRANGER, upload),
        lambda: uploads.take(STRANGER, upload, FOR),
        lambda: uploads.take(PERSON, upload, "nháp:giấy khác"),
        lambda: sent(upload, b"", len(PNG), actor=STRANGER),
        lambda: uploads.one(ANONYMOUS, upload),
        lambda: begun(actor=ANONYMOUS),
        lambda: uploads.one(PERSON, uuid.uuid4()),
    ):
        with pytest.raises(NotFound):
            act()
    assert uploads.take(PERSON, upload, FOR).file.size


@pytest.mark.parametrize("offset", [1, 5, len(PNG)])
def test_a_piece_that_does_not_join_is_refused_and_nothing_moves(offset: int) -> None:
    upload = begun()
    sent(upload, PNG[:4])
    with pytest.raises(uploads.WrongOffset) as refused:
        sent(upload, PNG[4:8], offset)
    assert refused.value.status == 409
    assert uploads.one(PERSON, upload).offset == 4


def test_a_piece_that_adds_up_to_something_else_is_not_kept() -> None:
    upload = begun()
    sent(upload, PNG[:4])
    for wrong in (sum_of(b"khac"), sum_of(PNG[4:12], "sha1")):
        with pytest.raises(uploads.ChecksumWrong) as refused:
            sent(upload, PNG[4:10], 4, wrong)
        assert refused.value.status == 460
    assert uploads.one(PERSON, upload).offset == 4
    assert sent(upload, PNG[4:], 4, sum_of(PNG[4:])) == len(PNG)
    assert uploads.take(PERSON, upload, FOR).file.kind == "png"


def test_more_than_announced_is_refused_before_it_is_read(settings: LazySettings) -> None:
    upload = begun()
    with pytest.raises(uploads.UploadTooLong):
        sent(upload, PNG + b"x")
    settings.FILE_MEGABYTES = 20
    large = uploads.begin(PERSON, "a.png", 20 * 1024 * 1024, FOR).id
    with pytest.raises(uploads.UploadTooLong):
        uploads.receive(PERSON, large, 0, receiving.LONGEST_PIECE + 1, io.BytesIO().read)


def test_what_cannot_be_kept_is_refused_when_it_is_announced(settings: LazySettings) -> None:
    settings.FILE_MEGABYTES = 1
    assert uploads.begin(PERSON, "a.png", 1024 * 1024, FOR).size == uploads.largest()
    with pytest.raises(files.FileTooLarge, match="1 MB"):
        uploads.begin(PERSON, "a.png", 1024 * 1024 + 1, FOR)
    with pytest.raises(files.FileEmpty, match="Đơn"):
        uploads.begin(PERSON, "Đơn.pdf", 0, FOR)


def test_a_file_not_whole_waits_and_one_refused_is_thrown_away() -> None:
    upload = begun()
    sent(upload, PNG[:9])
    with pytest.raises(files.FileNotWhole):
        uploads.take(PERSON, upload, FOR)
    assert uploads.one(PERSON, upload).offset == 9
    bad = begun(b"MZ" + b"\0" * 90, "a.pdf")
    sent(bad, b"MZ" + b"\0" * 90)
    with pytest.raises(files.FileKindUnknown):
        uploads.take(PERSON, bad, FOR)
    assert not place(bad).exists()
    with pytest.raises(NotFound):
        uploads.one(PERSON, bad)


def test_a_full_disk_loses_no_upload(monkeypatch: pytest.MonkeyPatch) -> None:
    upload = begun()
    sent(upload, PNG[:9])
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(files.FileNotStored):
            sent(upload, PNG[9:], 9)
        assert uploads.one(PERSON, upload).offset == 9
    sent(upload, PNG[9:], 9)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(files.FileNotStored):
            uploads.take(PERSON, upload, FOR)
    assert uploads.take(PERSON, upload, FOR).file.kind == "png"


def test_bytes_behind_the_acknowledged_ones_are_cut_off_and_lost_bytes_are_not_made_up() -> None:
    upload = begun(PDF, "a.pdf")
    sent(upload, PDF[:100])
    with place(upload).open("ab") as left_by_a_killed_worker:
        left_by_a_killed_worker.write(b"rubbish" * 100)
    assert sent(upload, PDF[100:], 100) == len(PDF)
    assert uploads.take(PERSON, upload, FOR).sha256 == hashlib.sha256(PDF).hexdigest()
    lost = begun(PDF, "a.pdf")
    sent(lost, PDF[:100])
    place(lost).unlink()
    with pytest.raises(NotFound):
        sent(lost, PDF[100:], 100)


def test_a_line_that_breaks_leaves_what_came() -> None:
    def broken() -> bytes:
        raise OSError

    for after in (lambda: b"", broken):
        upload, came = begun(), [PNG[:40]]

        def read(_size: int, came: list[bytes] = came, after: Callable[[], bytes] = after) -> bytes:
            return came.pop() if came else after()

        assert uploads.receive(PERSON, upload, 0, len(PNG), read).offset == 40
        assert sent(upload, PNG[40:], 40) == len(PNG)


def test_a_sender_who_drips_gets_no_more_time_than_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_SECONDS", 0.2)
    upload = begun()

    def drip(_size: int) -> bytes:
        time.sleep(0.05)
        return b"x"

    begin = time.monotonic()
    assert 0 < uploads.receive(PERSON, upload, 0, len(PNG), drip).offset < 10
    assert time.monotonic() - begin < 1


def test_two_requests_at_once_exclude_each_other() -> None:
    upload = begun()
    with held(upload), pytest.raises(uploads.UploadBusy) as refused:
        sent(upload, PNG)
    assert refused.value.status == 423
    assert sent(upload, PNG) == len(PNG)


def test_nobody_fills_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "MOST_OPEN", 2)
    first = begun()
    begun()
    with pytest.raises(uploads.TooManyOpen):
        begun()
    assert begun(actor=STRANGER)
    uploads.drop(PERSON, first)
    again = begun()
    monkeypatch.setattr(beginning, "MOST_BYTES_OPEN", 2 * len(PNG))
    uploads.drop(PERSON, again)
    with pytest.raises(uploads.TooManyOpen):
        uploads.begin(PERSON, "a.png", len(PNG) + 1, FOR)
    monkeypatch.setattr(beginning, "MOST_AN_HOUR", 1)
    with pytest.raises(uploads.TooManyUploads):
        begun()


def test_what_nobody_came_back_for_is_thrown_away_and_nothing_else() -> None:
    early = clock.now() - uploads.KEPT_FOR - timedelta(minutes=1)
    with clock.at(early):
        old = begun()
        place(old).write_bytes(b"x")
    young, stray = begun(), place(uuid.uuid4())
    sent(young, PNG)
    stray.write_bytes(b"x")
    left = Path(current.MEDIA_ROOT) / "incoming" / "tmp-of-a-killed-worker"
    left.mkdir(parents=True)
    for path in (stray, left):
        os.utime(path, (1, 1))
    with pytest.raises(NotFound):
        uploads.one(PERSON, old)
    assert uploads.purge() == 1
    assert [path.exists() for path in (place(old), stray, left, place(young))] == [False, False, False, True]
    assert list(Upload.objects.values_list("pk", flat=True)) == [young]
