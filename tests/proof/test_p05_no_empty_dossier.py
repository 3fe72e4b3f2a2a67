"""P5: no empty dossier.

Empty, cut-off and never-finished uploads are refused by name and leave nothing behind; a file that vanishes
between check and sending is noticed; the fingerprints a receipt lists are those of the bytes kept.
"""

import hashlib
import io
import random
import socket
import uuid
from pathlib import Path

import pytest
from django.conf import settings

from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Fault, PaperGiven
from motcua.dossiers.models import Dossier, DraftPaper
from motcua.dossiers.refusals import FileNotYours
from motcua.platform import files
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.platform.files.models import FileRecord
from proving.door import CODE
from proving.figures import record
from proving.office import Office
from proving.sizes import patience, size
from proving.town import Town
from sample_files import JPEG, PDF, PNG, picture

CUTS = size(30, 500)
RECEIPTS = size(10, 300)
UNFINISHED = size(5, 50)


def uploaded(actor: Actor, content: bytes, name: str = "to-khai.png") -> tuple[uuid.UUID, uuid.UUID]:
    draft = dossiers.open_draft(actor, CODE)
    return draft, dossiers.add_to_draft(actor, draft, "to-khai", name, io.BytesIO(content)).public_id


def refusal_of(actor: Actor, content: bytes) -> str:
    """The sentence about an upload; empty when it was taken."""
    try:
        uploaded(actor, content)
    except Refusal as refusal:
        return str(refusal)
    return ""


def with_file(office: Office, draft: uuid.UUID, file: uuid.UUID) -> dossiers.Intake:
    paper = PaperGiven("to-khai", "electronic", "scanned", file=file)
    return office.intake(intent_key=draft, papers=(paper,))


def left_behind() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_without_a_byte_is_refused_by_name(office: Office) -> None:
    before = left_behind()
    with pytest.raises(files.FileEmpty, match=r"to-khai\.png"):
        uploaded(office.person("receiver"), b"")
    assert DraftPaper.objects.count() == 0
    assert left_behind() == before


def test_a_file_cut_off_anywhere_is_refused_or_kept_as_it_came(office: Office) -> None:
    """A cut may leave a whole file (trailing bytes of no meaning); then exactly that is kept."""
    actor, rng = office.person("receiver"), random.Random(5)
    refused = 0
    for _ in range(CUTS):
        whole = rng.choice([PNG, JPEG, PDF, picture("PNG", width=400, height=300)])
        cut = whole[: rng.randrange(1, len(whole))]
        records = FileRecord.objects.count()
        sentence = refusal_of(actor, cut)
        assert not sentence or ("to-khai" in sentence and FileRecord.objects.count() == records)
        refused += bool(sentence)
    record("P5", f"{CUTS} uploads cut off at a random byte", refused=refused)
    assert refused > CUTS * 0.8
    assert files.verify().faults == ()


def test_a_file_that_vanished_since_the_check_is_noticed_when_sending(office: Office) -> None:
    receiver = office.person("receiver")
    draft, file = uploaded(receiver, picture("PNG", width=77, height=31))
    (kept,) = files.stored([file])
    next(Path(settings.MEDIA_ROOT).rglob(f"{kept.sha256}.png")).unlink()
    with pytest.raises(FileNotYours) as refused:
        dossiers.submit_one(receiver, with_file(office, draft, file))
    assert refused.value.field == "papers"
    assert not Dossier.objects.filter(intent_key=draft).exists()


def test_a_supplement_links_the_files_brought_and_refuses_those_that_are_gone(office: Office) -> None:
    done = office.taken_in(accept_now=False)
    receiver = office.person("receiver")
    office.do("receiver", done, dossiers.ReturnForSupplement((Fault("mờ", "to-khai"),), "Tờ khai mờ"))
    draft, file = uploaded(receiver, picture("PNG", width=70, height=30))
    paper = PaperGiven("to-khai", "electronic", "scanned", file=file)
    with pytest.raises(FileNotYours):
        office.do("receiver", done, dossiers.AnswerSupplement((paper,), draft=uuid.uuid4()))
    office.do("receiver", done, dossiers.AnswerSupplement((paper,), draft=draft))
    papers = dossiers.dossier_view(receiver, done.public_id).papers
    assert papers[-1].file == file


def test_the_fingerprints_of_a_receipt_are_those_of_the_bytes_kept(office: Office) -> None:
    receiver, rng = office.person("receiver"), random.Random(7)
    for _ in range(RECEIPTS):
        content = picture("PNG", width=rng.randrange(20, 900), height=rng.randrange(20, 900))
        draft, file = uploaded(receiver, content)
        done = dossiers.submit_one(receiver, with_file(office, draft, file))
        (paper,) = dossiers.dossier_view(receiver, done.public_id).papers
        _, kept = files.open_stored(file)
        with kept:
            assert hashlib.sha256(kept.read()).hexdigest() == paper.sha256
        assert paper.size
    record("P5", f"{RECEIPTS} receipts recomputed", equal=RECEIPTS)


@pytest.mark.timeout(patience(120, 1_800))
@pytest.mark.usefixtures("committed_office")
def test_an_upload_that_never_ends_leaves_nothing_behind(processes: Town) -> None:
    processes.start_web()
    before = left_behind()
    for number in range(UNFINISHED):
        with socket.create_connection(("127.0.0.1", processes.port), 10) as line:
            head = f"POST /proof/upload?draft={uuid.uuid4()}&name=a.png HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            line.sendall(f"{head}Content-Length: {len(PNG) * 10}\r\n\r\n".encode() + PNG[: 10 + number])
    record("P5", f"{UNFINISHED} uploads hung up in the middle", records=FileRecord.objects.count())
    assert FileRecord.objects.count() == 0
    assert left_behind() == before
