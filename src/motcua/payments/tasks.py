"""Work for later: payments nobody has told the end of, files of the day."""

from motcua.payments import online, reconciling
from motcua.platform.jobs import every


@every("* * * * *", name="payments.ask_about_attempts")
def ask_about_attempts() -> None:
    """What is due; each attempt says itself when that is."""
    online.ask_due()


@every("10 18,22 * * *", name="payments.fetch_files_of_the_day")
def fetch_files_of_the_day() -> None:
    """At ten past one and five in the morning of Việt Nam."""
    reconciling.fetch_due()
