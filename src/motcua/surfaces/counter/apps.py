from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "motcua.surfaces.counter"
    label = "counter"
