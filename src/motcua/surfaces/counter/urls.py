"""Addresses of the counter: /quay/."""

from django.urls import path

from motcua.surfaces.counter import money, receipt, views

app_name = "counter"

urlpatterns = [
    path("", views.start, name="start"),
    path("nhan/<str:code>/", views.intake, name="intake"),
    path("giay-hen/<uuid:dossier>/", receipt.receipt, name="receipt"),
    path("thu-tien/<uuid:dossier>/<int:obligation>/", money.receive, name="money"),
]
