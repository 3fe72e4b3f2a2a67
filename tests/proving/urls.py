"""The product's addresses, and the harness's own door beside them."""

from django.urls import include, path

from proving import door

urlpatterns = [
    path("proof/submit", door.submit),
    path("proof/upload", door.upload),
    path("proof/fail", door.fail),
    path("", include("motcua_site.urls")),
]
