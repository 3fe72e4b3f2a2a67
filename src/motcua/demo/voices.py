"""What people say of the fully staffed wards: ratings of last month, feedback, a complaint, a call."""

from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from motcua.agencies import api as agencies
from motcua.agencies.api import UnitRow
from motcua.demo.year import Setting
from motcua.dossiers import api as dossiers
from motcua.feedback import api as feedback
from motcua.feedback.api import calls, matters
from motcua.platform import clock
from motcua.platform.access import ANONYMOUS, Actor

SCORES = (5, 5, 4, 5, 3, 4, 5, 2, 4, 5, 1, 4)
"""Of the dossiers that are rated, in turn; enough for figures to be shown."""
WORDS = {
    1: "Hướng dẫn dễ hiểu, làm nhanh.",
    7: "Chờ hơi lâu, ít ghế ngồi.",
    10: "Phải đến hai lần mới đủ giấy.",
}
_FINISHED = (dossiers.Status.COMPLETED, dossiers.Status.RETURNED)


def speak_up(setting: Setting, today: date) -> None:
    """Once a ward; said again it is the same."""
    for ward in setting.busy:
        holder = next(iter(agencies.holders("receiver", ward.id, None, today)), None)
        if holder is None:
            continue
        clerk = agencies.actor_for(holder.account_id, "desk", holder.post_id)
        _rate(clerk, ward, today)
        _write(clerk, ward)
        _call(clerk, ward)


def _rate(clerk: Actor, ward: UnitRow, today: date) -> None:
    last_month = today.replace(day=1) - timedelta(days=10)
    done = dossiers.visible(clerk).filter(receiving_id=ward.id, competent_id=ward.id, status__in=_FINISHED)
    found = done.order_by("submitted_at").values_list("public_id", flat=True)[: len(SCORES)]
    with transaction.atomic(), clock.at(datetime.combine(last_month, time(9), tzinfo=clock.ZONE)):
        for number, (public_id, score) in enumerate(zip(found, SCORES, strict=False)):
            if feedback.ratable(ANONYMOUS, public_id, is_tracked=True, has_said=True).said is not None:
                continue
            feedback.rate(ANONYMOUS, public_id, score, is_tracked=True, has_said=True)
            criteria = {"waiting": max(1, score - number % 2), "attitude": score, "guidance": score}
            said = WORDS.get(number, "")
            feedback.say_more(ANONYMOUS, public_id, criteria, said, is_tracked=True, has_said=True)


def _write(clerk: Actor, ward: UnitRow) -> None:
    about = matters.About
    said = matters.say(
        ANONYMOUS, _saying(ward, "answered", "feedback", about.PROCEDURE, "Nên có thêm ghế ở quầy 2.")
    )
    if said.state == "received" and matters.handles(clerk):
        matters.answer(clerk, said.public_id, "Từ thứ Hai có thêm mười ghế. Cảm ơn bạn đã góp ý.")
    matters.say(
        ANONYMOUS, _saying(ward, "open", "feedback", about.OTHER, "Bãi giữ xe đóng trước giờ tan làm.")
    )
    words = "Giấy trả cho tôi ghi sai tên đệm, tôi đã báo mà chưa được sửa."
    matters.say(ANONYMOUS, _saying(ward, "complaint", "complaint", about.DECISION, words))


def _saying(ward: UnitRow, what: str, channel: str, about: matters.About, words: str) -> matters.Saying:
    named = channel == "complaint"
    return matters.Saying(
        channel,
        _number(ward, what),
        about,
        words,
        unit=ward.id,
        name="Trần Thị Mỹ Hoà" if named else "",
        phone="0912345678" if named else "",
    )


def _call(clerk: Actor, ward: UnitRow) -> None:
    if matters.handles(clerk):
        said = "Hỏi giấy xác nhận tình trạng hôn nhân đã có chưa."
        calls.take(
            clerk, calls.Taken(_number(ward, "call"), "0987654321", said, name="Ông Bình", promised="4h")
        )


def _number(ward: UnitRow, what: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"demo:{ward.identifier}:{what}")
