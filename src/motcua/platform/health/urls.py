"""Addresses of the health checks; mounted at the root."""

from django.urls import path

from motcua.platform.health import views

urlpatterns = [
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
]
