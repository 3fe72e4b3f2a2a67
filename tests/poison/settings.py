"""The product's settings with the misbehaving app, for the worker processes of the tests."""

from motcua_site.settings import *  # noqa: F403
from motcua_site.settings import INSTALLED_APPS as PRODUCT

INSTALLED_APPS = [*PRODUCT, "poison"]
REACTION_SECONDS = 2
