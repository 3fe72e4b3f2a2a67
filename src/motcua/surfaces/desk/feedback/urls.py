"""Addresses of what people say, part of the desk's."""

from django.urls import path

from motcua.surfaces.desk.feedback import ratings

urlpatterns = [
    path("danh-gia/", ratings.listed, name="ratings"),
    path("danh-gia/<uuid:unit>/", ratings.one, name="ratings-of"),
]
