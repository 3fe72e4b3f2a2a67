"""The morning digest: what waits for somebody today, told at 7:30 of a working day when there is anything."""

from motcua.dossiers.digest.addresses import address_of, plug
from motcua.dossiers.digest.lines import KEYS, AnyList, DigestLine, ErrandList, ThreadList
from motcua.dossiers.digest.making import MAKE, begin, make
from motcua.dossiers.digest.today import Today, switch, today

__all__ = [
    "KEYS",
    "MAKE",
    "AnyList",
    "DigestLine",
    "ErrandList",
    "ThreadList",
    "Today",
    "address_of",
    "begin",
    "make",
    "plug",
    "switch",
    "today",
]
