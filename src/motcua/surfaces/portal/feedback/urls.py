"""Addresses of what people say, part of the portal's."""

from django.urls import path

from motcua.surfaces.portal.feedback import rating

urlpatterns = [
    path("danh-gia/<uuid:dossier>/", rating.ask, name="rate"),
    path("danh-gia/<uuid:dossier>/them/", rating.more, name="rate-more"),
]
