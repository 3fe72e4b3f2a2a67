"""Mounts the surfaces."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("motcua.platform.health.urls")),
    path("thanh-toan/", include("motcua.connectors.national_payment.urls")),
    path("tin-nhan/", include("motcua.connectors.message_gateway.urls")),
    path("tin-nhan/", include("motcua.connectors.zalo.urls")),
    path("", include("motcua.surfaces.portal.urls")),
    path("quay/", include("motcua.surfaces.counter.urls")),
    path("ban-lam-viec/lanh-dao/", include("motcua.surfaces.leader.urls")),
    path("ban-lam-viec/", include("motcua.surfaces.desk.urls")),
    path("quan-tri/", include("motcua.surfaces.console.urls")),
    path("api/v1/", include("motcua.surfaces.openapi.urls")),
]

handler500 = "motcua.platform.ui.faults.fault_page"
