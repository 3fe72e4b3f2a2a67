from django.apps import AppConfig
from django.conf import settings


class NationalIdentityConfig(AppConfig):
    name = "motcua.connectors.national_identity"
    label = "national_identity"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        given = settings.MOTCUA_IDENTITY
        if given.url:
            from motcua.connectors.national_identity.claims import Claims
            from motcua.connectors.national_identity.party import RelyingParty
            from motcua.parties import ports
            from motcua.platform.console import data_folder

            ports.plug(RelyingParty(given.url, given.client, given.secret, Claims.load(data_folder())))
