from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "motcua.surfaces.desk"
    label = "desk"

    def ready(self) -> None:
        from motcua.dossiers import api as dossiers
        from motcua.surfaces.desk import digest

        dossiers.digest.plug(digest.address)
