"""What this room refuses, each with its sentence."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class NameMissing(Invalid):
    """A name is required."""

    code = "name-missing"
    sentence = _("Hãy nhập họ tên.")


class UnfitText(Invalid):
    """The text holds characters that cannot be stored; `reason` says which and where."""

    code = "text-unfit"
    sentence = _("{reason}")


class TooLong(Invalid):
    """The text is longer than its column."""

    code = "text-too-long"
    sentence = _("Nội dung dài quá {longest} ký tự. Hãy rút ngắn lại.")


class BadNumber(Invalid):
    """An identity number, a phone number or a code does not have the right form."""

    code = "number-malformed"
    sentence = _("{reason}")


class BadEmail(Invalid):
    """An e-mail address that no letter would reach."""

    code = "email-malformed"
    sentence = _("Địa chỉ thư điện tử chưa đúng dạng, ví dụ: ten@congty.vn.")


class BirthInFuture(Invalid):
    """Nobody is born tomorrow, and nobody registers for a person born before 1850."""

    code = "birth-date-impossible"
    sentence = _("Ngày sinh phải là một ngày đã qua, từ năm 1850.")


class LoginTaken(Conflict):
    """Logins are unique whatever their case."""

    code = "login-taken"
    sentence = _("Tên đăng nhập “{login}” đã có người dùng. Hãy chọn tên khác.")


class BadLogin(Invalid):
    """A login is 3 to 150 letters, digits, dots, dashes or underscores."""

    code = "login-malformed"
    sentence = _("Tên đăng nhập gồm 3 đến 150 chữ, số, dấu chấm, gạch ngang hoặc gạch dưới.")


class WeakPassword(Invalid):
    """The password rules of the settings speak in `reason`."""

    code = "password-weak"
    sentence = _("{reason}")


class WrongCode(Invalid):
    """No such account, another code, or too late: all are answered alike."""

    code = "password-code-wrong"
    sentence = _("Tên đăng nhập và mã không khớp, hoặc mã đã dùng hay hết hạn. Xin người quản trị mã mới.")


class AccountClosed(Conflict):
    """A suspended account gets no code."""

    code = "account-closed"
    sentence = _("Tài khoản đang bị khoá. Hãy mở khoá trước.")


class NumberHeldByAnother(Conflict):
    """The number belongs to somebody of another name: most often one digit was mistyped."""

    code = "person-number-held"
    sentence = _(
        "Số giấy tờ này đã ghi cho một người có họ tên hoặc ngày sinh khác. Hãy đối chiếu lại với thẻ; "
        "nếu người đó đã đổi tên, nhờ giám đốc trung tâm sửa thông tin trước."
    )


class IdentityTaken(Conflict):
    """One subject at an issuer belongs to one account."""

    code = "identity-taken"
    sentence = _("Danh tính này đã gắn với một tài khoản khác.")


class BadPeriod(Invalid):
    """An end before the beginning."""

    code = "period-reversed"
    sentence = _("Ngày kết thúc phải sau ngày bắt đầu.")


class RepresentsOneself(Invalid):
    """Nobody needs a proof to act for themselves."""

    code = "representation-oneself"
    sentence = _("Người đại diện phải khác người được đại diện.")


class ProofMissing(Invalid):
    """A representation or a correction rests on a paper."""

    code = "proof-missing"
    sentence = _("Hãy ghi giấy tờ làm căn cứ: loại, số, ngày.")


class ScopesMissing(Invalid):
    """A key that may do nothing is of no use."""

    code = "key-scopes-missing"
    sentence = _("Hãy chọn ít nhất một quyền cho khóa.")


class ScopeRefused(Invalid):
    """Keys carry rights over work, never over people or the organisation."""

    code = "key-scope-refused"
    sentence = _("Khóa không được mang quyền “{scope}”.")


class KeyTooLongLived(Invalid):
    """Keys end within a year, so that forgotten ones die."""

    code = "key-expiry"
    sentence = _("Khóa phải hết hạn trong vòng {days} ngày tới.")


class PreferenceTooLarge(Invalid):
    """Likings are short; what is long is no liking."""

    code = "parties-preference-too-large"
    sentence = _("Tùy chọn quá dài để lưu. Bỏ bớt rồi lưu lại.")
