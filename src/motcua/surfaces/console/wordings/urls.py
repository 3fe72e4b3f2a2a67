"""Addresses of text blocks: /quan-tri/mau-cau/."""

from django.urls import path

from motcua.surfaces.console.wordings import forms, pages

urlpatterns = [
    path("", pages.listing, name="wordings"),
    path("moi/", forms.new, name="wording-new"),
    path("<uuid:wording>/", pages.one, name="wording"),
    path("<uuid:wording>/sua/", forms.revise, name="wording-edit"),
    path("<uuid:wording>/thoi/", forms.withdraw, name="wording-withdraw"),
]
