from importlib import import_module

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "motcua.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("motcua.dossiers.exporting")
        import_module("motcua.dossiers.following")
        import_module("motcua.dossiers.reactions")
        import_module("motcua.dossiers.tasks")
