"""Addresses of what people say, part of the portal's."""

from django.urls import path

from motcua.surfaces.portal.feedback import channels, following, rating, saying

urlpatterns = [
    path("danh-gia/<uuid:dossier>/", rating.ask, name="rate"),
    path("danh-gia/<uuid:dossier>/them/", rating.more, name="rate-more"),
    path("phan-anh/", channels.start, name="feedback"),
    path("phan-anh/tra-loi/", channels.find, name="find-matter"),
    path("phan-anh/gui/<slug:channel>/", saying.say, name="say"),
    path("phan-anh/<uuid:matter>/", following.show, name="matter"),
]
