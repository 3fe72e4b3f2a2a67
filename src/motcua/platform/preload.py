"""Imported by the fork server before anything else: makes Django ready, once, for all children."""

import django

django.setup()
