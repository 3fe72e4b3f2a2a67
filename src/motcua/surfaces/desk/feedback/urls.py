"""Addresses of what people say, part of the desk's."""

from django.urls import path

from motcua.surfaces.desk.feedback import calls, matters, ratings

urlpatterns = [
    path("danh-gia/", ratings.listed, name="ratings"),
    path("danh-gia/<uuid:unit>/", ratings.one, name="ratings-of"),
    path("goi-lai/", calls.listed, name="calls"),
    path("goi-lai/moi/", calls.new, name="call-new"),
    path("goi-lai/<uuid:call>/", calls.one, name="call"),
    path("goi-lai/<uuid:call>/<slug:act>/", calls.act, name="call-act"),
    path("phan-anh/", matters.listed, name="matters"),
    path("phan-anh/<uuid:matter>/", matters.one, name="matter"),
    path("phan-anh/<uuid:matter>/viec/<slug:act>/", matters.act, name="matter-act"),
]
