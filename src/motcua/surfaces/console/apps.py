from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "motcua.surfaces.console"
    label = "console"
