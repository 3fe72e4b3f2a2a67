"""A person pays a dossier's fee on the portal: found by code and phone, paid once, receipted; and the notices
of the platform, whatever they are worth."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from motcua.connectors.national_payment.messages import signed
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Done
from motcua.payments import api as payments
from motcua.payments.models import Attempt, Incoming, Notice
from motcua.platform import limits
from motcua_sandbox.payment_book import Platform
from platform_stand_in import PARTNER, SECRET, carry, stand_in
from rooms.dossiers.conftest import OWNER, Office, data_folder, examined, office

__all__ = ["data_folder", "examined", "office"]

NOTICES = "/thanh-toan/bao/"


@pytest.fixture
def platform(db: None) -> Iterator[Platform]:
    with stand_in() as built:
        yield built


@pytest.fixture
def done(office: Office) -> Done:
    return office.taken_in()


def tracking(code: str) -> Client:
    """A browser that has found its dossier."""
    client = Client()
    assert client.post("/tra-cuu/", {"code": code, "phone": OWNER.phone}).status_code == 302
    return client


def owed(office: Office, done: Done) -> payments.ObligationRow:
    subject = dossiers.dossier_view(office.person("leader"), done.public_id).state.subject
    return payments.obligations(subject)[-1]


def page(client: Client, row: payments.ObligationRow, query: str = "") -> str:
    answer = client.get(reverse("portal:pay", args=[row.public_id]) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def go(client: Client, row: payments.ObligationRow, what: str = "start") -> HttpResponse:
    return client.post(reverse(f"portal:pay-{what}", args=[row.public_id]))


def confirm(platform: Platform, **changed: str) -> dict[str, str]:
    """What the platform would say of the newest attempt, signed."""
    attempt = Attempt.objects.latest("id")
    message = {
        "LoaiBanTin": "CONFIRM",
        "MaLoi": "00",
        "MaDoiTac": PARTNER,
        "MaThamChieu": attempt.reference,
        "SoTien": str(attempt.amount),
        "MaTienTe": "VND",
        "MaGiaoDich": "S0001",
        "MaNganHang": "970436",
        "ThoiGianGD": "20261123090000",
        "ThongTinGiaoDich": attempt.reference,
    }
    return signed(message | changed, SECRET, platform.algorithm)


def tell(message: Any) -> HttpResponse:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return Client(enforce_csrf_checks=True).post(NOTICES, body, content_type="application/json")


def test_the_fee_is_paid_from_the_tracking_page(office: Office, done: Done, platform: Platform) -> None:
    client, row = tracking(done.code), owed(office, done)
    tracked = client.get(reverse("portal:tracked", args=[done.public_id])).content.decode()
    assert reverse("portal:pay", args=[row.public_id]) in tracked
    before = page(client, row)
    assert "Nộp qua cổng thanh toán" in before
    assert "Nộp tiền mặt tại quầy" in before

    answer = go(client, row)
    assert answer.status_code == 302
    assert answer["Location"] == f"{platform.address}/pay/{Attempt.objects.get().reference}"
    assert tell(confirm(platform)).json() == {"MaLoi": "00", "MaThamChieu": Attempt.objects.get().reference}
    after = page(client, row, "?tro-ve=1")
    assert "Khoản này đã nộp xong" in after
    assert "Nộp qua cổng thanh toán" not in after

    receipt = client.get(reverse("portal:pay-receipt", args=[row.public_id])).content.decode()
    assert "Biên lai điện tử" in receipt
    assert done.code in receipt
    assert re.search(r"Số 1/20\d\d", receipt)


def test_the_form_may_lead_to_the_platform_and_nowhere_else(
    office: Office, done: Done, platform: Platform
) -> None:
    client, row = tracking(done.code), owed(office, done)
    answer = client.get(reverse("portal:pay", args=[row.public_id]))
    (policy,) = re.findall(r"form-action ([^;]+)", answer["Content-Security-Policy"])
    assert policy.split() == ["'self'", platform.address]


def test_the_page_says_why_it_is_this_much(office: Office, done: Done) -> None:
    text = page(tracking(done.code), owed(office, done))
    assert "Vì sao là số tiền này?" in text
    assert "15.000 đồng" in text
    assert "Nộp qua cổng thanh toán" not in text, "without a platform one pays at the counter"


def test_nobody_else_finds_what_is_owed(office: Office, done: Done, platform: Platform) -> None:
    row = owed(office, done)
    stranger = Client()
    for name in ("pay", "pay-receipt"):
        assert stranger.get(reverse(f"portal:{name}", args=[row.public_id])).status_code == 404
    for what in ("start", "transfer", "ask"):
        assert go(stranger, row, what).status_code == 404
    assert Attempt.objects.count() == 0
    assert tracking(done.code).get(reverse("portal:pay-receipt", args=[row.public_id])).status_code == 404


def test_payment_asked_for_in_examination_moves_the_dossier_when_it_is_paid(
    office: Office, platform: Platform
) -> None:
    done = office.taken_in()
    examiner = office.person("examiner")
    office.do("section_head", done, dossiers.Assign(examiner.account or 0))
    cashier = office.person("cashier")
    payments.receive_cash(
        cashier, obligation_id=owed(office, done).id, amount=owed(office, done).amount, payer="Hoà"
    )
    office.do("examiner", done, dossiers.RequirePayment(50_000, "Lệ phí trích lục", "Điều 5"))
    client, row = tracking(done.code), owed(office, done)
    assert row.amount == 50_000
    go(client, row)
    tell(confirm(platform))
    carry()
    view = dossiers.dossier_view(office.person("leader"), done.public_id)
    assert view.state.status is dossiers.Status.PROCESSING
    assert "Khoản này đã nộp xong" in page(client, row)


def test_while_nobody_knows_the_page_checks_and_offers_no_second_charge(
    office: Office, done: Done, platform: Platform
) -> None:
    platform.behaviour["pending"] = True
    client, row = tracking(done.code), owed(office, done)
    go(client, row)
    reference = Attempt.objects.get().reference
    platform.pay(reference, "970436", is_cancelled=False)

    back = client.get(reverse("portal:pay", args=[row.public_id]) + "?tro-ve=1")
    assert back["Refresh"].endswith("?tro-ve=1&lan=1")
    assert "Chưa rõ kết quả, đừng nộp lần nữa" in back.content.decode()
    again = go(client, row)
    assert again["Location"] == reverse("portal:pay", args=[row.public_id])
    assert "Đang kiểm tra" in page(client, row)
    assert "Nộp qua cổng thanh toán" not in page(client, row)
    assert "Refresh" not in client.get(again["Location"] + "?tro-ve=1&lan=-1")

    platform.settle_pending(reference, is_paid=True)
    go(client, row, "ask")
    assert "Khoản này đã nộp xong" in page(client, row)
    assert platform.counts() == {reference: [row.amount, 0]}


def test_a_transfer_by_qr_is_matched_by_its_reference(office: Office, done: Done, platform: Platform) -> None:
    client, row = tracking(done.code), owed(office, done)
    assert go(client, row, "transfer").status_code == 302
    text = page(client, row)
    reference = Attempt.objects.get().reference
    assert reference in text
    assert "113366668888" in text
    assert "<svg" in text

    platform.take(reference, row.amount, "970415", f"CT DEN {reference} TRAN THI MY HOA")
    go(client, row, "ask")
    assert "Khoản này đã nộp xong" in page(client, row)


def test_when_the_platform_is_silent_the_page_says_what_to_do(
    office: Office, done: Done, platform: Platform
) -> None:
    platform.behaviour["down"] = 1.0
    client, row = tracking(done.code), owed(office, done)
    answer = go(client, row)
    assert answer.status_code == 503
    assert "lần bấm này chưa trừ tiền" in answer.content.decode()
    go(client, row, "ask")
    assert "hệ thống sẽ tự hỏi lại" in page(client, row)


@pytest.mark.parametrize("what", ["secret", "hash", "missing", "moved bar"])
def test_a_forged_notice_is_stored_and_pays_nothing(
    office: Office, done: Done, platform: Platform, what: str
) -> None:
    go(tracking(done.code), owed(office, done))
    right = confirm(platform)
    forged = {
        "secret": signed({k: v for k, v in right.items() if k != "MaXacThuc"}, "khoa khac han", "sha256"),
        "hash": signed({k: v for k, v in right.items() if k != "MaXacThuc"}, SECRET, "md5"),
        "missing": right | {"MaXacThuc": ""},
        "moved bar": right | {"MaGiaoDich": "S0001x"},
    }[what]
    assert tell(forged).status_code == 403
    (notice,) = Notice.objects.all()
    assert (notice.is_genuine, notice.reason) == (False, "forged")
    assert Incoming.objects.count() == 0
    assert owed(office, done).state == "open"


def test_a_status_the_checksum_does_not_cover_is_not_believed(
    office: Office, done: Done, platform: Platform
) -> None:
    go(tracking(done.code), owed(office, done))
    assert tell(confirm(platform, MaLoi="99") | {"TrangThaiGD": "1"}).status_code == 200
    assert owed(office, done).state == "open"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 10_000,
        b"x" * 20_000,
        json.dumps({"LoaiBanTin": "CONFIRM"}).encode(),
        json.dumps({"LoaiBanTin": ["CONFIRM"]}).encode(),
    ],
)
def test_what_is_no_message_is_refused_and_not_kept(platform: Platform, body: bytes) -> None:
    assert tell(body).status_code == 403
    assert Notice.objects.count() == 0


@pytest.mark.parametrize(
    "changed",
    [
        {"SoTien": "-15000"},
        {"SoTien": "1e9"},
        {"SoTien": "９"},
        {"MaTienTe": "USD"},
        {"ThoiGianGD": "hôm nay"},
        {"MaDoiTac": "AI-KHAC"},
        {"LoaiBanTin": "QUERY_REPLY", "TrangThaiGD": "1"},
    ],
)
def test_a_signed_message_must_still_make_sense(
    office: Office, done: Done, platform: Platform, changed: dict[str, str]
) -> None:
    go(tracking(done.code), owed(office, done))
    assert tell(confirm(platform, **changed)).status_code == 403
    assert Incoming.objects.count() == 0


def test_forged_notices_do_not_fill_the_table(office: Office, done: Done, platform: Platform) -> None:
    go(tracking(done.code), owed(office, done))
    forged = confirm(platform) | {"MaXacThuc": "0" * 64}
    answers = [tell(forged).status_code for _ in range(limits.PER_ADDRESS + 2)]
    assert answers[-1] == 429
    assert Notice.objects.count() == limits.PER_ADDRESS
    assert tell(confirm(platform)).status_code == 200, "a right one is heard all the same"


def test_without_a_platform_nobody_is_heard(db: None) -> None:
    assert tell({"LoaiBanTin": "CONFIRM"}).status_code == 403
    assert Client().get(NOTICES).status_code == 405


@pytest.mark.parametrize("algorithm", ["sha256", "sha512", "sha1", "md5"])
def test_both_sides_read_the_name_of_the_hash(office: Office, algorithm: str) -> None:
    done = office.taken_in()
    with stand_in(algorithm=algorithm) as platform:
        client, row = tracking(done.code), owed(office, done)
        assert go(client, row)["Location"].startswith(platform.address)
        platform.pay(Attempt.objects.get().reference, "970418", is_cancelled=False)
        go(client, row, "ask")
        assert "Khoản này đã nộp xong" in page(client, row)
