from django.apps import AppConfig
from django.conf import settings


class ZaloConfig(AppConfig):
    name = "motcua.connectors.zalo"
    label = "zalo"

    def ready(self) -> None:
        given = settings.MOTCUA_ZALO
        if given is not None:
            from motcua.connectors.zalo.messages import names
            from motcua.connectors.zalo.service import Given, Zalo
            from motcua.notifications import ports

            names()  # a file that is not sound is told at the start, not with a message in hand
            ports.plug("zalo", Zalo(Given(given.url, given.app, given.token, given.secret)))
