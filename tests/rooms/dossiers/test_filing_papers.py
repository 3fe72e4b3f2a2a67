"""Papers put together of pages: whose, in which order, what the dossier gets, and what stays on record."""

import hashlib
import io
import uuid
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pikepdf
import pytest
from PIL import Image

from motcua.dossiers import api as dossiers
from motcua.dossiers import filing, own
from motcua.dossiers.api import PaperGiven
from motcua.dossiers.filing import Bearer, papers
from motcua.dossiers.filing.papers import binding
from motcua.dossiers.filing.papers.binding import BOUND
from motcua.dossiers.models import DraftPage, DraftPaper, Paper, ReusablePaper
from motcua.platform import files, ledger
from motcua.platform.access import ANONYMOUS, Actor
from motcua.platform.errors import NotFound
from rooms.dossiers.conftest import CODE, Office
from rooms.dossiers.test_filing import CONSENTS, citizen, request_of, why
from sample_files import PDF, PNG, pdf, picture

PAPER = "giay-xac-nhan-cu"
TWO_PAGES = pdf(pages=2)


def begun(actor: Actor) -> UUID:
    return filing.begin(Bearer(actor.account), CODE)


def added(actor: Actor, draft: UUID, content: bytes = PNG, name: str = "Trang 1.png") -> int:
    return papers.add_file(actor, draft, PAPER, name, io.BytesIO(content))


def three(actor: Actor) -> tuple[UUID, list[int]]:
    """An upright picture, a lying one and a PDF of two pages."""
    draft = begun(actor)
    contents = picture("PNG", width=300, height=500), picture("JPEG", width=500, height=300), TWO_PAGES
    return draft, [added(actor, draft, content, "Trang") for content in contents]


def order(actor: Actor, draft: UUID) -> list[tuple[int, int]]:
    return [(row.id, row.turn) for row in papers.pages_of(actor, draft).get(PAPER, [])]


def opened(file: UUID | None) -> pikepdf.Pdf:
    assert file is not None
    _row, stream = files.open_stored(file)
    with stream:
        return pikepdf.open(io.BytesIO(stream.read()))


def test_pages_are_bound_in_order_and_what_they_were_stays_on_record(office: Office) -> None:
    actor = citizen()
    draft, pages = three(actor)
    papers.turn(actor, draft, PAPER, pages[2])
    file = papers.bind(actor, draft, PAPER)
    document = opened(file)
    boxes = [[round(float(side)) for side in page.mediabox[2:]] for page in document.pages]
    assert boxes[:2] == [[595, 842], [842, 595]], "A4, upright or lying as the picture is"
    assert [int(page.obj.get("/Rotate", 0)) for page in document.pages[2:]] == [90, 90]
    (kept,) = files.stored([file])
    (told,) = [entry for entry in ledger.entries(f"file:{kept.id}") if entry.name == BOUND]
    sent = hashlib.sha256(TWO_PAGES).hexdigest()
    assert told.payload["pages"][2][0] == sent
    assert [page[2] for page in told.payload["pages"]] == [0, 0, 1]
    assert papers.bind(actor, draft, PAPER) == file
    assert filing.files_of(draft)[PAPER][0] == file


def test_a_photograph_is_shrunk_to_what_is_read_and_a_single_file_stays_as_it_came(office: Office) -> None:
    actor = citizen()
    draft = begun(actor)
    only = added(actor, draft, PDF, "Đơn.pdf")
    (kept,) = files.stored([papers.file_of(actor, draft, only)])
    assert papers.bind(actor, draft, PAPER) == kept.public_id
    added(actor, draft, picture("JPEG", width=4_000, height=3_000), "Ảnh.jpg")
    document = opened(papers.bind(actor, draft, PAPER))
    image = pikepdf.PdfImage(document.pages[1].get_images()["/I"]).as_pil_image()
    assert isinstance(image, Image.Image)
    assert image.size == (2_200, 1_650)


