"""Addresses of filing from home, part of the portal's."""

from django.urls import path

from motcua.surfaces.portal.filing import (
    checking,
    declaring,
    eligible,
    many,
    paper,
    papers,
    parts,
    settings,
    start,
    tasks,
)

urlpatterns = [
    path("ho-so/<uuid:draft>/", tasks.show, name="filing-tasks"),
    path("ho-so/<uuid:draft>/dieu-kien/", eligible.ask, name="filing-eligible"),
    path("ho-so/<uuid:draft>/noi/", settings.place, name="filing-place"),
    path("ho-so/<uuid:draft>/nguoi-nop/", settings.person, name="filing-person"),
    path("ho-so/<uuid:draft>/phan/<slug:part>/", parts.fill, name="filing-part"),
    path("ho-so/<uuid:draft>/giay-to/", papers.papers, name="filing-papers"),
    path("ho-so/<uuid:draft>/giay-to/<slug:component>/", paper.paper, name="filing-paper"),
    path("ho-so/<uuid:draft>/trang/<int:page>/", paper.page, name="filing-page"),
    path("ho-so/<uuid:draft>/nhan/", settings.result, name="filing-result"),
    path("ho-so/<uuid:draft>/kiem-tra/", checking.check, name="filing-check"),
    path("ho-so/<uuid:draft>/to-khai/", declaring.preview, name="filing-declaration"),
    path("ho-so/<uuid:draft>/da-gui/", checking.sent, name="filing-sent"),
    path("ho-so/<uuid:draft>/bo/", tasks.discard, name="filing-discard"),
    path("<str:code>/nhieu/", many.listing, name="filing-many"),
    path("<str:code>/nhieu/bang-mau/", many.template, name="filing-template"),
    path("<str:code>/nhieu/<uuid:order>/", many.one, name="filing-sheet"),
    path("<str:code>/", start.begin, name="file"),
]
