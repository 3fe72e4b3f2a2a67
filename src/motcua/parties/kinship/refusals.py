"""What a declaration may lack."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NumberMissing(Invalid):
    code = "kin-number-missing"
    sentence = _("Hãy ghi số định danh gồm 12 chữ số.")


class RelationUnknown(Invalid):
    code = "kin-relation-unknown"
    sentence = _("Hãy chọn người này là gì của bạn.")


class TooManyDeclared(Conflict):
    code = "kin-too-many"
    sentence = _("Đã khai {most} người. Hãy thôi khai những số không còn đúng rồi khai tiếp.")
