"""Addresses of the leader: /ban-lam-viec/lanh-dao/."""

from django.urls import path

from motcua.surfaces.leader import late, letters, morning

app_name = "leader"

urlpatterns = [
    path("", morning.morning, name="morning"),
    path("ho-so/", morning.dossiers_of, name="dossiers"),
    path("cho-ky/", morning.to_sign, name="to-sign"),
    path("tre/", late.late, name="late"),
    path("tre/ho-so/", late.cell, name="late-cell"),
    path("du-bao/", late.forecast, name="forecast"),
    path("du-bao/ho-so/", late.day, name="forecast-day"),
    path("thu-xin-loi/", letters.letters, name="letters"),
]
