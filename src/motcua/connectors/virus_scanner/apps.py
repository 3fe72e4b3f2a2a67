from django.apps import AppConfig
from django.conf import settings


class VirusScannerConfig(AppConfig):
    name = "motcua.connectors.virus_scanner"
    label = "virus_scanner"

    def ready(self) -> None:
        if settings.MOTCUA_SCANNER:
            from motcua.connectors.virus_scanner.clamd import Clamd
            from motcua.platform import files

            files.scanning.plug(Clamd(settings.MOTCUA_SCANNER))
