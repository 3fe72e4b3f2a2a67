"""The tus protocol 1.0 over `files.uploads`: a page sends a file in pieces and goes on where it broke off."""

from motcua.surfaces.portal.uploading.views import begin, one

__all__ = ["begin", "one"]
