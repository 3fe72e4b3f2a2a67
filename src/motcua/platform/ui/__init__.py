"""The look of every page: layouts, components, static files, and the wording of dates, money and codes.

Knows no procedure and reads no database. A component is a template in `templates/cotton/`, its style in
`frontend/styles/`, its example in `gallery.py`, which administrators see at `/quan-tri/giao-dien/`.
"""
