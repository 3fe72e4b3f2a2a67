"""Work for later: asking about payments nobody has told the end of."""

from motcua.payments import online
from motcua.platform.jobs import every


@every("* * * * *", name="payments.ask_about_attempts")
def ask_about_attempts() -> None:
    """What is due; each attempt says itself when that is."""
    online.ask_due()
