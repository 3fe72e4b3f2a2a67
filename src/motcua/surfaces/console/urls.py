"""Addresses of the console: /quan-tri/."""

from django.urls import include, path

from motcua.surfaces.console import (
    absence,
    account_acts,
    accounts,
    anywhere,
    changes,
    gallery,
    importing,
    kinship,
    proposals,
    review,
    rights,
    units,
)

app_name = "console"

urlpatterns = [
    path("", units.tree, name="units"),
    path("don-vi/<uuid:unit>/", units.one, name="unit"),
    path("don-vi/<uuid:unit>/mo-tai-khoan/", account_acts.open_account, name="open-account"),
    path("don-vi/<uuid:unit>/bo-nhiem/", account_acts.appoint, name="appoint"),
    path("tai-khoan/", accounts.listing, name="accounts"),
    path("tai-khoan/<uuid:account>/", accounts.one, name="account"),
    path("tai-khoan/<uuid:account>/quyen/", rights.of_account, name="rights"),
    path("tai-khoan/<uuid:account>/<slug:act>/", account_acts.on_account, name="account-act"),
    path("nhap-tai-khoan/", importing.listing, name="imports"),
    path("nhap-tai-khoan/mau/", importing.template, name="import-template"),
    path("nhap-tai-khoan/<uuid:order>/", importing.one, name="import"),
    path("ra-soat/", review.report, name="review"),
    path("ra-soat/chot/", review.settle, name="review-settle"),
    path("thu-tuc/", include("motcua.surfaces.console.procedures.urls")),
    path("ai-xem-ho-so/", rights.who_sees, name="who-sees"),
    path("nhat-ky/", changes.listing, name="changes"),
    path("giao-dien/", gallery.everything, name="gallery"),
    path("giao-dien/<slug:name>/", gallery.alone, name="gallery-page"),
    path("phi-dia-gioi/", anywhere.phases, name="anywhere"),
    path("phi-dia-gioi/<uuid:phase>/", anywhere.phase, name="anywhere-phase"),
    path("phi-dia-gioi/<uuid:phase>/thoi/", anywhere.end, name="anywhere-end"),
    path("cho-duyet/", proposals.listing, name="proposals"),
    path("cho-duyet/quy-dinh/", proposals.rules, name="proposal-rules"),
    path("cho-duyet/quy-dinh/<str:kind>/", proposals.rule, name="proposal-rule"),
    path("cho-duyet/<uuid:proposal>/", proposals.one, name="proposal"),
    path("cho-duyet/<uuid:proposal>/<slug:act>/", proposals.decide, name="proposal-act"),
    path("vang-mat/", absence.listing, name="absence"),
    path("vang-mat/vi-tri/<int:post>/", absence.delegate, name="delegate"),
    path("vang-mat/<int:delegation>/thoi/", absence.end, name="end-delegation"),
    path("nguoi-than/", kinship.listing, name="kinship"),
    path("nguoi-than/khai/", kinship.declare, name="declare-kin"),
    path("nguoi-than/<uuid:kin>/thoi/", kinship.end, name="end-kin"),
    path("vi-tri/<int:post>/ket-thuc/", account_acts.end_post, name="end-post"),
    path("vi-tri/<int:post>/giao-quyen/", account_acts.grant, name="grant"),
    path("quyen/<int:grant>/thu-hoi/", account_acts.end_grant, name="end-grant"),
]
