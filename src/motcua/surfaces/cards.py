"""What a card scanner types into a box: of the whole card only what the box asks for goes on."""

from django.utils.translation import gettext_lazy as _

from motcua.kernel import codes
from motcua.kernel.codes import IdentityCard
from motcua.kernel.errors import KernelError
from motcua.platform.errors import Invalid


class CardRead(Invalid):
    """A scanner ends with Enter, which sends the form: nothing is done until the person looked at it."""

    code = "card-read"
    sentence = _("Đã đọc thẻ. Xem lại người nhận rồi bấm lần nữa.")


def card_in(typed: str) -> IdentityCard | None:
    """The card that was scanned; None when something else was typed."""
    try:
        return codes.identity_card(typed)
    except KernelError:
        return None


def number_on_card(typed: str) -> str:
    """The identity number of a scanned card; anything else as it was typed."""
    card = card_in(typed)
    return card.personal_id if card else typed
