"""How often people are reminded of a result that waits: a number units fix."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies

PERIOD = agencies.settings.register(
    agencies.settings.Known(
        key="unclaimed-remind-days",
        words=_("Nhắc người dân nhận kết quả mỗi"),
        counted_in=_("ngày"),
        usual=7,
        least=1,
        most=60,
        source=_("Mỗi tuần một lần; mức của chương trình, chưa có văn bản."),
    )
)
"""How many days a result waits before its person is reminded, and again between two reminders."""


def period_at(unit_id: int, on: date) -> int:
    """What the unit that holds its results today has fixed, or one above it, else what is usual."""
    return agencies.settings.value_of(PERIOD, agencies.successor_of(unit_id), on)
