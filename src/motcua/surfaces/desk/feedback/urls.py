"""Addresses of what people say, part of the desk's."""

from django.urls import path

from motcua.surfaces.desk.feedback import matters, ratings

urlpatterns = [
    path("danh-gia/", ratings.listed, name="ratings"),
    path("danh-gia/<uuid:unit>/", ratings.one, name="ratings-of"),
    path("phan-anh/", matters.listed, name="matters"),
    path("phan-anh/<uuid:matter>/", matters.one, name="matter"),
    path("phan-anh/<uuid:matter>/viec/<slug:act>/", matters.act, name="matter-act"),
]