def test_pages_are_moved_turned_and_dropped(office: Office) -> None:
    actor = citizen()
    draft, (a, b, c) = three(actor)
    papers.move(actor, draft, PAPER, c, -1)
    assert order(actor, draft) == [(a, 0), (c, 0), (b, 0)]
    papers.move(actor, draft, PAPER, a, 99)
    papers.turn(actor, draft, PAPER, b, 3)
    papers.turn(actor, draft, PAPER, b, 2)
    assert order(actor, draft) == [(c, 0), (b, 1), (a, 0)]
    papers.drop(actor, draft, PAPER, b)
    assert order(actor, draft) == [(c, 0), (a, 0)]
    assert [row.position for row in papers.pages_of(actor, draft)[PAPER]] == [1, 2]


def test_a_page_changed_unbinds_the_paper_and_the_last_one_takes_it_away(office: Office) -> None:
    actor = citizen()
    draft, pages = three(actor)
    changes: list[Callable[[], Any]] = [
        lambda: added(actor, draft, picture("PNG", width=31)),
        lambda: papers.move(actor, draft, PAPER, pages[0], 1),
        lambda: papers.turn(actor, draft, PAPER, pages[0]),
        lambda: papers.drop(actor, draft, PAPER, pages[0]),
    ]
    bound = set()
    for change in changes:
        bound.add(papers.bind(actor, draft, PAPER))
        change()
        assert not DraftPaper.objects.filter(draft=draft).exists()
        assert PAPER in filing.files_of(draft), "it is here all the same"
    assert len(bound) == len(changes)
    for row in papers.pages_of(actor, draft)[PAPER]:
        papers.drop(actor, draft, PAPER, row.id)
    assert papers.bind(actor, draft, PAPER) is None
    assert filing.files_of(draft) == {}


def test_pages_of_somebody_else_do_not_exist(office: Office) -> None:
    actor, stranger = citizen(), citizen("079194005678")
    draft, (page, *_rest) = three(actor)
    other = begun(stranger)
    for act in (
        lambda: added(stranger, draft),
        lambda: papers.move(stranger, draft, PAPER, page, 1),
        lambda: papers.turn(stranger, other, PAPER, page),
        lambda: papers.drop(stranger, other, PAPER, page),
        lambda: papers.file_of(stranger, draft, page),
        lambda: papers.pages_of(stranger, draft),
        lambda: papers.bind(stranger, draft, PAPER),
        lambda: papers.add_file(actor, draft, "to-khai", "a.png", io.BytesIO(PNG)),
        lambda: papers.add_file(actor, draft, "khong-co", "a.png", io.BytesIO(PNG)),
        lambda: papers.turn(actor, draft, "khong-co", page),
    ):
        with pytest.raises(NotFound):
            act()
    for nobody in (ANONYMOUS, office.person("receiver")):
        assert why(lambda nobody=nobody: added(nobody, draft)) == "filing-sign-in"
    assert len(order(actor, draft)) == 3


def test_what_was_sent_keeps_its_pages_and_the_dossier_gets_the_bound_file(office: Office) -> None:
    actor = citizen()
    draft, pages = three(actor)
    loose = PaperGiven(PAPER, "electronic", "scanned", file=filing.files_of(draft)[PAPER][0])
    assert why(lambda: filing.send(actor, request_of(office, draft, papers=(loose,)), CONSENTS)) != ""
    papers.bind_all(actor, draft)
    bound = filing.files_of(draft)[PAPER][0]
    given = (PaperGiven("to-khai", "electronic"), PaperGiven(PAPER, "electronic", "scanned", file=bound))
    done = filing.send(actor, request_of(office, draft, papers=given), CONSENTS)
    paper = Paper.objects.get(dossier__public_id=done.public_id, component_code=PAPER)
    assert paper.file is not None
    assert paper.file.public_id == bound
    for act in (
        lambda: added(actor, draft),
        lambda: papers.move(actor, draft, PAPER, pages[0], 1),
        lambda: papers.turn(actor, draft, PAPER, pages[0]),
        lambda: papers.drop(actor, draft, PAPER, pages[0]),
        lambda: papers.bind(actor, draft, PAPER),
    ):
        assert why(act) == "filing-sent"
    assert len(order(actor, draft)) == 3


