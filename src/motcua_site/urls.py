"""Mounts the surfaces."""

urlpatterns: list[object] = []
