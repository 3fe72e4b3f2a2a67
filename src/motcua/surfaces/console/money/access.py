"""For whom these pages exist."""

from motcua.payments.api import online
from motcua.surfaces.session import staff_who

money_people_only = staff_who(online.may_look)
"""For who may look at money paid online."""
