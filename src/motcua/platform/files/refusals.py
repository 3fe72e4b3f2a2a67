"""The nine sentences about a file that cannot be taken, and a few more; each says what to do."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Busy, Invalid


class FileEmpty(Invalid):
    """0 bytes."""

    code = "file-empty"
    sentence = _("Tệp “{name}” trống (0 byte). Hãy chọn lại tệp.")


class FileTooLarge(Invalid):
    """More bytes than the setting MOTCUA_FILE_MEGABYTES allows."""

    code = "file-too-large"
    status = 413
    sentence = _("Tệp “{name}” lớn hơn {limit} MB. Hãy giảm dung lượng hoặc tách thành nhiều tệp.")


class FileNotWhole(Invalid):
    """Fewer or more bytes arrived than were announced."""

    code = "file-not-whole"
    sentence = _("Tệp “{name}” chưa tải lên hết. Hãy tải lại.")


class FileKindUnknown(Invalid):
    """By its content neither PDF nor JPEG nor PNG, whatever its name says."""

    code = "file-kind"
    status = 415
    sentence = _("Tệp “{name}” không phải PDF, JPEG hoặc PNG. Hãy đổi sang một loại này rồi tải lại.")


class FileDamaged(Invalid):
    """Cannot be opened to its end."""

    code = "file-damaged"
    sentence = _("Tệp “{name}” bị hỏng, không mở được. Hãy quét hoặc lưu lại rồi tải lên.")


class FileLocked(Invalid):
    """A PDF with a password or with encryption."""

    code = "file-locked"
    sentence = _("Tệp “{name}” có mật khẩu hoặc bị khóa. Hãy bỏ khóa rồi tải lại.")


class FileActive(Invalid):
    """A PDF with scripts, programs to launch or files inside."""

    code = "file-active"
    sentence = _("Tệp “{name}” có chứa mã lệnh hoặc tệp đính kèm bên trong. Hãy lưu thành PDF thường.")


class FileSigned(Invalid):
    """Putting it together with others, or turning it, would break its signature."""

    code = "file-signed"
    sentence = _(
        "Tệp “{name}” có chữ ký số. Hãy để tệp này một mình, không ghép với trang khác và không xoay."
    )


class FileInfected(Invalid):
    """A virus scanner names something in it."""

    code = "file-infected"
    sentence = _("Phần mềm diệt vi-rút báo tệp “{name}” có mã độc. Hãy quét lại thiết bị rồi gửi bản khác.")


class FileHeld(Busy):
    """The scanner does not answer; what it has not passed is not taken in."""

    code = "file-held"
    sentence = _("Chưa kiểm tra được vi-rút trong tệp “{name}” nên chưa nhận. Hãy thử lại sau ít phút.")


class FileTooComplex(Invalid):
    """Too many pages or picture points, or too costly to open within the limits."""

    code = "file-too-complex"
    sentence = _("Tệp “{name}” quá phức tạp (quá nhiều trang hoặc điểm ảnh). Hãy giảm cỡ rồi tải lại.")


class FileNotStored(Busy):
    """The disk is full or does not answer; nothing of the file was kept."""

    code = "file-not-stored"
    sentence = _("Chưa lưu được tệp “{name}” do máy chủ. Tệp của bạn không sao; hãy thử lại sau ít phút.")


class FileNotShown(Invalid):
    """A page that cannot be drawn within the limits; the file itself is whole."""

    code = "file-not-shown"
    sentence = _("Không dựng được tệp này thành hình để xem. Hãy tải tệp về máy.")
