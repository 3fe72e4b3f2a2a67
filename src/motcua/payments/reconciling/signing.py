"""Answer for a day: what agreed, what did not and why; as it stood when it was signed."""

from datetime import date

from django.db import IntegrityError, transaction

from motcua.kernel.errors import KernelError
from motcua.kernel.text import clean
from motcua.payments import events
from motcua.payments.models import DayFile, DaySign
from motcua.payments.permissions import Permission
from motcua.payments.reconciling.days import DayView, day_view, provider_name
from motcua.payments.refusals import (
    DayChanged,
    DayDiffers,
    DayNotOver,
    FileMissing,
    SignedAlready,
    UnfitText,
)
from motcua.platform import clock, ledger
from motcua.platform.access import Actor, require
from motcua.platform.errors import NotFound
from motcua.platform.words import say


def sign_day(actor: Actor, day: date, seen: tuple[int, int], remark: str) -> None:
    """Sign a day that is over and whose file was read. `seen`: lines and money there, as the person saw them.

    Raises NotFound, DayNotOver, FileMissing, DayChanged, DayDiffers (unequal lines need a remark),
    SignedAlready (nothing is different since).
    """
    require(actor, Permission.RECONCILE_SIGN)
    if actor.account is None:
        raise NotFound
    words = _fit(remark)
    if day >= clock.today():
        raise DayNotOver
    view = day_view(actor, day)
    if view.read_at is None:
        raise FileMissing
    if seen != (len(view.lines), view.money_there):
        raise DayChanged
    if view.unequal and not words:
        raise DayDiffers(field="remark", count=view.unequal)
    if view.signs and _says_the_same(view):
        raise SignedAlready
    try:
        with transaction.atomic():
            _sign(actor, actor.account, view, words)
    except IntegrityError:  # another was signing at the same moment
        raise DayChanged from None


def _says_the_same(view: DayView) -> bool:
    last, counts = view.signs[-1], view.counts
    before = (last.equal, last.only_here, last.only_there, last.other_amount)
    now = tuple(counts[name] for name in ("equal", "only_here", "only_there", "other_amount"))
    return before == now and (last.money_here, last.money_there) == (view.money_here, view.money_there)


def _sign(actor: Actor, account: int, view: DayView, remark: str) -> None:
    provider, counts = provider_name(), view.counts
    file = DayFile.objects.filter(provider=provider, day=view.day).latest("id")
    sign = DaySign.objects.create(
        file=file,
        provider=provider,
        day=view.day,
        number=len(view.signs) + 1,
        signed_by_id=account,
        signed_at=clock.now(),
        equal=counts["equal"],
        only_here=counts["only_here"],
        only_there=counts["only_there"],
        other_amount=counts["other_amount"],
        money_here=view.money_here,
        money_there=view.money_there,
        remark=remark,
    )
    payload = {"sign": sign.pk, "file": file.pk, "unequal": view.unequal, "money": view.money_there}
    entry = ledger.NewEntry(f"reconciliation:{view.day}", events.DAY_SIGNED, payload, notes={"why": remark})
    ledger.append(actor, [entry])


def _fit(text: str) -> str:
    try:
        return clean(text)[:500]
    except KernelError as error:
        raise UnfitText(field="remark", reason=say(error.key, **error.values)) from None
