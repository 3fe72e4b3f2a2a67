"""The words for where hours went: one table for leaders and officers alike."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.overview.causes import Cause

CAUSE_WORDS: Mapping[Cause, str | Promise] = {
    Cause.TAKEN_LATE: _("tiếp nhận chậm"),
    Cause.NO_HOLDER: _("chưa ai nhận việc"),
    Cause.STEP_OVER: _("bước quá giờ"),
    Cause.OPINION: _("chờ ý kiến đơn vị khác"),
    Cause.CITIZEN: _("chờ người dân bổ sung"),
    Cause.PLAN: _("không bước nào quá giờ"),
}
