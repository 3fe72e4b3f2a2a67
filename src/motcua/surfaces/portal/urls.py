"""Addresses for everyone."""

from django.urls import path

from motcua.surfaces.portal import anywhere, language, password, procedures, sign_in, theme, tracking

app_name = "portal"

urlpatterns = [
    path("", procedures.home, name="home"),
    path("thu-tuc/", procedures.listing, name="procedures"),
    path("thu-tuc/phi-dia-gioi/", anywhere.listing, name="listed-anywhere"),
    path("thu-tuc/du-lieu-mo/<slug:form>/", procedures.open_file, name="open-data"),
    path("thu-tuc/<str:code>/", procedures.one, name="procedure"),
    path("tra-cuu/", tracking.ask, name="track"),
    path("tra-cuu/ho-so/<uuid:dossier>/", tracking.show, name="tracked"),
    path("tra-cuu/ho-so/<uuid:dossier>/vi-sao/", tracking.explain, name="tracked-explain"),
    path("tra-cuu/ma/<str:token>/", tracking.by_slip, name="slip"),
    path("ngon-ngu/", language.choose, name="language"),
    path("mau-trang/", theme.choose, name="theme"),
    path("dang-nhap/", sign_in.sign_in, name="sign-in"),
    path("dat-mat-khau/", password.set_password, name="password"),
    path("dang-xuat/", sign_in.sign_out, name="sign-out"),
]
