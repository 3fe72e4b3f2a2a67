"""Officers from a file: tried row by row, imported only when told, and the second time nothing changes."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from motcua.agencies import api as agencies
from motcua.parties import api as parties
from motcua.platform import imports, ledger, proposals
from motcua.platform.access import SYSTEM, Actor
from motcua.platform.imports.models import Import, Line
from motcua.platform.imports.reading import read
from people import Cast, one_person_is_enough
from proving.crowd import signed_in
from sheets import sheet

PAGE = "/quan-tri/nhap-tai-khoan/"
HEADING = [str(column.title) for column in agencies.STAFF.columns]
WARD = "H18.11.002"
Row = Sequence[str | datetime | None]


def row(login: str, name: str = "Lò Thị Pâng", unit: str = WARD, *more: str | datetime | None) -> Row:
    return [login, name, unit, "Công chức Tư pháp", "12/QĐ-UBND", *more]


GOOD = row("mp.moi", "Lò Thị Pâng", WARD, datetime(2026, 12, 1), "31/12/2027", "examiner; Văn thư")  # noqa: DTZ001


def sent(browser: Client, *rows: Row) -> Import:
    file = SimpleUploadedFile("can-bo.xlsx", sheet(HEADING, *rows))
    answer = browser.post(PAGE, {"tep": file})
    assert answer.status_code == 302, answer.content.decode()
    return Import.objects.latest("pk")


def tried(browser: Client, *rows: Row) -> Import:
    order = sent(browser, *rows)
    imports.try_out(order.pk)
    return order


def states(order: Import) -> list[str]:
    return [line.state for line in Line.objects.filter(order=order).order_by("number")]


def told(browser: Client, order: Import, what: str) -> int:
    status = browser.post(reverse("console:import", args=[order.public_id]), {"lam": what}).status_code
    imports.carry(order.pk)
    agencies.forget()
    return status


@pytest.fixture
def admin(cast: Cast) -> Actor:
    return cast.ward_administrator


@pytest.fixture
def browser(admin: Actor) -> Client:
    return signed_in(admin.account)


def test_a_trial_leaves_nothing_behind(browser: Client) -> None:
    order = tried(browser, GOOD)
    assert states(order) == ["good"]
    assert parties.account_by_login("mp.moi") is None
    told(browser, order, "bo")
    assert parties.account_by_login("mp.moi") is None
    assert not Import.objects.filter(pk=order.pk).exists()


def test_roles_wait_for_a_second_person_where_the_province_wants_one(browser: Client, cast: Cast) -> None:
    assert told(browser, tried(browser, GOOD), "ca") == 302
    account = parties.account_by_login("mp.moi")
    assert account is not None
    names = [entry.name for entry in ledger.entries(f"account:{account.id}")]
    assert "agencies.role.granted" not in names
    assert names.count("platform.proposal.made") == 1, "two roles in a row are one proposal"
    assert states(tried(browser, GOOD)) == ["same"]

    second = cast.administrator
    [waiting] = [each for each in proposals.waiting(second) if "Lò Thị Pâng" in each.about]
    said = [fact.after for fact in waiting.facts if fact.label == "Vai trò"]
    proposals.approve(second, waiting.public_id)
    names = [entry.name for entry in ledger.entries(f"account:{account.id}")]
    assert names.count("agencies.role.granted") == len(said) == 2


def test_a_row_becomes_account_post_and_roles(browser: Client) -> None:
    one_person_is_enough()
    order = tried(browser, GOOD, row("mp.moi", "Lò Thị Pâng", WARD, "01/12/2026", "31/12/2027", "receiver"))
    assert told(browser, order, "ca") == 302
    assert states(order) == ["done", "done"]
    account = parties.account_by_login("mp.moi")
    assert account is not None
    assert not agencies.posts_of(account.id)
    [post] = agencies.posts_of(account.id, on=date(2026, 12, 1))
    assert post.valid_to == date(2028, 1, 1)
    names = [entry.name for entry in ledger.entries(f"account:{account.id}")]
    assert names.count("parties.account.created") == 1
    assert names.count("agencies.role.granted") == 3


def test_the_same_file_again_changes_nothing(browser: Client) -> None:
    told(browser, tried(browser, GOOD), "ca")
    account = parties.account_by_login("mp.moi")
    assert account is not None
    before = len(ledger.entries(f"account:{account.id}"))
    order = tried(browser, GOOD)
    assert states(order) == ["same"]
    told(browser, order, "ca")
    assert len(ledger.entries(f"account:{account.id}")) == before


def test_what_somebody_ended_is_not_raised_again(browser: Client, admin: Actor) -> None:
    told(browser, tried(browser, row("mp.moi")), "ca")
    account = parties.account_by_login("mp.moi")
    assert account is not None
    [post] = agencies.posts_of(account.id)
    agencies.end_post(admin, post_id=post.id, because="Chuyển công tác")
    order = tried(browser, row("mp.moi"))
    assert states(order) == ["bad"]


BAD = [
    (row("a b", "Lò Văn A"), "Tên đăng nhập"),
    (row("mp.x", ""), "Họ và tên"),
    (row("mp.x", "Lò Văn A", "H18.11.001"), "Mã đơn vị"),
    (row("mp.x", "Lò Văn A", "KHONG-CO"), "Mã đơn vị"),
    (row("mp.x", "Lò Văn A", WARD, "31/02/2027"), "Từ ngày"),
    (row("mp.x", "Lò Văn A", WARD, "01/12/2026", "01/01/2020"), "Đến hết ngày"),
    (row("mp.x", "Lò Văn A", WARD, "", "", "Phù thuỷ"), "Vai trò"),
    (row("mp.x", "Lò Văn A", WARD, "", "", "administrator"), "Vai trò"),
    (row("mp.x", "Lò Văn A", WARD, "", "", "", "", "ho-tich"), "Vai trò"),
    (row("mp.x", "Lò Văn A", WARD, "", "", "examiner", "H18"), "Quyền tại đơn vị"),
    (row("mp.x", "Lò Văn A", WARD, "", "", "examiner", "", "", "", "khong-phai-thu"), "Thư điện tử"),
    (row("mp.x", "Lò Văn A", WARD, "", "", "examiner", "", "", "", "", "123"), "Điện thoại"),
    (row("muongphang.hotich", "Người Khác"), "Tên đăng nhập"),
]


def test_each_bad_row_is_named_with_its_column_and_none_is_imported(browser: Client, admin: Actor) -> None:
    order = tried(browser, *[each for each, _column in BAD], GOOD)
    assert states(order) == ["bad"] * len(BAD) + ["good"]
    lines = imports.import_lines(admin, order.public_id, ["bad"], 100)
    assert [(line.number, line.column) for line in lines] == [
        (number, column) for number, (_row, column) in enumerate(BAD, 2)
    ]
    page = browser.get(reverse("console:import", args=[order.public_id])).content.decode()
    assert "31/02/2027" in page
    assert "Chỉ nhập 1 dòng đúng" in page
    assert told(browser, order, "ca") == 409
    assert parties.account_by_login("mp.moi") is None


def test_the_good_ones_alone_only_by_choice(browser: Client) -> None:
    order = tried(browser, BAD[0][0], GOOD)
    assert told(browser, order, "dung") == 302
    assert states(order) == ["left", "done"]
    assert parties.account_by_login("mp.moi") is not None
    assert told(browser, order, "dung") == 409


def test_nothing_is_given_before_the_trial_is_over(browser: Client) -> None:
    order = sent(browser, GOOD)
    assert told(browser, order, "ca") == 409
    assert states(order) == ["read"]


def test_rights_are_asked_again_when_it_is_carried(browser: Client, admin: Actor) -> None:
    order = tried(browser, GOOD)
    browser.post(reverse("console:import", args=[order.public_id]), {"lam": "ca"})
    parties.suspend(actor=SYSTEM, account_id=admin.account or 0, because="Nghỉ việc")
    agencies.forget()
    imports.carry(order.pk)
    assert states(order) == ["refused"]
    assert parties.account_by_login("mp.moi") is None


def test_a_worker_that_died_is_followed_by_another(browser: Client) -> None:
    order = tried(browser, *[row(f"mp.so{number}") for number in range(5)])
    browser.post(reverse("console:import", args=[order.public_id]), {"lam": "ca"})
    Line.objects.filter(order=order, number__lte=3).update(state=Line.State.DONE)
    imports.carry(order.pk)
    assert states(order) == ["done"] * 5
    assert parties.account_by_login("mp.so0") is None
    assert parties.account_by_login("mp.so4") is not None


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["Tên đăng nhập", "Họ và tên"], ["a", "b"]], "thiếu cột"),
        ([[*HEADING, "Mật khẩu"], [*row("a.b.c"), "x"]], "cột lạ: Mật khẩu"),
        ([HEADING], "không có dòng nào"),
        ([HEADING, ["=1+1"]], "Ô A2 là công thức"),
    ],
)
def test_a_file_of_another_form_is_refused_at_once(browser: Client, rows: list[list[str]], says: str) -> None:
    answer = browser.post(PAGE, {"tep": SimpleUploadedFile("x.xlsx", sheet(*rows))})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Import.objects.exists()


def test_the_template_is_a_file_one_can_send(browser: Client) -> None:
    content = browser.get(f"{PAGE}mau/").content
    [(number, heading)] = read(BytesIO(content), len(content))
    assert number == 1
    assert list(heading.values()) == HEADING


def test_a_row_in_an_old_code_page_is_named_and_stops_no_other(browser: Client) -> None:
    old = ["mp.cu", "Lò Văn A", WARD, "NguyÔn V¨n An", "12/QĐ-UBND"]
    order = tried(browser, old, GOOD)
    assert states(order) == ["bad", "good"]


def test_it_is_for_administrators_and_ones_own(browser: Client, cast: Cast) -> None:
    order = tried(browser, GOOD)
    address = reverse("console:import", args=[order.public_id])
    assert signed_in(cast.administrator.account).get(address).status_code == 404
    assert signed_in(cast.examiner.account).get(PAGE).status_code == 404
    assert browser.get(address).status_code == 200
    assert browser.get(PAGE).status_code == 200


def test_what_the_ledger_keeps_names_nobody(browser: Client) -> None:
    order = tried(browser, GOOD)
    told(browser, order, "ca")
    entries = ledger.entries(f"import:{order.pk}")
    assert [entry.name for entry in entries] == [
        "imports.import.received",
        "imports.import.ordered",
        "imports.import.ended",
    ]
    assert "Pâng" not in str(entries)
