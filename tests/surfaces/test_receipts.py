"""P18 for receipts: anybody can check one without us, and every change of it is found.

SABOTAGE: MOTCUA_SABOTAGE=any-signature takes every signature for ours.
"""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from motcua.dossiers.api import own
from motcua.kernel import receipts
from motcua.kernel.receipts import Finding, Receipt
from motcua.kernel.worktime import ZONE
from motcua.platform import receipt_keys
from motcua.surfaces.portal.receipts import receipt_address, receipt_of
from motcua_site.command import main
from rooms.dossiers.conftest import Office, data_folder, office
from surfaces.citizens import account, signed_in
from surfaces.test_filing_at_home import WHO, sent, words_of

__all__ = ["data_folder", "office"]

CHECK, KEYS = "/kiem-tra/", "/.well-known/motcua-receipts.json"
AT = datetime(2026, 11, 21, 14, 5, tzinfo=ZONE)
RECEIPT = Receipt(
    "H29.79.145-261121-0037",
    "UBND phường Gò Vấp",
    AT,
    AT + timedelta(3),
    False,
    2,
    receipts.digest_of(["ab"]),
)
OTHER = {
    "code": "H29.79.145-261121-0038",
    "agency": "UBND phường Gò Vắp",
    "received_at": AT - timedelta(minutes=1),
    "due": AT + timedelta(2),
    "is_firm": True,
    "files": 3,
    "digest": receipts.digest_of(["ac"]),
}


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "RECEIPT_KEYS", tmp_path / "keys")
    return tmp_path / "keys"


def test_a_receipt_is_what_was_signed_and_says_nothing_unsigned() -> None:
    text = receipt_keys.signed(RECEIPT)
    assert receipt_keys.signed(RECEIPT) == text
    for given in (text, f" https://motcua.example/tra-cuu/ma/x:y/?bn={text}\n", f"{text}&a=b"):
        assert receipt_keys.checked(given) == receipts.Checked(Finding.GOOD, RECEIPT)
    without_day = replace(RECEIPT, due=None, files=0, digest=receipts.digest_of([]))
    assert receipt_keys.checked(receipt_keys.signed(without_day)).receipt == without_day


@pytest.mark.parametrize("field", OTHER)
def test_a_changed_field_is_found(field: str) -> None:
    form, key, _facts, signature = receipt_keys.signed(RECEIPT).split(".")
    changed = receipts.facts_of(replace(RECEIPT, **{field: OTHER[field]}))
    found = receipt_keys.checked(".".join((form, key, changed, signature)))
    assert found == receipts.Checked(Finding.ALTERED)


def test_every_changed_letter_and_every_cut_is_found() -> None:
    text = receipt_keys.signed(RECEIPT)
    for at in range(len(text)):
        # The last letter of base64 has spare bits, so a neighbour may stand for the same bytes.
        letter = "A" if text[at] != "A" else "q"
        changed = receipt_keys.checked(text[:at] + letter + text[at + 1 :])
        assert changed.finding is not Finding.GOOD, at
        assert receipt_keys.checked(text[:at]).finding in {Finding.CUT, Finding.NONE}


def test_a_key_of_somebody_else_is_foreign_and_former_keys_still_check(own_keys: Path) -> None:
    text = receipt_keys.signed(RECEIPT)
    first = receipt_keys.published()
    second = receipt_keys.rotate()
    assert [each["kid"] for each in receipt_keys.published()["keys"]][1:] == [first["keys"][0]["kid"]]
    assert receipt_keys.checked(text).finding is Finding.GOOD
    assert receipt_keys.signed(RECEIPT).split(".")[1] == second
    assert receipt_keys.check_with(receipt_keys.signed(RECEIPT), first).finding is Finding.FOREIGN
    assert (own_keys / "signing.pem").stat().st_mode & 0o077 == 0
    forged = text.replace(text.split(".")[1], second)
    assert receipt_keys.checked(forged).finding is Finding.ALTERED


def test_the_receipt_of_a_dossier_leads_from_its_qr_to_the_check(office: Office) -> None:
    browser = signed_in(WHO)
    dossier = sent(browser, office)
    request = browser.get(f"/nop/ho-so/{dossier.intent_key}/da-gui/").wsgi_request
    view = own.view(request.actor, dossier.public_id)
    receipt, address = receipt_of(view), receipt_address(request, view)
    assert (receipt.code, receipt.files) == (dossier.code, 0)
    for personal in (WHO, "0912", "079188999012", account(WHO).name):
        assert personal not in str(receipts.data_of(receipt))
    stranger = Client()
    parts = urlsplit(address)
    tracked = stranger.get(f"{parts.path}?{parts.query}", follow=True)
    assert "Kiểm tra biên nhận vừa quét" in words_of(tracked)
    said = words_of(stranger.get(f"{CHECK}?{parts.query}"))
    for words in ("Biên nhận đúng", dossier.code, "(dự kiến)", receipt.digest):
        assert words in said, words
    text = parse_qs(parts.query)["bn"][0]
    for wrong, sentence in (
        (text[:-9], "chép chưa đủ"),
        (text.replace(".", ".x", 2), "không phải do chúng tôi"),
    ):
        answer = stranger.post(CHECK, {"text": wrong})
        assert (answer.status_code, sentence in words_of(answer)) == (422, True)
        assert dossier.code not in words_of(answer)
    assert "Chưa thấy biên nhận" in words_of(stranger.post(CHECK, {"text": ""}))
    assert stranger.get(KEYS).json() == receipt_keys.published()


def test_the_command_checks_with_a_file_of_keys_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, keys = tmp_path / "giay.pdf", tmp_path / "khoa.json"
    paper.write_bytes(b"giay")
    digest = receipts.digest_of([sha256(b"giay").hexdigest()])
    text = receipt_keys.signed(replace(RECEIPT, files=1, digest=digest))
    assert main(["receipt", "keys"]) == 0
    keys.write_text(capsys.readouterr().out)
    receipt_keys.rotate()
    common = ["receipt", "check", text, "--key", str(keys)]
    assert main([*common, "--file", str(paper)]) == 0
    said = capsys.readouterr().out
    assert "Biên nhận đúng." in said
    assert "Các tệp đúng là những tệp đã nộp." in said
    assert main([*common, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["digest"] == digest
    paper.write_bytes(b"khac")
    assert main([*common, "--file", str(paper)]) == 1
    assert main(["receipt", "check", text[:-3], "--key", str(keys)]) == 1
    keys.write_text("{")
    assert main(common) == 1
    wrong = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in wrong] == ["motcua receipt"] * 3
    assert "Tệp khóa không đọc được" in wrong[2]


def test_reverse_names_are_the_promised_addresses() -> None:
    assert (reverse("portal:receipt-check"), reverse("portal:receipt-keys")) == (CHECK, KEYS)
