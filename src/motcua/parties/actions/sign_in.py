"""What is written down when somebody signs in, and the password asked again before an approval."""

from django.contrib.auth.hashers import check_password

from motcua.parties.models import Account
from motcua.platform import clock


def note_sign_in(account_id: int) -> None:
    """The time of the last sign-in, by the database's clock; dormant accounts are found by it."""
    Account.objects.filter(pk=account_id).update(signed_in_at=clock.now())


def password_matches(account_id: int, password: str) -> bool:
    """Whether the password is that of the account, for acts that ask for it again."""
    account = Account.objects.filter(pk=account_id, is_active=True).first()
    return account is not None and check_password(password, account.password)