def test_an_upload_becomes_one_page_however_often_it_is_put(office: Office) -> None:
    actor = citizen()
    draft = begun(actor)
    purpose = papers.purpose_of(draft, PAPER)
    upload = files.uploads.begin(actor, "Ảnh.png", len(PNG), purpose).id
    files.uploads.receive(actor, upload, 0, len(PNG), io.BytesIO(PNG).read)
    page = papers.add_upload(actor, draft, PAPER, upload)
    assert papers.add_upload(actor, draft, PAPER, upload) == page
    (row,) = papers.pages_of(actor, draft)[PAPER]
    assert (row.sha256, row.kind) == (hashlib.sha256(PNG).hexdigest(), "png")
    elsewhere = begun(actor)
    with pytest.raises(NotFound):
        papers.add_upload(actor, elsewhere, PAPER, upload)


def test_a_paper_has_so_many_pages_and_no_more(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from motcua.dossiers.filing.papers import adding

    monkeypatch.setattr(adding, "MOST_PAGES", 1)
    actor = citizen()
    draft = begun(actor)
    added(actor, draft)
    assert why(lambda: added(actor, draft, PDF)) == "filing-too-many-pages"


def test_a_signed_file_is_not_put_together_with_others(office: Office) -> None:
    actor = citizen()
    draft = begun(actor)
    signed = pdf(AcroForm=pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array([])))
    first = added(actor, draft, signed, "Đơn ký số.pdf")
    assert papers.bind(actor, draft, PAPER) == papers.file_of(actor, draft, first)
    papers.turn(actor, draft, PAPER, first)
    assert why(lambda: papers.bind(actor, draft, PAPER)) == "file-signed"
    papers.turn(actor, draft, PAPER, first, 3)
    added(actor, draft)
    assert why(lambda: papers.bind(actor, draft, PAPER)) == "file-signed"


def test_pages_changed_while_they_are_bound_are_bound_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = citizen()
    draft, (first, *_rest) = three(actor)
    right = files.bind

    def meanwhile(*given: Any) -> Any:
        monkeypatch.setattr(binding.files, "bind", right)
        papers.drop(actor, draft, PAPER, first)
        return right(*given)

    monkeypatch.setattr(binding.files, "bind", meanwhile)
    assert len(opened(papers.bind(actor, draft, PAPER)).pages) == 3


def test_a_paper_of_an_own_earlier_dossier_is_taken_again(office: Office) -> None:
    actor, stranger = citizen(), citizen("079194005678")
    ReusablePaper.objects.create(code=PAPER, name="Giấy", months=6, basis="–", decision="1/QĐ")
    earlier = begun(actor)
    added(actor, earlier, PDF, "Giấy cũ.pdf")
    file = papers.bind(actor, earlier, PAPER)
    given = (PaperGiven("to-khai", "electronic"), PaperGiven(PAPER, "electronic", "scanned", file=file))
    done = filing.send(actor, request_of(office, earlier, papers=given), CONSENTS)
    offer = own.offers(actor, [PAPER])[PAPER]
    assert (offer.dossier, offer.file) == (done.public_id, file)
    assert own.offers(stranger, [PAPER]) == own.offers(actor, ["khac"]) == {}
    draft, theirs = begun(actor), begun(stranger)
    with pytest.raises(NotFound):
        papers.take_again(stranger, theirs, PAPER, offer.paper_id)
    with pytest.raises(NotFound):
        papers.take_again(actor, draft, PAPER, offer.paper_id + 1)
    filing.choose(filing.Bearer(account=actor.account), draft, behalf=str(uuid.uuid4()))
    assert own.offers(actor, [PAPER], uuid.uuid4()) == {}, "one's own paper is not somebody else's"
    with pytest.raises(NotFound):
        papers.take_again(actor, draft, PAPER, offer.paper_id)
    filing.choose(filing.Bearer(account=actor.account), draft, behalf=None)
    papers.take_again(actor, draft, PAPER, offer.paper_id)
    (row,) = papers.pages_of(actor, draft)[PAPER]
    assert row.is_reused
    assert papers.bind(actor, draft, PAPER) == file
    dossiers.perform(office.person("receiver"), done.public_id, dossiers.Reject("Nộp nhầm", "Điều 1"))
    assert own.offers(actor, [PAPER]) == {}


def test_a_filing_thrown_away_takes_its_pages_along(office: Office) -> None:
    actor = citizen()
    draft, _pages = three(actor)
    filing.discard(Bearer(actor.account), draft)
    assert not DraftPage.objects.exists()
    with pytest.raises(NotFound):
        papers.pages_of(actor, uuid.UUID(int=0))
