"""Addresses of service centres: /quan-tri/trung-tam/."""

from django.urls import path

from motcua.surfaces.console.centres import acts, counters, pages

urlpatterns = [
    path("", pages.listing, name="centres"),
    path("mo/<uuid:unit>/", acts.begin, name="centre-open"),
    path("<str:code>/", pages.one, name="centre"),
    path("<str:code>/sua/", acts.change, name="centre-change"),
    path("<str:code>/dong/", acts.close, name="centre-close"),
    path("<str:code>/quay/", counters.begin, name="counter-open"),
    path("<str:code>/quay/<int:number>/", counters.change, name="counter-change"),
]
