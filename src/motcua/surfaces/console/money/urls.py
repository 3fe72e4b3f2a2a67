"""Addresses of money: /quan-tri/doi-soat/."""

from django.urls import path

from motcua.surfaces.console.money import days, refunds

urlpatterns = [
    path("", days.listing, name="reconciliation"),
    path("ngay/<slug:day>/", days.one, name="reconciled-day"),
    path("ngay/<slug:day>/lay-tep/", days.fetch, name="reconciled-fetch"),
    path("ngay/<slug:day>/gui-tep/", days.take, name="reconciled-take"),
    path("ngay/<slug:day>/ky/", days.sign, name="reconciled-sign"),
    path("tien/", refunds.waiting, name="money-waiting"),
    path("tien/<uuid:incoming>/", refunds.one, name="money"),
    path("tien/<uuid:incoming>/hoan/", refunds.ask, name="refund-ask"),
    path("hoan/<uuid:refund>/<slug:act>/", refunds.decide, name="refund-decide"),
]
