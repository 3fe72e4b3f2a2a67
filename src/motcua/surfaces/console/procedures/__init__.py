"""Procedure control: every procedure, its next version, its process; entered through `urls` alone."""
