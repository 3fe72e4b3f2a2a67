"""The product's settings, plus the harness and its addresses."""

from motcua_site import settings as product
from motcua_site.settings import *  # noqa: F403

INSTALLED_APPS = [*product.INSTALLED_APPS, "proving"]
ROOT_URLCONF = "proving.urls"
STORAGES = {
    **product.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
