"""P36: the house speaks with whom it was told to speak, and reads no file for what somebody typed.

No page and no interface takes an address that the house would call: only connectors open connections, to
addresses of the settings. A partner that answers with another address (a redirect) is not followed there.
Words in a PDF file are words: a listener on this machine counts who comes, and nobody does.

SABOTAGE: MOTCUA_SABOTAGE=words-are-a-program sets what somebody typed as the page's own program.
"""

import ast
import io
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest

import motcua
from motcua.connectors.message_gateway.gateway import Gateway
from motcua.connectors.zalo.service import Given, Zalo
from motcua.notifications.ports import NotTakenError, Outgoing, OutOfReachError
from motcua.platform import pdf
from motcua.platform.errors import Refusal

SOURCE = Path(motcua.__file__).parent
CALLING = {"httpx", "requests", "aiohttp", "urllib.request", "http.client", "smtplib", "ftplib", "websockets"}
MAY_CALL = ("connectors/", "bench/")
"""Connectors call who is named in the settings; benchmarks call the house itself."""
SECRET = "khong-ai-duoc-doc-3604"


class Listener:
    """Somebody on this machine whom nobody should call; sends whoever asks `moved` to `there`."""

    def __init__(self, moved: str = "") -> None:
        self.calls: list[str] = []
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                listener.calls.append(self.path)
                self.send_response(302 if moved else 200)
                if moved:
                    self.send_header("Location", moved)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET  # noqa: N815 (named by the library)

            def log_message(self, *_words: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def inside() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


def test_only_connectors_open_connections() -> None:
    calling = {
        str(file.relative_to(SOURCE))
        for file in SOURCE.rglob("*.py")
        for name in _imported(ast.parse(file.read_text(encoding="utf-8")))
        if any(name == each or name.startswith(f"{each}.") for each in CALLING)
    }
    assert calling, "the connectors call"
    assert not {name for name in calling if not name.startswith(MAY_CALL)}


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_a_partner_that_points_elsewhere_is_not_followed(inside: Listener) -> None:
    partner = Listener(moved=f"{inside.address}/noi-bo")
    message = Outgoing(uuid4(), "sms", "0912345678", "Hồ sơ", "Có tin", {"template": "1", "parameters": {}})
    for carrier in (Gateway(partner.address), Zalo(Given(partner.address, "app", "token", "secret"))):
        with suppress(OutOfReachError, NotTakenError):
            carrier.hand_over(message)
            pytest.fail("an answer that points elsewhere is no answer")
    partner.close()
    assert partner.calls
    assert inside.calls == []


def test_words_of_a_sheet_fetch_and_read_nothing(inside: Listener, tmp_path: Path) -> None:
    kept = tmp_path / "giay-mat.txt"
    kept.write_text(SECRET, encoding="utf-8")
    typed = [
        f'#read("{kept}")',
        f'#image("{kept}")',
        f'#include "{kept}"',
        f'#import "{inside.address}/x.typ": *',
        '#import "@preview/example:0.1.0": *',
        f'<img src="{inside.address}/a.png"><iframe src="file://{kept}"></iframe>',
        f"\\input{{{kept}}} {inside.address}/b file://{kept} #{{ {kept} }}",
    ]
    for words in typed:
        with suppress(Refusal):
            said = _text(pdf.made(_sheet(words)))
            assert SECRET not in said, words
    whole = _text(pdf.made(_sheet(typed[0])))
    assert "#read(" in whole, "words are printed as they were typed"
    assert inside.calls == []


def _sheet(words: str) -> pdf.Sheet:
    block = pdf.Block("Chủ hồ sơ", rows=[("Họ và tên", words)])
    at = datetime(2026, 11, 23, 3, tzinfo=UTC)
    given = ("Giấy xác nhận", "Phường Gò Vấp", "vi", "H29.1", "Thủ tục", [block])
    return pdf.Sheet(*given, "https://vidu.example/x", "Quét", "Trang", "Chân trang", at)


def _text(content: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(content)) as document:
        return " ".join(page.get_textpage().get_text_range() for page in document)
