"""The one place where a result is signed, by itself or among many (ADR 0007).

Today a signature is a recorded approval, given after the password was entered again. A token or a remote
signing service comes in here: `sign_off` is handed the result whose fingerprint was compared, and says in
which manner it was signed; `insist_on_identity` is asked before, once for an act and once for a folder.
"""

from dataclasses import replace

from motcua.dossiers.actions.examine import fingerprint as fingerprint_of
from motcua.dossiers.refusals import NoResult, ResultChanged, WrongPassword
from motcua.dossiers.state import Case, ResultState
from motcua.parties import api as parties
from motcua.platform.access import Actor

MANNER = "internal-approval"
"""What the ledger says of a signature made this way; pages say «duyệt nội bộ»."""


def insist_on_identity(actor: Actor, password: str) -> None:
    """The password again, except where an importer records what was signed elsewhere.

    Raises WrongPassword.
    """
    if actor.channel == "import":
        return
    if actor.account is None or not parties.password_matches(actor.account, password):
        raise WrongPassword(field="password")


def seen(case: Case, fingerprint: str, act: str) -> ResultState:
    """The result as it was previewed: its own text still gives the fingerprint that was shown.

    Raises NoResult, ResultChanged.
    """
    result = case.state.result
    if result is None:
        raise NoResult(act=act)
    now = fingerprint_of(case.state.code, result.number, result.decision, result.content)
    if not fingerprint == result.fingerprint == now:
        raise ResultChanged(field="fingerprint")
    return result


def sign_off(case: Case, result: ResultState) -> tuple[ResultState, str]:
    """The result signed by whoever acts, and the manner in which it was."""
    return replace(result, signed_by=case.actor.post or 0, signed_at=case.now), MANNER
