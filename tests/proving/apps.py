"""The harness as a Django app of the processes a proof starts."""

from django.apps import AppConfig


class ProvingConfig(AppConfig):
    name = "proving"
    label = "proving"

    def ready(self) -> None:
        from proving.sabotage import break_this_process

        break_this_process()
