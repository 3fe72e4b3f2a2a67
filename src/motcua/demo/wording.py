"""What officers of the demo write: mostly a text block offered there, now and then words of their own."""

import random
from dataclasses import dataclass
from functools import lru_cache

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.catalogue.api import wordings
from motcua.dossiers.api import DossierState, reasons
from motcua.platform import clock

OWN_WORDS = 0.25
"""Share of reasons written without a block."""


@dataclass(frozen=True)
class Said:
    """The words, and the block they were taken from, if any."""

    text: str
    used: tuple[reasons.Used, ...] = ()


def said(state: DossierState, kind: wordings.Kind, own: str, component: str = "") -> Said:
    """A block of the kind filled in for the dossier, or the words given; the same each time for a dossier.

    Drawn apart from the course's own chance, so that what happens to a dossier does not hang on what is said.
    """
    chance = random.Random(f"{state.code}:{kind}:{component}")
    blocks = _offered(kind, agencies.unit(state.competent_id).lineage[-1], state.field_code)
    if not blocks or chance.random() < OWN_WORDS:
        return Said(own)
    block = chance.choice(blocks)
    text = wordings.fill(block.text, _values(state, component))
    return Said(text, (reasons.Used(block.id, block.number, block.kind, component),))


def _values(state: DossierState, component: str) -> dict[str, str]:
    version = catalogue.version(state.procedure_version_id)
    paper = version.component(component)
    return {
        "ten_nguoi_nop": state.owner_name,
        "ten_thu_tuc": version.name,
        "ten_don_vi": agencies.unit(state.competent_id).name,
        "ma_ho_so": state.code,
        "ngay_hen": f"{state.due_at.astimezone(clock.ZONE):%H:%M %d/%m/%Y}" if state.due_at else "",
        "ten_giay_to": paper.name if paper else "",
    }


@lru_cache(maxsize=1_000)
def _offered(kind: wordings.Kind, root: int, field: str) -> tuple[wordings.Block, ...]:
    """Blocks of the province: asked once for a year of dossiers."""
    return wordings.offered([kind], lineage=(root,), field=field, procedure="").get(kind, ())


def forget() -> None:
    """Another year may be played in another database."""
    _offered.cache_clear()
