"""What this room holds of a person: what they are filling in, their dossiers with people, answers and papers,
requests that were not taken in, and who has looked."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers.models import (
    Behalf,
    Dossier,
    Draft,
    Filing,
    HelpConfirmation,
    Holder,
    IntakeRefusal,
    Opening,
    Paper,
    Participant,
    Screening,
    Submission,
    Thread,
)
from motcua.dossiers.status import Status
from motcua.dossiers.thread import Side, of_record
from motcua.dossiers.words import status_word
from motcua.notifications import api as notifications
from motcua.parties import api as parties
from motcua.platform import ledger
from motcua.platform.access import Actor
from motcua.platform.personal import Held, Row, Subject, register

MOST_MESSAGES = 10_000
DRAFTS_ERASED = "dossiers.drafts.erased"
BEHALF_ERASED = "dossiers.behalf.erased"


def _mine(subject: Subject) -> Any:
    """Unordered: the dossiers an account holds, for conditions."""
    return Holder.objects.filter(account_id=subject.account).values("dossier_id")


def _number(subject: Subject) -> str:
    return parties.person(subject.person).personal_id if subject.person else ""


def _keys(subject: Subject) -> Any:
    return Dossier.objects.filter(pk__in=_mine(subject)).values("intent_key")


def _held(subject: Subject) -> Iterator[Row]:
    found = Holder.objects.filter(account_id=subject.account).select_related("dossier")
    for row in found.order_by("-dossier_id"):
        yield {
            _("Mã hồ sơ"): row.dossier.code,
            _("Thủ tục"): row.dossier.procedure_code,
            _("Tình trạng"): status_word(Status(row.dossier.status)),
            _("Gửi lúc"): row.dossier.submitted_at,
            _("Là của bạn từ"): row.since,
        }


def _participants(subject: Subject) -> Iterator[Row]:
    """Of a dossier one filed oneself everybody, as one gave them. Where another wrote one's number, that it
    stands there and no more: a mistyped one must not tell another's name and address (ADR 0049).
    """
    filed = Holder.objects.filter(account_id=subject.account, how="filed").values("dossier_id")
    own = set(filed.values_list("dossier_id", flat=True))
    wanted = Q(dossier_id__in=filed)
    if number := _number(subject):
        wanted |= Q(personal_id=number, dossier__is_training=False)
    for row in Participant.objects.filter(wanted).select_related("dossier").order_by("-dossier_id", "pk"):
        found = {
            _("Mã hồ sơ"): row.dossier.code,
            _("Vai trò"): row.role,
            _("Số định danh"): row.personal_id,
        }
        yield (
            found
            if row.dossier_id not in own
            else found
            | {
                _("Họ tên"): row.name,
                _("Ngày sinh"): row.birth_date,
                _("Điện thoại"): row.phone,
                _("Thư điện tử"): row.email,
                _("Nơi cư trú"): row.address,
            }
        )


def _submissions(subject: Subject) -> Iterator[Row]:
    found = Submission.objects.filter(dossier_id__in=_mine(subject)).select_related("dossier")
    for row in found.order_by("-dossier_id", "-number"):
        yield {
            _("Mã hồ sơ"): row.dossier.code,
            _("Lần"): row.number,
            _("Câu trả lời"): _labelled(row.dossier.version_of_procedure_id, row.answers),
        }


def _labelled(version: int, answers: dict[str, Any]) -> dict[str, Any]:
    """Answers by what the questions are called."""
    form = catalogue.version(version).form
    labels = {question.key: question.label for question in form.questions} if form else {}
    return {labels.get(key, key): value for key, value in answers.items()}


def _papers(subject: Subject) -> Iterator[Row]:
    found = Paper.objects.filter(dossier_id__in=_mine(subject)).select_related("dossier", "file")
    for row in found.order_by("-dossier_id", "pk"):
        yield {
            _("Mã hồ sơ"): row.dossier.code,
            _("Giấy tờ"): row.component_code or row.name,
            _("Tệp"): row.file.original_name if row.file else "",
            "SHA-256": row.file.sha256 if row.file else "",
            _("Nhận lúc"): row.added_at,
        }


def _filings(subject: Subject) -> Iterator[Row]:
    unsent = Filing.objects.filter(account_id=subject.account, sent_at=None).order_by("-saved_at")
    kept = ("draft__enclosures__file", "draft__pages__file", "draft__papers__file")
    for row in unsent.prefetch_related(*kept):
        attached = {each.file.original_name for each in row.draft.enclosures.all()}
        attached |= {each.file.original_name for each in row.draft.pages.all()}
        attached |= {each.file.original_name for each in row.draft.papers.all()}
        yield {
            _("Lưu lúc"): row.saved_at,
            _("Đã chọn"): row.choices,
            _("Đã điền"): _labelled(row.version_of_procedure_id, row.answers),
            _("Giây đã điền từng phần"): row.spent,
            _("Tệp"): sorted(attached),
        }


def _erase_filings(actor: Actor, subject: Subject) -> int:
    """What was never sent, with the files attached to it; what was sent is the dossier's."""
    unsent = Filing.objects.filter(account_id=subject.account, sent_at=None).values("pk")
    gone = Draft.objects.filter(pk__in=list(unsent.values_list("pk", flat=True)))
    count = gone.count()
    gone.delete()
    if count:
        entry = ledger.NewEntry(f"account:{subject.account}", DRAFTS_ERASED, {"count": count})
        ledger.append(actor, [entry])
    return count


