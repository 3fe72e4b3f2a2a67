"""The address Zalo knows: /tin-nhan/zalo/."""

from django.urls import path

from motcua.connectors.zalo import views

app_name = "zalo"

urlpatterns = [path("zalo/", views.word, name="word")]
