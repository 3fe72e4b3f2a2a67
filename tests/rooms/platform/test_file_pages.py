"""Pages of stored files as pictures: drawn alone, within limits, or not at all."""

import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from motcua.platform import files
from motcua.platform.access import SYSTEM
from motcua.platform.errors import NotFound
from motcua.platform.files import painter
from motcua.platform.files.naming import place
from sample_files import JPEG, PDF, pdf

pytestmark = pytest.mark.django_db


def store(content: bytes) -> files.StoredFile:
    return files.store("giấy.pdf", io.BytesIO(content), SYSTEM)


def drawn(content: bytes, page: int = 1) -> Image.Image:
    answer = files.page_picture(store(content).public_id, page)
    return Image.open(io.BytesIO(b"".join(answer)))


def of_size(width: int, height: int) -> bytes:
    document = pikepdf.new()
    document.add_blank_page(page_size=(width, height))
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_pages_are_counted() -> None:
    assert files.page_count(store(pdf(pages=7)).public_id) == 7
    assert files.page_count(store(JPEG).public_id) == 1


@pytest.mark.parametrize(
    ("width", "height", "wanted"),
    [(595, 842, (1240, 1755)), (842, 595, (1240, 876)), (100, 10_000, (40, 4000)), (3, 3, (1240, 1240))],
)
def test_a_page_fills_the_width_and_a_strip_the_height(
    width: int, height: int, wanted: tuple[int, int]
) -> None:
    found = drawn(of_size(width, height)).size
    assert all(abs(got - asked) <= 1 for got, asked in zip(found, wanted, strict=True)), found


@pytest.mark.parametrize("page", [0, -1, 3, 99_999])
def test_a_page_there_is_not_is_not_found(page: int) -> None:
    with pytest.raises(NotFound):
        drawn(pdf(pages=2), page)


def test_bytes_that_changed_on_the_disk_are_refused_with_a_sentence() -> None:
    kept = store(pdf(pages=5))
    path = place(kept.sha256, "pdf")
    path.chmod(0o600)
    path.write_bytes(b"%PDF-1.7".ljust(kept.size, b"x"))
    for ask in (files.page_count, lambda file: files.page_picture(file, 1)):
        with pytest.raises(files.FileNotShown):
            ask(kept.public_id)
    path.unlink()


def test_drawing_ends_at_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = store(PDF)
    monkeypatch.setattr(files.pages, "_TIMEOUT_SECONDS", 0.001)
    with pytest.raises(files.FileNotShown):
        files.page_picture(kept.public_id, 1)


def test_the_painter_runs_without_the_product(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(PDF)
    command = [sys.executable, "-I", "-X", "importtime", painter.__file__, str(source), "1"]
    done = subprocess.run(command, capture_output=True, check=True, env={})
    assert done.stdout.startswith(b"\xff\xd8\xff")
    assert "motcua" not in done.stderr.decode().replace(painter.__file__, "")
