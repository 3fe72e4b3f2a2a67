"""The gallery of components; answers only when MOTCUA_GALLERY is on."""

from django.urls import path

from motcua.platform.ui.gallery import gallery

app_name = "ui"
urlpatterns = [path("bo-phan/", gallery, name="gallery")]
