"""Why a row is not sent, beside what filing itself refuses."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class RowWrong(Invalid):
    code = "filing-row-wrong"
    sentence = _("{problems}")


class NobodyDeclared(Invalid):
    """Alike for a number nobody has, one whose person gave no authority, and one whose authority is over."""

    code = "filing-row-nobody"
    sentence = _(
        "Bạn chưa khai nộp thay người có số này, hoặc quyền đó đã hết. Khai ở «Nộp thay người khác»."
    )


class AnotherPerson(Invalid):
    code = "filing-row-another"
    sentence = _("Ô này khác với người bạn đã khai nộp thay: {known}. Sửa ô này, hoặc khai lại người đó.")


class ProofNotKept(Conflict):
    code = "filing-row-proof"
    sentence = _(
        "Chưa có bản chụp giấy tờ chứng minh bạn được nộp thay người này. Tải lên ở «Nộp thay người khác»."
    )
