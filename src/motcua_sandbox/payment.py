"""A stand-in for the national payment platform: `python -m motcua_sandbox.payment --port 8200 --notify URL`.

SANDBOX_PAYMENT_SECRET: the secret shared with the partner.

POST /init, /query, /refund  the platform's messages, JSON, strictly checked; each carries MaXacThuc.
GET  /pay/<reference>        where a person picks a bank and pays, or cancels.
GET  /files/<partner>/<yyyymmdd>.csv  the file of a day.
POST /transfer  {"content": text of a transfer, "amount": n}: a line of the bank's statement.
GET  /counts    what was taken and given back, by reference.
POST /behaviour {"down": share, "silent": share, "notice": "now|never|twice|late|forged|wrong-amount",
"late": seconds, "pending": bool, "refuse_refunds": bool}: hang up without taking; take and hang up; how the
partner is told; leave payments unknown at the bank; refuse to give back.

One reference is paid once on the page, however often it is begun, whoever presses how often. A transfer is
money whenever it comes.
"""

import argparse
import html
import json
import os
import random
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from motcua_sandbox.payment_book import REFERENCE, WAITING, Platform, RefusedError

_CHANCE = random.SystemRandom()
LARGEST = 64 * 1024
BANKS = {"970415": "VietinBank", "970436": "Vietcombank", "970418": "BIDV", "970405": "Agribank"}

PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Nền tảng thanh toán thử</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
body{{font:18px/1.5 sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;
color:#111;background:#fff}}
.note{{border-left:6px solid #7a4b00;padding:.25rem 1rem;background:#fff6e5}} h1{{font-size:1.5rem}}
dt{{color:#444}} dd{{margin:0 0 .5rem;font-weight:bold;overflow-wrap:anywhere}}
button{{font:inherit;padding:.6rem 1.2rem;margin:.25rem .5rem .25rem 0}}
label{{display:block;padding:.3rem 0}}
</style></head><body><main><p class="note">Trang thử: không ngân hàng nào, không tiền thật.</p>
<h1>{title}</h1>{body}</main></body></html>"""
FORM = """<dl><dt>Nội dung</dt><dd>{content}</dd><dt>Đơn vị thu</dt><dd>{unit}</dd>
<dt>Số tiền</dt><dd>{amount} đồng</dd></dl>
<form method="post"><fieldset><legend>Chọn ngân hàng</legend>{banks}
</fieldset><p><button name="act" value="pay">Nộp tiền</button>
<button name="act" value="cancel">Thôi, không nộp</button>
</p></form>"""


class Server(ThreadingHTTPServer):
    """The platform behind a port."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, address: tuple[str, int], platform: Platform) -> None:
        super().__init__(address, Handler)
        self.platform = platform
        platform.address = platform.address or f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """One request; misbehaves as told."""

    server: Server
    timeout = 5.0

    def do_GET(self) -> None:
        platform, path = self.server.platform, urlsplit(self.path).path
        if path == "/counts":
            self._json(200, platform.counts())
        elif path.startswith("/pay/"):
            self._page(path.removeprefix("/pay/"))
        elif match := re.fullmatch(rf"/files/{re.escape(platform.partner)}/(\d{{8}})\.csv", path):
            self._send(200, "text/csv; charset=utf-8", platform.file(match[1]) or b"")
        else:
            self._json(404, {})

    def do_POST(self) -> None:
        platform, path = self.server.platform, urlsplit(self.path).path
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST:
            self._json(413, {})
            return
        body = self.rfile.read(length)
        if path.startswith("/pay/"):
            self._paid(path.removeprefix("/pay/"), parse_qs(body.decode()))
            return
        try:
            given = json.loads(body)
        except ValueError:
            self._json(400, {"MaLoi": "01"})
            return
        if path in {"/behaviour", "/transfer", "/bank"}:
            self._told(path, given)
            return
        self._message(path, given, platform)

    def _message(self, path: str, given: Any, platform: Platform) -> None:
        handlers = {"/init": platform.init, "/query": platform.query, "/refund": platform.refund}
        chance = _CHANCE.random()
        if chance < platform.behaviour["down"]:
            self.close_connection = True
            return
        try:
            reply = handlers[path](given)
        except KeyError:
            self._json(404, {})
            return
        except RefusedError as refused:
            self._json(400, {"MaLoi": str(refused)})
            return
        if chance < platform.behaviour["down"] + platform.behaviour["silent"]:
            self.close_connection = True
            return
        self._json(200, reply)

    def _told(self, path: str, given: dict[str, Any]) -> None:
        platform = self.server.platform
        if path == "/behaviour":
            platform.behaviour |= given
            self._json(200, platform.behaviour)
        elif path == "/bank":
            platform.settle_pending(given["reference"], is_paid=bool(given["paid"]))
            self._json(200, {})
        else:
            content = str(given["content"])
            found = REFERENCE.search(content.upper().replace(" ", ""))
            named = re.search(r"MC[A-Z2-7]{20}", content.upper()) or found
            money = platform.take(named[0] if named else "", int(given["amount"]), "970415", content)
            self._json(200, {"MaGiaoDich": money.transaction})

    def _page(self, reference: str) -> None:
        bill = self.server.platform.bills.get(reference)
        if bill is None:
            self._html(404, "Không có khoản này", "<p>Mã tham chiếu không đúng.</p>")
            return
        if bill.state != WAITING:
            self._html(200, "Khoản này đã xong", f'<p><a href="{html.escape(bill.back)}">Quay lại</a></p>')
            return
        banks = "".join(
            f'<label><input type="radio" name="bank" value="{code}"{" checked" * (not n)}> {name}</label>'
            for n, (code, name) in enumerate(BANKS.items())
        )
        amount = f"{bill.amount:,}".replace(",", ".")
        content, unit = html.escape(bill.content), html.escape(bill.unit)
        self._html(200, "Nộp tiền", FORM.format(content=content, unit=unit, amount=amount, banks=banks))

    def _paid(self, reference: str, form: dict[str, list[str]]) -> None:
        bank = form.get("bank", ["970415"])[0]
        is_cancelled = form.get("act", ["pay"])[0] != "pay"
        bill = self.server.platform.pay(
            reference, bank if bank in BANKS else "970415", is_cancelled=is_cancelled
        )
        if bill is None:
            self._json(404, {})
            return
        self.send_response(303)
        self.send_header("Location", bill.back)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _html(self, status: int, title: str, body: str) -> None:
        page = PAGE.format(title=title, body=body).encode()
        self._send(status, "text/html; charset=utf-8", page)

    def _json(self, status: int, data: Any) -> None:
        self._send(status, "application/json", json.dumps(data).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing: whatever comes here names people's payments."""


def main() -> None:
    parser = argparse.ArgumentParser(description="A stand-in for the national payment platform.")
    parser.add_argument("--port", type=int, default=8200)
    parser.add_argument("--notify", default="", help="where the partner is told: …/thanh-toan/bao/")
    parser.add_argument("--partner", default="MOTCUA-THU")
    parser.add_argument("--hash", default="sha256")
    given = parser.parse_args()
    secret = os.environ.get("SANDBOX_PAYMENT_SECRET", "khoa chung chi de thu")
    platform = Platform(given.partner, secret, given.hash, given.notify)
    Server(("127.0.0.1", given.port), platform).serve_forever()


if __name__ == "__main__":
    main()
