"""The list as a file: the same rows, no formulas, for whoever ordered it, for a day, and on record."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings

from motcua.agencies import api as agencies
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import ListName, PersonGiven
from motcua.platform import exports, ledger
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.errors import NotFound
from motcua.platform.exports import making, writing
from motcua.platform.exports.models import Export
from motcua.platform.exports.ordering import KEPT_FOR
from rooms.dossiers.conftest import Office

EVIL = '=HYPERLINK("x")'


def made(actor: Actor, kind: str, *, q: str = "") -> Export:
    name, chosen = (None, dossiers.Filter(words=q)) if q else (ListName.UNIT, dossiers.EVERYTHING)
    public_id = dossiers.export_worklist(actor, name, title=q or "Của đơn vị", kind=kind, chosen=chosen)
    export = Export.objects.get(public_id=public_id)
    making.make(export.pk)
    export.refresh_from_db()
    return export


def content(actor: Actor, export: Export) -> bytes:
    with exports.attachment(actor, export.public_id).file_to_stream as file:
        return bytes(file.read())


@pytest.fixture
def head(office: Office) -> Actor:
    for name in ("Trần Thị Mỹ Hoà", EVIL, "+84 gọi @ tôi"):
        office.taken_in(owner=PersonGiven(name, personal_id="079194001234"))
    Office(office.elsewhere, office.unit).taken_in()
    return office.person("section_head")


def test_csv_holds_the_rows_of_the_list_and_no_formula(head: Actor) -> None:
    export = made(head, "csv")
    given = content(head, export)
    assert given.startswith(b"\xef\xbb\xbf")
    watermark, headings, *rows = csv.reader(io.StringIO(given.decode("utf-8-sig")))
    assert head.name in watermark[0]
    assert "Của đơn vị" in watermark[0]
    assert headings[:2] == ["Mã hồ sơ", "Chủ hồ sơ"]
    listed = dossiers.worklist_page(head, ListName.UNIT)
    assert [row[0] for row in rows] == [row.code for row in listed]
    assert export.rows == len(rows) == dossiers.counts(head)[ListName.UNIT] == 3
    assert {row[1] for row in rows} == {"Trần Thị Mỹ Hoà", f"'{EVIL}", "'+84 gọi @ tôi"}


def test_xlsx_holds_text_and_dates_and_no_formula(head: Actor) -> None:
    with zipfile.ZipFile(io.BytesIO(content(head, made(head, "xlsx")))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK(" in sheet
    assert head.name in sheet


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_what_could_begin_a_formula_stays_text(first: str) -> None:
    assert writing.plain(f"{first}1+1") == f"'{first}1+1"
    assert writing.plain(f"1{first}1") == f"1{first}1"


def test_the_ledger_keeps_who_took_what_and_how_many(head: Actor) -> None:
    export = made(head, "csv", q="Trần")
    made_entry = ledger.entries(f"export:{export.pk}")[-1]
    assert (made_entry.name, made_entry.actor) == ("exports.export.made", f"staff:{head.account}")
    assert made_entry.payload["rows"] == 1
    assert made_entry.notes["filter"] == "Trần"
    making.make(export.pk)
    assert len(ledger.entries(f"export:{export.pk}")) == 1


def test_only_who_ordered_it_fetches_it_and_only_for_a_day(office: Office, head: Actor) -> None:
    export = made(head, "csv")
    with pytest.raises(NotFound):
        exports.attachment(office.person("examiner"), export.public_id)
    assert exports.exports_of(office.person("examiner")) == ()
    Export.objects.filter(pk=export.pk).update(asked_at=export.asked_at - KEPT_FOR - timedelta(minutes=1))
    with pytest.raises(NotFound):
        exports.attachment(head, export.public_id)
    exports.purge()
    assert not Export.objects.filter(pk=export.pk).exists()
    assert not list((settings.MEDIA_ROOT / "exports").glob(f"{export.public_id}*"))


def test_rights_are_asked_when_the_file_is_written(head: Actor) -> None:
    public_id = dossiers.export_worklist(head, ListName.UNIT, title="Của đơn vị", kind="csv")
    agencies.end_post(SYSTEM, post_id=head.post or 0, because="Chuyển công tác")
    making.make(Export.objects.get(public_id=public_id).pk)
    (row,) = exports.exports_of(head)
    assert row.rows is None
    assert "không còn hiệu lực" in row.why_not


def test_too_long_a_list_is_refused_and_not_cut(head: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    export = made(head, "xlsx")
    assert export.rows is None
    assert "hơn 2 dòng" in export.why_not


def test_a_killed_worker_leaves_nothing_half(head: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_given: object) -> None:
        raise SystemExit

    tell: Callable[..., None] = making._tell
    monkeypatch.setattr(making, "_tell", die)
    with pytest.raises(SystemExit):
        made(head, "csv")
    export = Export.objects.get()
    with pytest.raises(NotFound):
        exports.attachment(head, export.public_id)
    monkeypatch.setattr(making, "_tell", tell)
    making.make(export.pk)
    assert content(head, export)


def test_a_narrowed_list_is_written_as_it_is_narrowed(head: Actor) -> None:
    for chosen in (dossiers.Filter(channel="post"), dossiers.Filter(words="Trần")):
        public_id = dossiers.export_worklist(
            head, ListName.UNIT, title="Của đơn vị", kind="csv", chosen=chosen
        )
        export = Export.objects.get(public_id=public_id)
        making.make(export.pk)
        export.refresh_from_db()
        assert export.rows == dossiers.counts(head, chosen)[ListName.UNIT] < 3
