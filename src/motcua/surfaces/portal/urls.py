"""Addresses for everyone."""

from django.urls import path

from motcua.surfaces.portal import (
    answering,
    anywhere,
    finding,
    language,
    mine,
    password,
    place,
    procedures,
    sign_in,
    theme,
    tracking,
)
from motcua.surfaces.portal.filing import checking, papers, parts, settings, start, tasks

app_name = "portal"

urlpatterns = [
    path("", procedures.home, name="home"),
    path("thu-tuc/", finding.listing, name="procedures"),
    path("thu-tuc/goi-y/", finding.suggest, name="suggest"),
    path("thu-tuc/phi-dia-gioi/", anywhere.listing, name="listed-anywhere"),
    path("thu-tuc/du-lieu-mo/<slug:form>/", procedures.open_file, name="open-data"),
    path("thu-tuc/<str:code>/", procedures.one, name="procedure"),
    path("viec-trong-doi/", finding.events, name="life-events"),
    path("viec-trong-doi/<slug:slug>/", finding.event, name="life-event"),
    path("noi-o/", place.choose, name="place"),
    path("tra-cuu/", tracking.ask, name="track"),
    path("tra-cuu/ho-so/<uuid:dossier>/", tracking.show, name="tracked"),
    path("tra-cuu/ho-so/<uuid:dossier>/vi-sao/", tracking.explain, name="tracked-explain"),
    path("tra-cuu/ma/<str:token>/", tracking.by_slip, name="slip"),
    path("nop/ho-so/<uuid:draft>/", tasks.show, name="filing-tasks"),
    path("nop/ho-so/<uuid:draft>/noi/", settings.place, name="filing-place"),
    path("nop/ho-so/<uuid:draft>/nguoi-nop/", settings.person, name="filing-person"),
    path("nop/ho-so/<uuid:draft>/phan/<slug:part>/", parts.fill, name="filing-part"),
    path("nop/ho-so/<uuid:draft>/giay-to/", papers.papers, name="filing-papers"),
    path("nop/ho-so/<uuid:draft>/nhan/", settings.result, name="filing-result"),
    path("nop/ho-so/<uuid:draft>/kiem-tra/", checking.check, name="filing-check"),
    path("nop/ho-so/<uuid:draft>/da-gui/", checking.sent, name="filing-sent"),
    path("nop/ho-so/<uuid:draft>/bo/", tasks.discard, name="filing-discard"),
    path("nop/<str:code>/", start.begin, name="file"),
    path("ho-so/", mine.listing, name="mine"),
    path("ho-so/<uuid:dossier>/", mine.show, name="own"),
    path("ho-so/<uuid:dossier>/vi-sao/", mine.explain, name="own-explain"),
    path("ho-so/<uuid:dossier>/da-gui/", mine.what_was_sent, name="own-sent"),
    path("ho-so/<uuid:dossier>/tep/<uuid:file>/", mine.file, name="own-file"),
    path("ho-so/<uuid:dossier>/bo-sung/", answering.answer, name="own-answer"),
    path("ho-so/<uuid:dossier>/rut/", mine.withdraw, name="own-withdraw"),
    path("ho-so/<uuid:dossier>/nhan-ve/", mine.claim, name="own-claim"),
    path("ngon-ngu/", language.choose, name="language"),
    path("mau-trang/", theme.choose, name="theme"),
    path("dang-nhap/", sign_in.sign_in, name="sign-in"),
    path("dat-mat-khau/", password.set_password, name="password"),
    path("dang-xuat/", sign_in.sign_out, name="sign-out"),
]
