"""Why an act on a dossier is refused: one plain sentence each, saying what, where and how to mend it."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid, Refusal


class WrongStatus(Conflict):
    code = "dossier-wrong-status"
    sentence = _("Không thể {act}: hồ sơ đang ở trạng thái «{status}».")


class NotYourTurn(Refusal):
    code = "dossier-not-your-turn"
    status = 403
    sentence = _("Không thể {act}: hồ sơ đang ở bước «{steps}», chưa đến lượt việc này.")


class NotHeld(Refusal):
    code = "dossier-not-held"
    status = 403
    sentence = _("Không thể {act}: bạn không giữ bước nào của hồ sơ này.")


class HeldByAnother(Refusal):
    code = "dossier-held-by-another"
    status = 409
    sentence = _(
        "Không thể {act}: {holder} đang giữ bước «{step}». Nhờ người đó trả lại hoặc lãnh đạo phân công lại."
    )

    @property
    def account(self) -> int:
        """Who holds the step."""
        return int(str(self.values["account"]))

    def name(self, names: Mapping[int, str]) -> None:
        """Say the holder's name, known already, so that nobody looks it up once for each refusal."""
        self.values = {**self.values, "holder": names.get(self.account, "")}


class BeyondLimit(Refusal):
    code = "dossier-beyond-limit"
    status = 403
    sentence = _(
        "Không thể {act}: bạn được uỷ quyền đến {most} đ, phí và lệ phí của hồ sơ này là {amount} đ. "
        "Chuyển lại cho người uỷ quyền."
    )


class NotPermitted(Refusal):
    code = "dossier-not-permitted"
    status = 403
    sentence = _("Không thể {act}: vai trò của bạn không có quyền này với hồ sơ.")


class OwnMatter(Refusal):
    """Nobody acts where they, whom they stand in for, or a relative is a party: ADR 0025."""

    code = "dossier-own-matter"
    status = 403
    sentence = _(
        "Không thể {act}: trong hồ sơ có chính bạn, người bạn đang thay hoặc người thân đã khai. "
        "Quy định về xung đột lợi ích giao việc này cho người khác."
    )


class ChangedMeanwhile(Conflict):
    """Two people at once: one wins, the other is told what changed."""

    code = "dossier-changed"
    sentence = _(
        "Hồ sơ vừa được {who} cập nhật lúc {when} ({what}). Xem lại rồi làm tiếp; nội dung bạn nhập vẫn còn."
    )


class UnknownStep(Invalid):
    code = "dossier-unknown-step"
    sentence = _("Hồ sơ không có bước đang mở số {token}. Tải lại trang rồi chọn bước.")


class ChooseStep(Invalid):
    code = "dossier-choose-step"
    sentence = _("Hồ sơ đang mở nhiều bước; hãy chọn một bước: {steps}.")


class ReasonMissing(Invalid):
    code = "reason-missing"
    sentence = _("Hãy ghi lý do bằng một câu để người dân hiểu.")


class TextTooLong(Invalid):
    code = "text-too-long"
    sentence = _("Nội dung dài {length} ký tự, tối đa {most}. Hãy viết ngắn lại hoặc đính kèm thành giấy tờ.")


class NothingToSupplement(Invalid):
    code = "supplement-empty"
    sentence = _("Hãy chọn ít nhất một giấy tờ hoặc câu hỏi cần bổ sung và ghi rõ thiếu gì.")


class UnknownComponent(Invalid):
    code = "component-unknown"
    sentence = _("Thủ tục {procedure} không có thành phần hồ sơ «{component}».")


class ComponentMissing(Invalid):
    code = "component-missing"
    sentence = _("Chưa thể tiếp nhận: còn thiếu {components}.")


class AnswersWrong(Invalid):
    """Carries the problems of the form, each with its question."""

    code = "answers-wrong"
    sentence = _("Tờ khai chưa đúng: {problems}")


class CannotExtend(Conflict):
    code = "extension-used-up"
    sentence = _("Hồ sơ đã gia hạn {count} lần; quy định cho phép tối đa {most} lần.")


