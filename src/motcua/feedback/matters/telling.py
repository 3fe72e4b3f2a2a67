"""Whoever spoke is told that there is an answer: its code, never what it is about."""

from motcua.feedback.models import Matter, MatterPerson
from motcua.notifications import api as notifications
from motcua.notifications.api import Telling


def tell_of_answer(matter: Matter, word: int) -> None:
    """Once for each answer, in the transaction that gives it; who left no number is told nothing."""
    if not notifications.channels():
        return
    person = MatterPerson.objects.filter(matter=matter).first()
    phone, email = (person.phone, person.email) if person else ("", "")
    addresses = {"sms": phone, "email": email}
    if not any(addresses.values()):
        return
    subject = f"matter:{matter.pk}"
    told = Telling(
        event=f"{subject}:answered:{word}",
        addresses=addresses,
        template="answered",
        values={"code": matter.code},
        subject=subject,
        accounts=(matter.account_id,) if matter.account_id else (),
    )
    notifications.send([told])
