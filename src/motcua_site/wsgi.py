"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua_site.settings")
_application = get_wsgi_application()

from motcua.platform.arriving import patient  # noqa: E402

application = patient(_application)
