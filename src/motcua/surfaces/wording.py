"""Facts of a procedure in the words every surface uses: limits, fees, levels, who decides."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from motcua.catalogue.api import ProcedureVersion
from motcua.kernel.fees import Collected, FeeRule
from motcua.kernel.worktime import Limit, LimitUnit
from motcua.platform.ui.figures import money

LEVEL = {
    "commune": gettext_lazy("Cấp xã"),
    "province": gettext_lazy("Cấp tỉnh"),
    "both": gettext_lazy("Cấp tỉnh và cấp xã"),
    "ministry": gettext_lazy("Bộ, ngành"),
}
ONLINE = {
    "full_online": gettext_lazy("Toàn trình"),
    "partial_online": gettext_lazy("Một phần"),
    "offline_only": gettext_lazy("Chưa có"),
}
WHY_PARTIAL = {
    "presence": gettext_lazy("Pháp luật yêu cầu người dân có mặt."),
    "site_verification": gettext_lazy("Pháp luật yêu cầu kiểm tra tại chỗ."),
    "incident": gettext_lazy("Sự cố kỹ thuật chưa khắc phục xong."),
    "technical": gettext_lazy("Còn vướng mắc kỹ thuật."),
}
AUDIENCE = {
    "person": gettext_lazy("công dân"),
    "organisation": gettext_lazy("tổ chức"),
    "business": gettext_lazy("doanh nghiệp"),
    "agency": gettext_lazy("cơ quan nhà nước"),
}
CHANNEL = {
    "counter": gettext_lazy("Tại quầy"),
    "online": gettext_lazy("Trên mạng"),
    "post": gettext_lazy("Qua bưu chính"),
}
RETURN = {
    "counter": gettext_lazy("Tại quầy đã nộp"),
    "online": gettext_lazy("Bản điện tử"),
    "post": gettext_lazy("Qua bưu chính"),
}


def limit_words(limit: Limit | None) -> str:
    """3 ngày làm việc, 15 ngày, 4 giờ làm việc, trong ngày."""
    if limit is None:
        return _("không nhận")
    n = limit.amount
    words = {
        LimitUnit.WORKING_DAYS: ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", n),
        LimitUnit.CALENDAR_DAYS: ngettext("%(n)s ngày", "%(n)s ngày", n),
        LimitUnit.WORKING_HOURS: ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", n),
        LimitUnit.SAME_DAY: _("trong ngày"),
        LimitUnit.NONE: _("không hẹn ngày"),
    }
    return words[limit.unit] % {"n": n}


def fee_words(version: ProcedureVersion, channel: str = "counter") -> str:
    """The fee in one phrase: an amount, «từ …», or free."""
    applied = [rule for rule in version.fee_rules if rule.applies(channel, "")]
    if not applied:
        return _("miễn phí")
    amounts = [rule_amount(rule) for rule in applied]
    if len(amounts) == 1 and applied[0].kind == "fixed":
        return money(amounts[0])
    return _("từ %(amount)s") % {"amount": money(min(amounts))}


def rule_amount(rule: FeeRule) -> int:
    """The plain amount of a rule; of a tiered one its first tier."""
    return rule.tiers[0].amount if rule.tiers else rule.amount


def fee_rows(version: ProcedureVersion) -> list[dict[str, Any]]:
    """Every fee with its exemptions in full, or people entitled to one will believe they must pay."""
    return [
        {
            "name": rule.name,
            "amount_text": money(rule_amount(rule))
            + (f" / {rule.unit_name or rule.unit}" if rule.unit else "")
            + _when(rule),
            "exemptions": [
                _("%(name)s: giảm %(percent)s %%") % {"name": e.name, "percent": e.percent}
                if e.percent < 100
                else _("%(name)s: miễn") % {"name": e.name}
                for e in rule.exemptions
            ],
        }
        for rule in version.fee_rules
    ]


def _when(rule: FeeRule) -> str:
    """When it falls due, where that is not at reception."""
    words = {Collected.FILING: _("nộp cùng lúc gửi hồ sơ"), Collected.RETURN: _("nộp khi nhận kết quả")}
    said = words.get(rule.collected)
    return f", {said}" if said else ""


def paper_detail(originals: int | None, copies: int | None) -> str:
    """1 bản chính, 2 bản sao."""
    parts = []
    if originals:
        parts.append(ngettext("%(n)s bản chính", "%(n)s bản chính", originals) % {"n": originals})
    if copies:
        parts.append(ngettext("%(n)s bản sao", "%(n)s bản sao", copies) % {"n": copies})
    return ", ".join(parts) or _("bản điện tử")
