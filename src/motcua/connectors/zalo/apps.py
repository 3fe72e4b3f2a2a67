from django.apps import AppConfig
from django.conf import settings


class ZaloConfig(AppConfig):
    name = "motcua.connectors.zalo"
    label = "zalo"

    def ready(self) -> None:
        if settings.MOTCUA_ZALO is not None:
            from motcua.connectors.zalo.service import Zalo
            from motcua.notifications import ports

            ports.plug("zalo", Zalo(settings.MOTCUA_ZALO))