def _behalf(subject: Subject) -> Iterator[Row]:
    """For whom one said one files. Where another wrote one's number, that they did, until when, and no more:
    a mistyped one must not tell whose name and paper stand beside it."""
    wanted = Q(account_id=subject.account)
    if number := _number(subject):
        wanted |= Q(personal_id=number)
    for row in Behalf.objects.filter(wanted).select_related("paper").order_by("-pk"):
        found = {
            _("Số định danh"): row.personal_id,
            _("Hết hiệu lực ngày"): row.valid_to,
            _("Thôi từ"): row.ended_at,
        }
        as_declared = {
            _("Họ tên"): row.name,
            _("Ngày sinh"): row.birth_date,
            _("Giấy tờ chứng minh"): row.proof,
            _("Bản chụp"): row.paper.original_name if row.paper else "",
        }
        yield as_declared | found if row.account_id == subject.account else found


def _erase_behalf(actor: Actor, subject: Subject) -> int:
    """What no dossier was filed on; what one was filed on goes with the dossier."""
    used = Holder.objects.filter(account_id=subject.account, behalf__isnull=False).values("behalf_id")
    count, _by_table = Behalf.objects.filter(account_id=subject.account).exclude(pk__in=used).delete()
    if count:
        entry = ledger.NewEntry(f"account:{subject.account}", BEHALF_ERASED, {"count": count})
        ledger.append(actor, [entry])
    return count


def _drafts(subject: Subject) -> Iterator[Row]:
    for row in Draft.objects.filter(account_id=subject.account).order_by("-created_at"):
        yield {_("Thủ tục"): row.procedure_code, _("Bắt đầu lúc"): row.created_at}


def _screenings(subject: Subject) -> Iterator[Row]:
    for row in Screening.objects.filter(intent_key__in=_keys(subject)).order_by("-asked_at"):
        yield {_("Hỏi lúc"): row.asked_at, _("Câu trả lời"): row.answers}


def _confirmations(subject: Subject) -> Iterator[Row]:
    for row in HelpConfirmation.objects.filter(intent_key__in=_keys(subject)).order_by("-sent_at"):
        yield {_("Điện thoại"): row.phone, _("Xác nhận lúc"): row.confirmed_at}


def _refusals(subject: Subject) -> Iterator[Row]:
    """By one's number, as somebody wrote it: that there is one, and no more."""
    number = _number(subject)
    found = IntakeRefusal.objects.filter(personal_id=number) if number else IntakeRefusal.objects.none()
    for row in found.order_by("-refused_at"):
        yield {
            _("Phiếu"): f"{row.book_number}/{row.book_symbol}",
            _("Thủ tục"): row.procedure_code,
            _("Số định danh"): row.personal_id,
            _("Từ chối lúc"): row.refused_at,
        }