class NoClock(Conflict):
    code = "no-due-date"
    sentence = _("Hồ sơ này không có hạn trả kết quả để gia hạn.")


class ResultChanged(Conflict):
    code = "result-changed"
    sentence = _("Dự thảo kết quả đã thay đổi sau khi bạn xem. Xem lại bản mới rồi duyệt.")


class NoResult(Conflict):
    code = "result-missing"
    sentence = _("Chưa có dự thảo kết quả để {act}.")


class NotNumbered(Conflict):
    code = "result-not-numbered"
    sentence = _("Kết quả chưa được cấp số; hãy cấp số trước khi phát hành.")


class AlreadyNumbered(Conflict):
    code = "result-numbered"
    sentence = _("Kết quả đã có số {number}.")


class ResultExists(Conflict):
    code = "result-issued"
    sentence = _("Không thể {act}: kết quả đã được ký ngày {when}.")


class WrongPassword(Refusal):
    code = "password-wrong"
    status = 403
    sentence = _("Mật khẩu nhập lại chưa đúng; kết quả chưa được duyệt.")


class MoneyOwed(Conflict):
    code = "money-owed"
    sentence = _("Chưa thể trả kết quả: còn {amount} đồng phí, lệ phí chưa nộp.")


class ReceiptFirst(Conflict):
    code = "transfer-not-received"
    sentence = _("Cơ quan giải quyết chưa xác nhận nhận hồ sơ chuyển đến; hãy xác nhận trước.")


class AlreadyReceived(Conflict):
    code = "transfer-received"
    sentence = _("Cơ quan giải quyết đã nhận hồ sơ này; thời hạn đã bắt đầu tính.")


class NotCompetent(Invalid):
    code = "no-competent-agency"
    sentence = _(
        "Chưa có quyết định nào giao thủ tục {procedure} cho cơ quan tại {unit}. "
        "Chọn nơi khác hoặc hỏi cán bộ kiểm soát thủ tục."
    )


class ProcedureNotInForce(Invalid):
    code = "procedure-not-in-force"
    sentence = _("Thủ tục {procedure} chưa có hiệu lực hoặc đã bị bãi bỏ vào ngày {day}.")


class FileNotYours(Invalid):
    code = "file-unknown"
    sentence = _("Không tìm thấy tệp «{file}» trong hồ sơ đang soạn. Hãy tải tệp lên lại.")


class NotReusable(Invalid):
    code = "paper-not-reusable"
    sentence = _("Giấy này không dùng lại được nữa. Hãy nhận giấy của người dân, hoặc chọn lại giấy đang có.")


class HolderUnfit(Invalid):
    code = "holder-unfit"
    sentence = _("{name} không giữ vai trò «{function}» cho lĩnh vực này tại đơn vị của bước.")


class HolderTied(Invalid):
    code = "holder-own-matter"
    sentence = _(
        "Không giao được cho {name}: trong hồ sơ có chính người đó hoặc người thân đã khai. Chọn người khác."
    )


class PersonWrong(Invalid):
    code = "person-wrong"
    sentence = _("Thông tin người nộp chưa đúng: {what}")


class RuleBroken(Invalid):
    """A rule of the kernel refused; its own sentence says what, where and how to mend it."""

    code = "rule-broken"
    sentence = _("{what}")


class WrongUnit(Invalid):
    code = "unit-unknown"
    sentence = _("Không có đơn vị số {unit} hoặc bạn không nhận hồ sơ cho đơn vị đó.")


class TrainingApart(Invalid):
    """What is practised stays among those who practise."""

    code = "training-apart"
    sentence = _("Hồ sơ tập huấn không ra ngoài đơn vị tập huấn, hồ sơ thật không vào đó. Chọn đơn vị khác.")


class CaseUnknown(Invalid):
    code = "case-unknown"
    sentence = _("Thủ tục {procedure} không có trường hợp «{case}». Chọn một trong: {cases}.")


