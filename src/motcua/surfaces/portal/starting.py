"""Where a procedure is begun: here, or on the national portal where this province stands behind it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import NoReverseMatch, reverse

from motcua.catalogue.api import ProcedureVersion, guiding

BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Start:
    """The way to begin; `is_national`: it leads away from here."""

    url: str
    is_national: bool


def is_behind() -> bool:
    """Whether dossiers are filed on the national portal and only worked on here."""
    return bool(settings.MOTCUA_PORTAL_MODE == BEHIND)


def start_of(version: ProcedureVersion, told: guiding.Told) -> Start | None:
    """None where the procedure is not offered online, or no page for filing it is there.

    Here the answers given go along; to the national portal goes the code alone.
    """
    if "online" not in version.limits:
        return None
    if is_behind():
        return Start(
            settings.MOTCUA_NATIONAL_PORTAL.replace("{code}", quote(version.code, safe="")), is_national=True
        )
    try:
        address = reverse("portal:file", args=[version.code])
    except NoReverseMatch:
        return None
    return Start(address + (f"?{urlencode(told.pairs())}" if not told.is_empty else ""), is_national=False)
