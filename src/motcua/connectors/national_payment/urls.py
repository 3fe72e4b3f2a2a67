"""Addresses the payment platform knows: /thanh-toan/bao/."""

from django.urls import path

from motcua.connectors.national_payment import views

app_name = "national_payment"

urlpatterns = [path("bao/", views.notice, name="notice")]
