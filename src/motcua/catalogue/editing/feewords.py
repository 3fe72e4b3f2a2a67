"""Fees of a draft beside those in force: whether they differ, and each in words, before and after."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.kernel.fees import Collected, Exemption, FeeRule
from motcua.platform.proposals import Fact
from motcua.platform.ui.figures import grouped, money

_COLLECTED = {
    Collected.FILING: lambda: _("thu khi nộp hồ sơ"),
    Collected.RETURN: lambda: _("thu khi trả kết quả"),
}
RawFees = Iterable[Mapping[str, Any]]


def fees_differ(before: RawFees, after: RawFees) -> bool:
    """Whether anybody may owe another amount or owe it on another ground: anything but the order of rows."""
    return bool(_changed(before, after))


def fee_facts(before: RawFees, after: RawFees) -> Iterator[Fact]:
    """A line for each fee that differs; one that is new or gone has nothing on the other side."""
    for old, new in _changed(before, after):
        named = new or old
        if named is not None:
            yield Fact(_("Phí, lệ phí: {name}").format(name=named.name), said(old), said(new))


def said(rule: FeeRule | None) -> str:
    """A fee with everything it depends on: "15.000 đ; miễn: Người thuộc hộ nghèo; theo 45/2026/NQ-HĐND"."""
    return "–" if rule is None else "; ".join(_parts(rule))


def _changed(before: RawFees, after: RawFees) -> list[tuple[FeeRule | None, FeeRule | None]]:
    old, new = ({rule.code: rule for rule in map(FeeRule.from_data, side)} for side in (before, after))
    pairs = [(old.get(code), new.get(code)) for code in dict.fromkeys((*old, *new))]
    return [pair for pair in pairs if pair[0] != pair[1]]


def _parts(rule: FeeRule) -> Iterator[str]:
    yield _amount(rule)
    if rule.maximum is not None:
        yield _("nhiều nhất {amount}").format(amount=money(rule.maximum))
    if rule.times:
        yield _("nhân với số {times}").format(times=rule.times)
    if rule.round_to > 1:
        yield _("làm tròn đến {amount} đồng").format(amount=grouped(rule.round_to))
    if rule.collected is not Collected.RECEPTION:
        yield _COLLECTED[rule.collected]()
    if rule.channels:
        yield _("chỉ khi nộp: {channels}").format(channels=", ".join(map(_channel, sorted(rule.channels))))
    if rule.cases:
        yield _("chỉ trường hợp: {cases}").format(cases=", ".join(sorted(rule.cases)))
    yield from map(_exemption, rule.exemptions)
    if rule.legal_basis:
        yield _("theo {basis}").format(basis=rule.legal_basis)


def _amount(rule: FeeRule) -> str:
    unit = f" / {rule.unit_name or rule.unit}" if rule.unit else ""
    if not rule.tiers:
        return f"{money(rule.amount)}{unit}"
    tiers = (_("từ {start}: {amount}").format(start=t.start, amount=money(t.amount)) for t in rule.tiers)
    return f"{', '.join(tiers)}{unit}"


def _channel(code: str) -> str:
    names = {"counter": _("tại quầy"), "online": _("trên mạng"), "post": _("qua bưu chính")}
    return names.get(code, code)


def _exemption(each: Exemption) -> str:
    words = _("miễn: {name}") if each.percent == 100 else _("giảm {percent} %: {name}")
    article = f" ({each.article})" if each.article else ""
    return words.format(name=each.name, percent=each.percent) + article
