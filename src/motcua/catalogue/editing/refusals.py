"""What is refused while procedures are written, each in one sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class TagUnknown(Invalid):
    code = "tag-unknown"
    sentence = _("Chọn một danh mục trong các danh mục nêu ở đây.")


class TagOverlaps(Conflict):
    code = "tag-overlaps"
    sentence = _("Thủ tục đã ở danh mục này trong khoảng ngày đó. Hãy ghi ngày cuối của lần trước.")


class DecisionMissing(Invalid):
    code = "decision-missing"
    sentence = _("Ghi số quyết định làm căn cứ, ví dụ 123/QĐ-UBND.")


class DaysWrong(Invalid):
    code = "days-wrong"
    sentence = _("Ngày cuối không được trước ngày đầu. Hãy sửa ngày.")


class DayPast(Invalid):
    code = "effective-day-past"
    sentence = _("Ngày có hiệu lực phải từ {day} trở đi. Hãy sửa ngày.")


class DecidedLater(Invalid):
    code = "decided-later"
    sentence = _("Ngày ký quyết định không thể sau hôm nay. Hãy sửa ngày.")


class EndMissing(Invalid):
    code = "provisional-end-missing"
    sentence = _("Quy trình khung tạm phải có ngày hết hiệu lực. Hãy ghi ngày cuối còn áp dụng.")


class DraftChanged(Conflict):
    """Somebody else has saved the draft since the page was read."""

    code = "draft-changed"
    sentence = _(
        "{who} vừa lưu bản thảo này lúc {at}. Nội dung bạn nhập vẫn còn trên trang; xem bảng mới rồi lưu lại."
    )


class DraftWaits(Conflict):
    """It was sent to a second person and stays as it was sent until they decide."""

    code = "draft-waits"
    sentence = _(
        "Bản thảo đang chờ người thứ hai duyệt công bố nên chưa sửa được. "
        "Muốn sửa tiếp, người gửi rút đề nghị ở trang Chờ người thứ hai."
    )


class DayGone(Conflict):
    """The day of effect has passed while the publication waited."""

    code = "effective-day-gone"
    sentence = _(
        "Ngày có hiệu lực {day} đã qua trong lúc chờ duyệt. Hãy bấm Không duyệt để người gửi chọn ngày khác."
    )


class DraftThere(Conflict):
    code = "draft-there"
    sentence = _("Thủ tục này đã có bản thảo đang soạn. Hãy mở bản thảo ấy.")


class NothingToCopy(Conflict):
    code = "draft-without-base"
    sentence = _("Thủ tục chưa có gì để chép. Hãy bắt đầu soạn bản đầu của thủ tục.")


class NothingChanged(Conflict):
    code = "draft-unchanged"
    sentence = _("Bản thảo giống hệt phiên bản đã công bố. Hãy sửa trước khi công bố, hoặc bỏ bản thảo.")


class DraftFaulty(Conflict):
    code = "draft-faulty"
    sentence = _("Bản thảo còn {count} lỗi phải sửa trước khi công bố. Hãy xem mục Kiểm tra.")


class BaseChanged(Conflict):
    code = "draft-base-changed"
    sentence = _(
        "Thủ tục đã có phiên bản {number} sau khi chép bản thảo này. Hãy bỏ bản thảo và soạn lại từ bản mới."
    )


class FilledWrong(Invalid):
    """What was filled in cannot be understood; `by_field` has each fault at its field."""

    code = "draft-filled-wrong"
    sentence = _("{problems}")

    def __init__(self, by_field: tuple[tuple[str, str], ...]) -> None:
        super().__init__(problems=" ".join(sentence for _field, sentence in by_field))
        self.by_field = by_field


class AgencyUnfit(Invalid):
    code = "variant-agency"
    sentence = _("Chọn một cơ quan giải quyết được thủ tục này.")


class VariantOverlaps(Conflict):
    code = "variant-overlaps"
    sentence = _("Cơ quan này đã có biến thể trong khoảng ngày đó. Hãy sửa biến thể ấy hoặc ghi ngày cuối.")


class NothingLocal(Invalid):
    code = "variant-empty"
    sentence = _("Biến thể chưa nói gì khác bản chung. Hãy ghi ít nhất một chỗ khác.")


class VariantPast(Invalid):
    code = "variant-day-past"
    sentence = _("Biến thể chỉ bắt đầu từ hôm nay trở đi. Hãy sửa ngày.")


class VariantOver(Conflict):
    """It holds no more, so nothing can take its place."""

    code = "variant-over"
    sentence = _("Biến thể này đã thôi áp dụng. Hãy ghi biến thể mới của cơ quan.")


class VariantUnchanged(Invalid):
    code = "variant-unchanged"
    sentence = _("Biến thể vẫn như cũ. Hãy sửa ít nhất một chỗ, hoặc bấm Thôi.")


class TakenOverEarly(Invalid):
    """What held before its day stays as it was decided."""

    code = "variant-taken-over-early"
    sentence = _("Nội dung sửa không được áp dụng trước ngày đầu của biến thể, {day}. Hãy sửa ngày.")


class LastDayWrong(Invalid):
    code = "variant-last-day"
    sentence = _("Ngày cuối còn áp dụng phải từ {day} trở đi. Hãy sửa ngày.")


class GroundMissing(Invalid):
    code = "variant-ground-missing"
    sentence = _("Ghi số quyết định hoặc lý do thôi biến thể.")


class NothingInForce(Invalid):
    """No version of the procedure holds on the first day of what is stated."""

    code = "variant-nothing-in-force"
    sentence = _("Ngày đó thủ tục không có bản chung nào áp dụng. Hãy chọn ngày khác.")


class VariantShownOtherwise(Conflict):
    """The version or a variant of the agency has changed since the preview was read."""

    code = "variant-shown-otherwise"
    sentence = _(
        "Thủ tục hoặc biến thể của cơ quan vừa đổi. Chưa có gì được gửi; hãy xem lại bảng này rồi gửi."
    )


class ProcedureThere(Conflict):
    code = "procedure-there"
    sentence = _("Đã có thủ tục mã {code}. Hãy mở thủ tục ấy và soạn bản mới.")


class CompetenceNotYours(Invalid):
    code = "competence-not-yours"
    sentence = _("Bạn không có quyền giao thẩm quyền cho cơ quan. Hãy để trống; người có quyền giao sau.")


class EditedHere(Conflict):
    """A file would undo what was published from the pages."""

    code = "procedure-edited-here"
    sentence = _(
        "Thủ tục {code} đã sửa trên trang quản trị (bản {number}). Tệp nói khác: {differences}. "
        "Thêm --over-edited nếu muốn công bố theo tệp."
    )
