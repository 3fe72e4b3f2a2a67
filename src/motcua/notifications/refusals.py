"""What this room refuses, each with its sentence."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Invalid


class NothingLeft(Invalid):
    """Every channel switched off for something the law has people told of."""

    code = "no-channel-left"
    sentence = _("Tin này pháp luật buộc cơ quan báo cho bạn. Hãy giữ ít nhất một kênh.")


class QuietUnread(Invalid):
    """Quiet hours nobody can read."""

    code = "quiet-hours-malformed"
    sentence = _("{reason}")
