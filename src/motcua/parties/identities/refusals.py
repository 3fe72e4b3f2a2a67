"""What is said to somebody who could not be signed in by an identity provider."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Busy, Conflict, Forbidden, Invalid


class ProviderUnreachable(Busy):
    """No answer in time, or too many wait already."""

    code = "identity-provider-unreachable"
    retry_after = 60
    sentence = _("{source} chưa trả lời. Hãy thử lại sau ít phút, hoặc đến quầy.")


class SignInDeclined(Forbidden):
    """The person said no at the provider, or gave up there."""

    code = "identity-declined"
    sentence = _("Bạn chưa đồng ý đăng nhập ở {source}, nên chưa có gì được chia sẻ. Bạn có thể thử lại.")


class NotVouchedFor(Forbidden):
    """What came back does not fit what was asked; which part is for the log, not for whoever sent it."""

    code = "identity-not-vouched-for"
    sentence = _("Chưa xác nhận được lần đăng nhập này. Hãy đăng nhập lại từ đầu.")


class AccountShut(Forbidden):
    """The account is suspended, or is not one of people."""

    code = "identity-account-shut"
    sentence = _("Tài khoản này đang bị khoá. Hãy mang giấy tờ tùy thân đến quầy để được giúp.")


class HeldByAnother(Conflict):
    """Another account is already that of this person or organisation."""

    code = "identity-held-by-another"
    sentence = _(
        "Số định danh hoặc mã số thuế của bạn đã gắn với một tài khoản khác ở đây. "
        "Hãy mang giấy tờ tùy thân đến quầy để được sửa."
    )


class FactsDiffer(Conflict):
    """Another name or birth date is written here under the number, or the account has another number."""

    code = "identity-facts-differ"
    sentence = _(
        "Họ tên, ngày sinh hoặc số định danh theo {source} khác với thông tin đang ghi ở đây. "
        "Hãy mang giấy tờ tùy thân đến quầy để được sửa."
    )


class FactsUnfit(Invalid):
    """The provider left out the number or the name, or named what cannot be one."""

    code = "identity-facts-unfit"
    sentence = _(
        "{source} chưa gửi đủ thông tin để nhận ra bạn (số định danh, họ tên, ngày sinh). "
        "Hãy kiểm tra thông tin ở {source}, hoặc đến quầy."
    )
