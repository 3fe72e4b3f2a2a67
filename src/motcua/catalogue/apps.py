from importlib import import_module

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CatalogueConfig(AppConfig):
    name = "motcua.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Kinds of change are known from the start, by whoever loads a province that decides about them.

        A new connection may lead to another database (restored, reset): ids remembered are then others.
        """
        import_module("motcua.catalogue.editing")
        connection_created.connect(_forget_versions, dispatch_uid="catalogue.forget_versions")


def _forget_versions(**_signal: object) -> None:
    from motcua.catalogue.queries import forget_versions

    forget_versions()
