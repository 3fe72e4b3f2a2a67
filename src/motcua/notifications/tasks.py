"""Work for later: what waited for the morning."""

from motcua.notifications.actions.release import release
from motcua.platform.jobs import every


@every("* * * * *", name="notifications.release")
def release_held() -> None:
    release()
