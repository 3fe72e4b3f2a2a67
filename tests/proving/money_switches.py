"""How the promise about money is broken: nobody asked, anybody believed, kept what is not ours."""

from typing import Any

from proving.sabotage import Patch, Switch


def _ask_nobody(patch: Patch) -> None:
    def owed(obligation: Any) -> Any:
        from motcua.payments.models import Attempt, Obligation

        Attempt.objects.filter(obligation__public_id=obligation, state__in=["started", "pending"]).update(
            state="expired", because="no-answer"
        )
        return Obligation.objects.filter(public_id=obligation, state="open").first()

    patch("motcua.payments.online.starting", "_asked_before", owed)


def _believe_anybody(patch: Patch) -> None:
    def right(*_told: Any) -> bool:
        return True

    patch("motcua.connectors.national_payment.views", "is_genuine", right)


def _keep_what_is_not_ours(patch: Patch) -> None:
    from motcua.payments.online.deciding import Verdict, decide

    def keep(word: Any, known: Any) -> Any:
        verdict, reason = decide(word, known)
        return (Verdict.IGNORE if verdict is Verdict.GIVE_BACK else verdict), reason

    patch("motcua.payments.online.hearing", "decide", keep)


def _take_any_amount(patch: Patch) -> None:
    from dataclasses import replace

    from motcua.payments.online.deciding import decide

    def lenient(word: Any, known: Any) -> Any:
        return decide(word, replace(known, owed=word.amount))

    patch("motcua.payments.online.hearing", "decide", lenient)


SWITCHES = (
    Switch("ask-nobody", "P9", "the question to the platform before a new charge", patch=_ask_nobody),
    Switch("believe-anybody", "P9", "the checksum of notices", patch=_believe_anybody),
    Switch(
        "keep-what-is-not-ours",
        "P9",
        "giving back what paid for nothing",
        patch=_keep_what_is_not_ours,
    ),
    Switch("take-any-amount", "P9", "the comparison of amounts", patch=_take_any_amount),
)
