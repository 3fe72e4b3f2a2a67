"""Rights over one's own data (Law 91/2025, Decree 356/2025): what is held, a copy of it, requests with their
clock, their answers, and erasure that says what stays and why.

What is held is named by the rooms themselves (`platform.personal`); this room knows no table of theirs.
"""