class ChannelClosed(Invalid):
    code = "channel-closed"
    sentence = _("Thủ tục {procedure} không nhận hồ sơ qua kênh «{channel}».")


class AlreadyImported(Conflict):
    code = "dossier-already-imported"
    sentence = _("Hồ sơ {code} của hệ thống {system} đã có ở đây rồi.")


class StatusNotImported(Invalid):
    code = "status-not-imported"
    sentence = _("Chỉ nhận hồ sơ đang giải quyết (trạng thái 1, 2, 4), không nhận trạng thái {status}.")


class OpinionsOpen(Conflict):
    code = "opinions-open"
    sentence = _("Còn {count} ý kiến chưa trả lời. Chờ ý kiến, hoặc ghi căn cứ để đi tiếp mà không chờ.")


class FeeUncounted(Invalid):
    code = "fee-uncounted"
    sentence = _("Chưa tính được phí, lệ phí: hãy ghi số lượng {units}.")


class ExtensionTooShort(Invalid):
    code = "extension-too-short"
    sentence = _("Hạn mới {due} đã qua; hãy gia hạn dài hơn để người dân có một ngày hẹn thật.")


class AskedBefore(Conflict):
    """NĐ 309/2026 art. 8: one notice lists everything."""

    code = "supplement-asked-before"
    sentence = _(
        "Hồ sơ đã được yêu cầu bổ sung một lần ở giai đoạn này. "
        "Nếu bắt buộc phải hỏi lại, hãy ghi căn cứ pháp lý."
    )


class NothingGiven(Invalid):
    code = "supplement-nothing-given"
    sentence = _("Hãy chọn giấy tờ vừa nhận hoặc sửa câu trả lời; chưa có gì được bổ sung.")


class UnknownQuestion(Invalid):
    code = "question-unknown"
    sentence = _("Tờ khai không có câu hỏi «{question}».")


class StillOwed(Conflict):
    code = "still-owed"
    sentence = _("Hồ sơ vẫn còn khoản phải nộp.")


class UnitUnknown(Conflict):
    code = "process-unit-unknown"
    sentence = _("Quy trình giao bước cho đơn vị {identifier}, nhưng không có đơn vị nào mang mã đó.")


class DateStays(Conflict):
    """Counted by the new calendar the date is not later: it stays as promised."""

    code = "dossier-date-stays"
    sentence = _("Ngày hẹn trả của hồ sơ này không đổi theo lịch mới.")


class NotActiveAnyMore(Refusal):
    code = "not-active"
    status = 403
    sentence = _("Tài khoản hoặc vị trí đã ra lệnh không còn hiệu lực, nên không làm được việc này.")


class BulkNothingChosen(Invalid):
    code = "bulk-nothing-chosen"
    sentence = _("Hãy chọn ít nhất một hồ sơ trong danh sách.")


class BulkTooMany(Invalid):
    code = "bulk-too-many"
    sentence = _("Bạn chọn {count} hồ sơ; mỗi lần làm được nhiều nhất {most} hồ sơ.")


class BulkNobodyChosen(Invalid):
    code = "bulk-nobody-chosen"
    sentence = _("Hãy chọn người được phân công rồi xem lại từng dòng.")


class BulkGiven(Conflict):
    code = "bulk-given"
    sentence = _("Việc hàng loạt này đã được giao làm. Xem kết quả ở trang của nó.")


class ReceiverNumberMissing(Invalid):
    code = "receiver-number-missing"
    sentence = _("Xem giấy tờ của người được ủy quyền và ghi số định danh của người đó.")


class AuthorityMissing(Invalid):
    code = "authority-missing"
    sentence = _("Ghi giấy ủy quyền: loại giấy, số, ngày, nơi chứng thực.")


class IdentityDiffers(Invalid):
    code = "receiver-identity-differs"
    sentence = _(
        "Số định danh này không phải của người có tên trong hồ sơ. Người khác nhận thì chọn «Giấy ủy quyền»."
    )


class TrackingMissing(Invalid):
    code = "tracking-number-missing"
    sentence = _("Ghi số bưu gửi để người dân tra cứu được.")
