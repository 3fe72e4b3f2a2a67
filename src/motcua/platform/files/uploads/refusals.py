"""Why a piece or an upload is not taken; each says what to do. The numbers are those of the tus protocol."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid, Refusal


class WrongOffset(Conflict):
    """The piece does not begin where the kept bytes end; ask for the offset and send from there."""

    code = "upload-offset"
    sentence = _("Phần gửi lên không nối tiếp phần đã nhận. Hãy hỏi lại vị trí rồi gửi tiếp.")


class ChecksumWrong(Invalid):
    """The piece changed on its way; nothing of it was kept."""

    code = "upload-checksum"
    status = 460
    sentence = _("Phần gửi lên bị sai trên đường truyền. Hãy gửi lại phần này.")


class UploadBusy(Refusal):
    """Another request writes to this upload at this moment."""

    code = "upload-busy"
    status = 423
    sentence = _("Tệp này đang được tải lên ở một kết nối khác. Hãy thử lại sau ít giây.")


class UploadTooLong(Invalid):
    """More bytes than were announced, or a piece larger than one request may bring."""

    code = "upload-too-long"
    status = 413
    sentence = _("Phần gửi lên dài hơn phần còn thiếu của tệp. Hãy tải lại tệp từ đầu.")


class TooManyOpen(Refusal):
    """So many unfinished uploads, or bytes of them, that the disk would be one person's."""

    code = "upload-too-many-open"
    status = 429
    retry_after = 60
    sentence = _("Bạn đang tải lên quá nhiều tệp cùng lúc. Hãy chờ các tệp kia xong hoặc hủy bớt.")


class TooManyUploads(Refusal):
    code = "upload-too-many"
    status = 429
    retry_after = 600
    sentence = _("Bạn đã tải lên rất nhiều tệp trong một giờ qua. Hãy thử lại sau ít phút.")
