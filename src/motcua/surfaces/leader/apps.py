from django.apps import AppConfig


class LeaderConfig(AppConfig):
    name = "motcua.surfaces.leader"
    label = "leader"
