from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "motcua.surfaces.portal"
    label = "portal"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from motcua.surfaces import stays
        from motcua.surfaces.portal import filing

        user_logged_in.connect(stays.begin, dispatch_uid="motcua.stays")
        user_logged_in.connect(filing.adopt, dispatch_uid="motcua.filing")
