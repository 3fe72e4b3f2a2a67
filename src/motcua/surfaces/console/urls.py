"""Addresses of the console: /quan-tri/."""

from django.urls import path

from motcua.surfaces.console import units

app_name = "console"

urlpatterns = [
    path("", units.tree, name="units"),
    path("don-vi/<uuid:unit>/", units.one, name="unit"),
]
