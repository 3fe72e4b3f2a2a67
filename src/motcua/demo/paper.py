"""Paper in the fully staffed wards, by the doors of the room: shelves with papers on them, a list on the way,
a day closed. Acts of today: the room signs by the clock of its own transaction."""

from datetime import date, timedelta

from motcua.agencies import api as agencies
from motcua.agencies.api import UnitRow
from motcua.custody import api as custody
from motcua.demo.year import Setting
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import Status
from motcua.platform.access import Actor

SHELVES = {
    "K1-01": "Kệ 1, ngăn 1: mới nhận",
    "K1-02": "Kệ 1, ngăn 2: đang xử lý",
    "K2-01": "Kệ 2, ngăn 1: chờ bổ sung",
    "K2-02": "Kệ 2, ngăn 2: chờ trả kết quả",
}
_SHELF_OF = {
    Status.REGISTERED: "K1-01",
    Status.ACCEPTED: "K1-01",
    Status.SUPPLEMENT_REQUIRED: "K2-01",
    Status.COMPLETED: "K2-02",
}
_GONE = (Status.RETURNED, Status.WITHDRAWN, Status.REJECTED_AT_INTAKE)
_NEEDED = (
    custody.Permission.SHELF_ARRANGE,
    custody.Permission.PLACE,
    custody.Permission.HAND_OVER,
    custody.Permission.DAY_CLOSE,
)
LAID_OUT = 48
"""Papers a ward has put away; what came later lies where it was taken in."""
LOOKED_BACK = 10
"""Days within which the last one with something taken in is closed."""


def lay_out(setting: Setting, today: date) -> None:
    """Once a ward: where shelves stand already nothing is done."""
    for ward in setting.busy:
        clerk = _clerk(ward, today)
        if clerk is None or custody.shelves(clerk):
            continue
        custody.arrange_shelves(clerk, "\n".join(f"{code} {name}" for code, name in SHELVES.items()))
        _put_away(clerk, ward)
        _send_on(clerk)
        _close_a_day(clerk, today)


def _clerk(ward: UnitRow, today: date) -> Actor | None:
    """Somebody at the counter who may do all of it."""
    for row in agencies.holders("receiver", ward.id, None, today):
        found = agencies.actor_for(row.account_id, "desk", row.post_id)
        if all(custody.may(found, each, found.unit) for each in _NEEDED):
            return found
    return None


def _put_away(clerk: Actor, ward: UnitRow) -> None:
    """The oldest of what is in hand, each on the shelf of where it stands."""
    in_hand = dossiers.visible(clerk).filter(receiving_id=ward.id, is_mirror=False, channel="counter")
    in_hand = in_hand.exclude(status__in=_GONE).order_by("submitted_at")
    lying: dict[str, list[str]] = {}
    for code, status in in_hand.values_list("code", "status")[:LAID_OUT]:
        lying.setdefault(_SHELF_OF.get(Status(status), "K1-02"), []).append(code)
    for shelf, codes in lying.items():
        custody.place_all(clerk, shelf, codes)


def _send_on(clerk: Actor) -> None:
    """What waits for another agency, the largest pile, leaves on a list that nobody has signed for yet."""
    waiting = custody.waiting_papers(clerk)
    if not waiting:
        return
    manifest = custody.draft_manifest(clerk, agencies.unit(waiting[0].agency).identifier)
    custody.add_waiting_papers(clerk, manifest)
    custody.hand_over(clerk, manifest, custody.manifest(clerk, manifest).version)


def _close_a_day(clerk: Actor, today: date) -> None:
    for back in range(1, LOOKED_BACK + 1):
        book = custody.day_book(clerk, today - timedelta(days=back))
        if book.came_in:
            custody.close_day(clerk, book.day, str(book.money), "", (len(book.came_in), book.money))
            return