def _openings(subject: Subject) -> Iterator[Row]:
    found = Opening.objects.filter(dossier_id__in=_mine(subject))
    lines: Any = found.order_by("-day", "dossier_id", "unit").values_list("dossier__code", "unit", "day")
    for code, unit, day in lines.distinct():
        yield {_("Mã hồ sơ"): code, _("Cơ quan"): agencies.unit(unit).name if unit else "", _("Ngày"): day}


def _messages(subject: Subject) -> Iterator[Row]:
    """Those about one's dossiers: a phone typed by somebody else is nobody's proof of being its owner."""
    about = Concat(Value("dossier:"), Cast("dossier_id", TextField()), output_field=TextField())
    held = Holder.objects.filter(account_id=subject.account).annotate(about=about).values("about")
    for row in notifications.messages_within(held, 0, MOST_MESSAGES)[0]:
        yield {
            _("Tin"): row.text,
            _("Kênh"): row.channel,
            _("Gửi đến"): row.masked,
            _("Tình trạng"): row.state,
            _("Lúc"): row.at,
        }


def _threads(subject: Subject) -> Iterator[Row]:
    """What was written about one's dossiers by either side; officers are not named."""
    found = Thread.objects.filter(pk__in=_mine(subject)).select_related("dossier").order_by("-pk")
    for row in found:
        for said in of_record(row.dossier_id):
            yield {
                _("Mã hồ sơ"): row.dossier.code,
                _("Ai viết"): _("Bạn") if said.side is Side.PERSON else f"{said.title}, {said.unit}",
                _("Lời nhắn"): said.words or "",
                _("Lúc"): said.at,
            }


_ARCHIVED = gettext_lazy("Hồ sơ đã gửi và kết quả phải lưu theo thời hạn của luật lưu trữ.")

register(
    Held("dossiers.Holder", gettext_lazy("Hồ sơ của bạn"), _held, stays=_ARCHIVED),
    Held("dossiers.Participant", gettext_lazy("Người có tên trong hồ sơ"), _participants, stays=_ARCHIVED),
    Held("dossiers.Submission", gettext_lazy("Điều đã khai trong hồ sơ"), _submissions, stays=_ARCHIVED),
    Held("dossiers.Paper", gettext_lazy("Giấy tờ đã nộp"), _papers, stays=_ARCHIVED),
    Held("dossiers.Thread", gettext_lazy("Trao đổi với cơ quan"), _threads, stays=_ARCHIVED),
    Held("dossiers.Filing", gettext_lazy("Hồ sơ đang điền"), _filings, erase=_erase_filings),
    Held("dossiers.Behalf", gettext_lazy("Người bạn nộp thay"), _behalf, erase=_erase_behalf),
    Held(
        "dossiers.Draft",
        gettext_lazy("Lần bắt đầu nộp hồ sơ"),
        _drafts,
        stays=gettext_lazy(
            "Mã của lần nộp, để một hồ sơ không thành hai; chưa gửi thì xóa cùng hồ sơ đang điền."
        ),
    ),
    Held("dossiers.Screening", gettext_lazy("Câu hỏi điều kiện đã trả lời"), _screenings, stays=_ARCHIVED),
    Held(
        "dossiers.HelpConfirmation", gettext_lazy("Xác nhận được giúp khai"), _confirmations, stays=_ARCHIVED
    ),
    Held("dossiers.IntakeRefusal", gettext_lazy("Phiếu từ chối tiếp nhận"), _refusals, stays=_ARCHIVED),
    Held("notifications.Message", gettext_lazy("Tin nhắn về hồ sơ của bạn"), _messages, stays=_ARCHIVED),
    Held(
        "dossiers.Opening",
        gettext_lazy("Ai đã xem hồ sơ của bạn"),
        _openings,
        stays=gettext_lazy("Để bạn biết ai đã xem."),
    ),
)
