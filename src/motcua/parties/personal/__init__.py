"""What this room holds of a person, for whoever asks about their own data."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.parties.models import (
    Account,
    Attestation,
    Identity,
    Kin,
    Organisation,
    Person,
    Preference,
    Representation,
)
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.personal import Held, Row, Subject, register

CONTACT_ERASED = "parties.contact.erased"


def subject_of(account: int) -> Subject:
    """Whose data an account asks about."""
    person = Person.objects.filter(account_id=account).values_list("pk", flat=True).first()
    organisation = Organisation.objects.filter(account_id=account).values_list("pk", flat=True).first()
    return Subject(account, person, organisation)


def _accounts(subject: Subject) -> Iterator[Row]:
    for row in Account.objects.filter(pk=subject.account):
        yield {
            _("Họ tên"): row.name,
            _("Điện thoại"): row.phone,
            _("Thư điện tử"): row.email,
            _("Mở lúc"): row.created_at,
            _("Đăng nhập gần nhất"): row.signed_in_at,
        }


def _erase_contact(actor: Actor, subject: Subject) -> int:
    """How somebody is reached; the name stays with the account, what dossiers say stays with them."""
    none = {"phone": "", "email": ""}
    here = ~Q(phone="") | ~Q(email="")
    gone = Account.objects.filter(here, pk=subject.account).update(**none)
    gone += Person.objects.filter(here, pk=subject.person or 0).update(**none)
    gone += Organisation.objects.filter(here, pk=subject.organisation or 0).update(**none)
    if gone:
        ledger.append(actor, [ledger.NewEntry(f"account:{subject.account}", CONTACT_ERASED, {})])
    return gone


def _identities(subject: Subject) -> Iterator[Row]:
    for row in Identity.objects.filter(account_id=subject.account).order_by("-created_at"):
        yield {_("Nơi định danh"): row.issuer, _("Mã ở nơi đó"): row.subject, _("Từ lúc"): row.created_at}


def _attested(subject: Subject) -> Iterator[Row]:
    for row in Attestation.objects.filter(account_id=subject.account):
        yield {
            _("Theo"): row.source,
            _("Lúc xác nhận"): row.verified_at,
            _("Họ tên"): row.name,
            _("Số định danh"): row.personal_id,
            _("Ngày sinh"): row.birth_date,
            _("Nơi cư trú"): row.address,
            _("Mã số thuế"): row.code,
        }


def _people(subject: Subject) -> Iterator[Row]:
    for row in Person.objects.filter(pk=subject.person or 0):
        yield {
            _("Họ tên"): row.name,
            _("Số định danh"): row.personal_id,
            _("Ngày sinh"): row.birth_date,
            _("Giới tính"): row.get_sex_display(),
            _("Điện thoại"): row.phone,
            _("Thư điện tử"): row.email,
            _("Nơi cư trú"): row.address,
        }


def _organisations(subject: Subject) -> Iterator[Row]:
    for row in Organisation.objects.filter(pk=subject.organisation or 0):
        yield {
            _("Tên tổ chức"): row.name,
            _("Mã số thuế"): row.code,
            _("Điện thoại"): row.phone,
            _("Thư điện tử"): row.email,
            _("Địa chỉ"): row.address,
        }


def _preferences(subject: Subject) -> Iterator[Row]:
    for row in Preference.objects.filter(account_id=subject.account).order_by("name"):
        yield {_("Lựa chọn"): row.name, _("Giá trị"): row.value}


def _erase_preferences(_actor: Actor, subject: Subject) -> int:
    return Preference.objects.filter(account_id=subject.account).delete()[0]


def _kin(subject: Subject) -> Iterator[Row]:
    for row in Kin.objects.filter(account_id=subject.account).order_by("-declared_at"):
        yield {_("Quan hệ"): row.get_relation_display(), _("Số định danh"): row.personal_id}


def _erase_kin(_actor: Actor, subject: Subject) -> int:
    return Kin.objects.filter(account_id=subject.account).delete()[0]


def _representations(subject: Subject) -> Iterator[Row]:
    person, organisation = subject.person or 0, subject.organisation or 0
    mine = Q(representative_id=person) | Q(person_id=person) | Q(organisation_id=organisation)
    for row in Representation.objects.filter(mine).select_related("representative").order_by("-created_at"):
        yield {
            _("Người đại diện"): row.representative.name,
            _("Căn cứ đại diện"): row.get_kind_display(),
            _("Giấy tờ"): row.proof,
            _("Từ ngày"): row.valid_from,
            _("Đến ngày"): row.valid_to,
        }


_WITH_DOSSIERS = gettext_lazy("Tên và số đi cùng hồ sơ đã gửi, phải lưu theo luật lưu trữ.")

register(
    Held(
        "parties.Account",
        gettext_lazy("Tài khoản và cách liên hệ"),
        _accounts,
        stays=gettext_lazy("Tên tài khoản giữ chừng nào bạn còn dùng; cách liên hệ thì xóa được."),
        erase=_erase_contact,
    ),
    Held(
        "parties.Identity",
        gettext_lazy("Mã định danh điện tử"),
        _identities,
        stays=gettext_lazy("Để hồ sơ đã gửi vẫn là của bạn khi bạn đăng nhập lại."),
    ),
    Held(
        "parties.Attestation",
        gettext_lazy("Điều nơi định danh đã xác nhận"),
        _attested,
        stays=gettext_lazy("Thay bằng lần xác nhận mới mỗi lần bạn đăng nhập."),
    ),
    Held("parties.Person", gettext_lazy("Nhân thân"), _people, stays=_WITH_DOSSIERS),
    Held("parties.Organisation", gettext_lazy("Tổ chức"), _organisations, stays=_WITH_DOSSIERS),
    Held("parties.Preference", gettext_lazy("Lựa chọn trên trang"), _preferences, erase=_erase_preferences),
    Held("parties.Kin", gettext_lazy("Người thân đã khai"), _kin, erase=_erase_kin),
    Held(
        "parties.Representation",
        gettext_lazy("Đại diện, uỷ quyền"),
        _representations,
        stays=gettext_lazy("Là căn cứ của hồ sơ đã nộp thay."),
    ),
)
