"""The address the gateway knows: /tin-nhan/bao/."""

from django.urls import path

from motcua.connectors.message_gateway import views

app_name = "message_gateway"

urlpatterns = [path("bao/", views.word, name="word")]
