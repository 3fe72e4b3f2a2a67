"""Why something about paper is not done: one plain sentence each."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class Unfit(Invalid):
    code = "custody-text-unfit"
    sentence = _("{reason}")


class TooLong(Invalid):
    code = "custody-text-too-long"
    sentence = _("Viết tối đa {most} ký tự; bạn đã viết {length}.")


class CodeUnfit(Invalid):
    code = "shelf-code-unfit"
    sentence = _("Mã chỗ «{code}» chưa đúng: 1–20 ký tự, chỉ chữ không dấu, số, chấm và gạch nối.")


class NoCode(Invalid):
    code = "shelf-code-missing"
    sentence = _("Ghi ít nhất một mã chỗ, mỗi dòng một chỗ.")


class ShelfKnown(Conflict):
    code = "shelf-known"
    sentence = _("Đã có chỗ mang mã «{code}».")


class NoSuchShelf(Invalid):
    code = "shelf-unknown"
    sentence = _("Không có chỗ để giấy nào mang mã «{code}» ở cơ quan này.")


class ShelfInUse(Conflict):
    code = "shelf-in-use"
    sentence = _("Còn {count} hồ sơ ở chỗ này. Chuyển giấy sang chỗ khác rồi mới thôi dùng.")


class OnTheWay(Conflict):
    code = "paper-on-the-way"
    sentence = _("{dossier}: giấy đang ở danh sách bàn giao {manifest}.")


class HeldElsewhere(Conflict):
    code = "paper-held-elsewhere"
    sentence = _("{dossier}: giấy đang ở {unit}, không ở cơ quan của bạn.")


class MovedSince(Conflict):
    code = "paper-moved-since"
    sentence = _(
        "Không hoàn tác được: giấy vừa để vào {shelf} đã được chuyển đi. Xem lại chỗ để rồi làm tiếp."
    )


class NoSuchDossier(Invalid):
    code = "paper-dossier-unknown"
    sentence = _("{dossier}: không có hồ sơ nào mang mã này, hoặc bạn không có quyền xem.")


class NothingNamed(Invalid):
    code = "paper-nothing-named"
    sentence = _("Quét hoặc ghi ít nhất một mã hồ sơ.")


class TooMany(Invalid):
    code = "paper-too-many"
    sentence = _("Một lần tối đa {most} hồ sơ.")


class NoSuchReceiver(Invalid):
    code = "manifest-receiver-unknown"
    sentence = _("Chọn một đơn vị nhận trong danh sách, khác đơn vị giao.")


class ManifestChanged(Conflict):
    code = "manifest-changed"
    sentence = _("Danh sách vừa thay đổi. Xem lại từng dòng rồi làm tiếp.")


class NotDraft(Conflict):
    code = "manifest-not-draft"
    sentence = _("Danh sách này đã giao hoặc đã bỏ, không sửa được nữa.")


class NotOnTheWay(Conflict):
    code = "manifest-not-on-the-way"
    sentence = _("Danh sách này chưa giao, đã có người nhận, hoặc bên giao đã lấy lại. Xem lại trạng thái.")


class ManifestEmpty(Conflict):
    code = "manifest-empty"
    sentence = _("Danh sách chưa có hồ sơ nào. Thêm hồ sơ rồi mới giao.")


class SameHands(Conflict):
    code = "manifest-same-hands"
    sentence = _("Bạn là người giao danh sách này. Người khác của đơn vị nhận phải ký nhận.")


class PapersUncounted(Invalid):
    code = "manifest-papers-uncounted"
    sentence = _("{dossier}: ghi số giấy từ 1 đến 999.")


class LineUnchecked(Invalid):
    code = "manifest-line-unchecked"
    sentence = _("{dossier}: chọn đủ, khác hay không thấy.")


class DifferenceUnsaid(Invalid):
    code = "manifest-difference-unsaid"
    sentence = _("{dossier}: nói rõ khác thế nào.")


class DayToCome(Invalid):
    code = "day-to-come"
    sentence = _("Chưa đến ngày này nên chưa chốt được.")


class MoneyUncounted(Invalid):
    code = "day-money-uncounted"
    sentence = _("Đếm tiền rồi ghi tổng số đồng, ví dụ 1.250.000.")


class DifferenceUnexplained(Invalid):
    code = "day-difference-unexplained"
    sentence = _("Tiền đếm được khác biên lai {difference} đồng. Ghi rõ vì sao.")


class DayChanged(Conflict):
    code = "day-changed"
    sentence = _("Sổ ngày này vừa thay đổi. Xem lại rồi chốt.")


class NothingNew(Conflict):
    code = "day-nothing-new"
    sentence = _("Ngày này đã chốt và từ đó không có gì khác.")


class BlockUncounted(Invalid):
    code = "slip-block-uncounted"
    sentence = _("Ghi số phiếu cần in, từ 1 đến {most}.")


class NoSuchCounter(Invalid):
    code = "slip-counter-unknown"
    sentence = _("Chọn một quầy trong danh sách.")


class SlipWrong(Invalid):
    code = "slip-code-wrong"
    sentence = _("{reason}")


class NoSuchSlip(Invalid):
    code = "slip-unknown"
    sentence = _("Phiếu {code} không thuộc quyển nào đã cấp cho cơ quan này.")


class SlipUsed(Conflict):
    code = "slip-used"
    sentence = _("Phiếu này đã nhập thành hồ sơ {dossier}. Mỗi phiếu dùng một lần.")


class SlipVoid(Conflict):
    code = "slip-void"
    sentence = _("Phiếu này đã huỷ: {reason}")


class SlipToCome(Invalid):
    code = "slip-to-come"
    sentence = _("Ghi ngày giờ trên phiếu, không ở tương lai. Ví dụ 21/11/2026 và 14:05.")


class SlipTooOld(Invalid):
    code = "slip-too-old"
    sentence = _(
        "Phiếu chỉ nhập được trong {days} ngày. Hồ sơ này nhận mới hôm nay, và huỷ phiếu có nêu lý do."
    )


class SlipTooEarly(Invalid):
    code = "slip-too-early"
    sentence = _("Quyển phiếu này in lúc {at}; giờ trên phiếu không thể sớm hơn.")


class NoSuchProcedure(Invalid):
    code = "slip-procedure-unknown"
    sentence = _("Không có thủ tục nào mang mã này vào ngày ghi trên phiếu.")


class ReasonMissing(Invalid):
    code = "slip-reason-missing"
    sentence = _("Ghi vì sao huỷ phiếu.")
