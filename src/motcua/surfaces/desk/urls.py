"""Addresses of the desk: /ban-lam-viec/."""

from django.urls import include, path

from motcua.surfaces.desk import (
    acts,
    beside,
    bulk,
    columns,
    digest,
    errands,
    exporting,
    keys,
    narrowing,
    posts,
    register,
    saved_filters,
    threads,
    views,
    worklist,
)

app_name = "desk"

urlpatterns = [
    path("", worklist.worklist, name="worklist"),
    path("loc/", narrowing.narrow, name="narrow"),
    path("cot/", columns.choose, name="columns"),
    path("bo-loc/", saved_filters.manage, name="saved"),
    path("viec-hom-nay/", digest.today, name="digest"),
    path("phim-tat/", keys.keys, name="keys"),
    path("so-theo-doi/", register.register, name="register"),
    path("hang-loat/", bulk.orders, name="bulk-orders"),
    path("hang-loat/<uuid:order>/", bulk.order, name="bulk-order"),
    path("in/", bulk.print_many, name="print"),
    path("tep-xuat/", exporting.exports_page, name="exports"),
    path("tep-xuat/<uuid:export>/", exporting.fetch, name="export"),
    path("viec-giao/", errands.listed, name="errands"),
    path("viec-giao/moi/", errands.new, name="give-errand"),
    path("viec-giao/<uuid:errand>/", errands.one, name="errand"),
    path("loi-nhan/", threads.listed, name="threads"),
    path("", include("motcua.surfaces.desk.feedback.urls")),
    path("vi-tri/", posts.choose, name="posts"),
    path("ho-so/<uuid:dossier>/", views.dossier, name="dossier"),
    path("ho-so/<uuid:dossier>/dang-mo/", views.presence, name="presence"),
    path("ho-so/<uuid:dossier>/han/", views.explain, name="explain"),
    path("ho-so/<uuid:dossier>/so-sanh/<uuid:other>/", beside.compare, name="compare"),
    path("ho-so/<uuid:dossier>/phieu-kiem-soat/", views.routing_slip, name="routing-slip"),
    path("ho-so/<uuid:dossier>/tep/<uuid:file>/", views.file, name="file"),
    path("ho-so/<uuid:dossier>/tep/<uuid:file>/trang/<int:page>/", views.paper_page, name="paper-page"),
    path(
        "ho-so/<uuid:dossier>/tep/<uuid:file>/trang/<int:page>/ghi-chu/", views.mark_paper, name="mark-paper"
    ),
    path("ho-so/<uuid:dossier>/ghi-chu/<int:mark>/bo/", views.withdraw_mark, name="withdraw-mark"),
    path("ho-so/<uuid:dossier>/trao-doi/", views.write, name="write"),
    path("ho-so/<uuid:dossier>/viec/<slug:act>/", acts.act, name="act"),
    path("ho-so/<uuid:dossier>/hoan-tac/", acts.undo, name="undo"),
]
