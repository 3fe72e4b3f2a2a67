"""Addresses of the counter: /quay/."""

from django.urls import path

from motcua.surfaces.counter import (
    anywhere,
    boards,
    day,
    eligibility,
    finishing,
    manifests,
    money,
    receipt,
    refusals,
    seats,
    shelves,
    slips,
    unclaimed,
    views,
)

app_name = "counter"

urlpatterns = [
    path("", views.start, name="start"),
    path("xong/", finishing.finish, name="finish"),
    path("ngoi/", seats.sit, name="sit"),
    path("khoa/", finishing.locked, name="locked"),
    path("mo/", finishing.unlock, name="unlock"),
    path("tim/", views.find, name="find"),
    path("nhan/<str:code>/", views.intake, name="intake"),
    path("nhan/<str:code>/dieu-kien/", eligibility.asked, name="eligibility"),
    path("nhan/<str:code>/tu-choi/", eligibility.refused, name="refuse"),
    path("tu-choi/", refusals.listed, name="refusals"),
    path("tu-choi/<uuid:refusal>/", refusals.slip, name="refusal"),
    path("cho-nhan/", unclaimed.listed, name="unclaimed"),
    path("giay-hen/<uuid:dossier>/", receipt.receipt, name="receipt"),
    path("thu-tien/<uuid:dossier>/<int:obligation>/", money.receive, name="money"),
    path("cho-de/", shelves.shelves, name="shelves"),
    path("cho-de/<uuid:shelf>/", shelves.shelf, name="shelf"),
    path("cho-de/<uuid:shelf>/thoi/", shelves.close, name="close-shelf"),
    path("cho-de/<uuid:shelf>/hoan-tac/", shelves.put_back, name="put-back"),
    path("giay/<uuid:dossier>/", shelves.paper, name="paper"),
    path("giay/<uuid:dossier>/hoan-tac/", shelves.put_back_paper, name="put-back-paper"),
    path("ban-giao/", manifests.manifests, name="manifests"),
    path("ban-giao/lap/", manifests.draft, name="draft-manifest"),
    path("ban-giao/<uuid:manifest>/", manifests.manifest, name="manifest"),
    path("ban-giao/<uuid:manifest>/<slug:act>/", manifests.act, name="manifest-act"),
    path("chot-ngay/", day.day, name="day"),
    path("phi-dia-gioi/", anywhere.sides, name="anywhere"),
    path("phi-dia-gioi/danh-muc/", anywhere.sheet, name="anywhere-sheet"),
    path("bang-ten/", boards.boards, name="boards"),
    path("phieu/", slips.slips, name="slips"),
    path("phieu/cap/", slips.reserve, name="reserve-slips"),
    path("phieu/nhap/", slips.enter, name="enter-slip"),
    path("phieu/huy/", slips.void, name="void-slip"),
    path("phieu/<uuid:block>/", slips.block, name="slip-block"),
]
