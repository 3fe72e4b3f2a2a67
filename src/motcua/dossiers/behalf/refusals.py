"""Why somebody may not file for another, one plain sentence each."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class KindUnknown(Invalid):
    code = "behalf-kind"
    sentence = _("Hãy chọn người được nộp thay là con của bạn hay là người uỷ quyền.")


class FactMissing(Invalid):
    code = "behalf-fact-missing"
    sentence = _("{what}")


class DeclarationWrong(Invalid):
    """`by_field`: every mistake, as pairs of field and sentence."""

    code = "behalf-wrong"
    sentence = _("{what}")


class GrownUp(Invalid):
    code = "behalf-grown-up"
    sentence = _("Người này đã đủ 18 tuổi nên tự nộp hoặc uỷ quyền; hãy chọn «Người đã uỷ quyền cho tôi».")


class TermOver(Invalid):
    code = "behalf-term-over"
    sentence = _("Ngày hết hiệu lực phải sau hôm nay.")


class Oneself(Invalid):
    code = "behalf-oneself"
    sentence = _("Đây là số định danh của chính bạn; hồ sơ của mình thì không cần khai nộp thay.")


class TooMany(Conflict):
    code = "behalf-too-many"
    sentence = _("Đã khai {most} người. Hãy thôi nộp thay những người không còn cần rồi khai tiếp.")


class AuthorityEnded(Conflict):
    code = "behalf-ended"
    sentence = _("Quyền nộp thay người này đã hết. Khai lại nếu bạn còn được nộp thay.")


class NotADeclaredPerson(Invalid):
    code = "behalf-another"
    sentence = _("Chủ hồ sơ không phải người bạn đã khai nộp thay.")
