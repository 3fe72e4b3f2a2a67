"""Một Cửa: what a citizen files, what officers decide, what leaders answer for."""
