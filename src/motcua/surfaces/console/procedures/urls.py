"""Addresses of procedure control: /quan-tri/thu-tuc/."""

from django.urls import path

from motcua.surfaces.console.procedures import (
    comparing,
    drafting,
    exchanging,
    filling,
    listing,
    publishing,
    stepping,
    tagging,
    trying,
)

urlpatterns = [
    path("", listing.listing, name="procedures"),
    path("<str:code>/", listing.one, name="procedure"),
    path("<str:code>/danh-muc/", tagging.record, name="tag"),
    path("<str:code>/danh-muc/<int:tag>/thoi/", tagging.end, name="end-tag"),
    path("<str:code>/ban-thao/", drafting.one, name="draft"),
    path("<str:code>/ban-thao/mo/", drafting.begin, name="draft-begin"),
    path("<str:code>/ban-thao/sua/", drafting.change, name="draft-change"),
    path("<str:code>/ban-thao/bo/", drafting.drop, name="draft-drop"),
    path("<str:code>/ban-thao/them-buoc/", stepping.add, name="draft-step-new"),
    path("<str:code>/ban-thao/buoc/<str:key>/", stepping.change, name="draft-step"),
    path("<str:code>/ban-thao/du-lieu/", filling.overview, name="draft-data"),
    path("<str:code>/ban-thao/du-lieu/doi/", filling.change, name="draft-data-change"),
    path("<str:code>/ban-thao/du-lieu/<slug:part>/", filling.add, name="draft-data-new"),
    path("<str:code>/ban-thao/du-lieu/<slug:part>/<str:key>/", filling.one, name="draft-data-row"),
    path("<str:code>/ban-thao/chay-thu/", trying.walk, name="draft-trial"),
    path("<str:code>/ban-thao/cong-bo/", publishing.publish, name="draft-publish"),
    path("<str:code>/ban-thao/tep/", exchanging.take, name="draft-file-take"),
    path("<str:code>/ban-thao/tai/<slug:form>/", exchanging.file_of_draft, name="draft-file"),
    path("<str:code>/ban-thao/hinh/", exchanging.picture_of_draft, name="draft-picture"),
    path("<str:code>/tai/<slug:form>/", exchanging.file_of_version, name="procedure-file"),
    path("<str:code>/so-sanh/", comparing.compare, name="procedure-compare"),
    path("<str:code>/hinh/", exchanging.picture_of_version, name="procedure-picture"),
]
