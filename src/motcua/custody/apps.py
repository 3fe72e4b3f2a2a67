from importlib import import_module

from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "motcua.custody"
    label = "custody"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("motcua.custody.following")
