"""Why a text block is not kept as it was written, each in one sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class PlaceholderUnknown(Invalid):
    code = "wording-placeholder-unknown"
    sentence = _(
        "Dòng {line}, ký tự {column}: không có chỗ điền «{name}» cho loại này. "
        "Dùng một trong các chỗ sau, hoặc bỏ dấu ngoặc nhọn: {known}."
    )


class BraceAlone(Invalid):
    code = "wording-brace-alone"
    sentence = _("Dòng {line}, ký tự {column}: dấu ngoặc nhọn lẻ. Viết đủ cặp, hoặc bỏ dấu này.")


class TitleMissing(Invalid):
    code = "wording-title-missing"
    sentence = _("Ghi tên ngắn để người viết tìm thấy mẫu câu.")


class TextMissing(Invalid):
    code = "wording-text-missing"
    sentence = _("Ghi câu mẫu.")


class TextTooLong(Invalid):
    code = "wording-text-too-long"
    sentence = _("Viết tối đa {most} ký tự; đang có {length}.")


class TextUnfit(Invalid):
    code = "wording-text-unfit"
    sentence = _("{reason}")


class KindUnknown(Invalid):
    code = "wording-kind-unknown"
    sentence = _("Chọn mẫu câu dùng khi làm việc gì.")


class UnitUnknown(Invalid):
    code = "wording-unit-unknown"
    sentence = _("Chọn một đơn vị bạn được soạn mẫu câu cho.")


class FieldUnknown(Invalid):
    code = "wording-field-unknown"
    sentence = _("Chọn một lĩnh vực bạn được soạn mẫu câu cho.")


class ProcedureUnknown(Invalid):
    code = "wording-procedure-unknown"
    sentence = _("Không có thủ tục {code}. Ghi mã dạng 1.004873, hoặc để trống cho mọi thủ tục.")


class TitleTaken(Conflict):
    code = "wording-title-taken"
    sentence = _("Đơn vị đã có mẫu câu tên này cho cùng việc. Đặt tên khác, hoặc sửa mẫu câu ấy.")


class WordingChanged(Conflict):
    code = "wording-changed"
    sentence = _("Người khác vừa sửa mẫu câu này. Xem bản mới rồi lưu lại; nội dung bạn nhập vẫn còn.")


class WordingWithdrawn(Conflict):
    code = "wording-withdrawn"
    sentence = _("Mẫu câu này đã thôi dùng, không sửa được nữa. Hãy soạn mẫu câu mới.")
