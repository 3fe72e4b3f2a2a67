"""Addresses of the leader: /ban-lam-viec/lanh-dao/."""

from django.urls import path

from motcua.surfaces.leader import filed, followup, late, letters, morning, obstacles, reasons, repeats

app_name = "leader"

urlpatterns = [
    path("", morning.morning, name="morning"),
    path("ho-so/", morning.dossiers_of, name="dossiers"),
    path("cho-ky/", morning.to_sign, name="to-sign"),
    path("tre/", late.late, name="late"),
    path("tre/ho-so/", late.cell, name="late-cell"),
    path("du-bao/", late.forecast, name="forecast"),
    path("du-bao/ho-so/", late.day, name="forecast-day"),
    path("nhap-ho/", filed.filed, name="filed"),
    path("nhap-ho/ho-so/", filed.cell, name="filed-cell"),
    path("thu-xin-loi/", letters.letters, name="letters"),
    path("bo-sung-lap-lai/", repeats.by_person, name="repeats"),
    path("bo-sung-lap-lai/ho-so/", repeats.behind, name="repeats-behind"),
    path("ly-do/", reasons.figures, name="reasons"),
    path("ly-do/ho-so/", reasons.behind, name="reasons-behind"),
    path("theo-doi/", followup.register, name="register"),
    path("theo-doi/<uuid:dossier>/", followup.one, name="follow-up"),
    path("theo-doi/<uuid:dossier>/ghi/", followup.write_note, name="follow-up-note"),
    path("vuong-mac/", obstacles.listed, name="obstacles"),
    path("vuong-mac/neu/", obstacles.raised, name="raise-obstacle"),
    path("vuong-mac/<uuid:obstacle>/", obstacles.one, name="obstacle"),
]
