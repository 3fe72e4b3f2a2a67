from django.apps import AppConfig


class OpenapiConfig(AppConfig):
    name = "motcua.surfaces.openapi"
    label = "openapi"
