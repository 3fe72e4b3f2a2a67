"""Papers handed in with a form: how each came, and its scan, put to a draft before the form is sent.

The draft keeps a scan when the page comes back with a mistake: nobody scans the same paper twice.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from motcua.catalogue.api import Component
from motcua.dossiers import api as dossiers
from motcua.dossiers.api import PaperGiven, Scan
from motcua.platform.access import Actor
from motcua.platform.errors import Refusal
from motcua.surfaces import wording

_HERE = frozenset({"seen", "copied", "scanned"})
"""The ways a paper can come, as chosen on the form; a scan may go with each."""
_LOOKED_UP = "register"
"""Nobody brought it: an officer looked it up. Offered where the law counts on a database."""
_REUSED = "reused"
"""Nobody brought it: an earlier dossier of the person holds it. offer__<code> is the file that was shown."""

Offers = Mapping[str, dossiers.reusing.Offer]


class PapersSent:
    """The papers of one form. Each sends paper__<code>, how it came, and file__<code>, its scan."""

    def __init__(
        self,
        actor: Actor,
        draft: UUID,
        components: Sequence[Component],
        posted: Any,
        find_offers: Callable[[], Offers] = dict,
    ) -> None:
        self.actor = actor
        self.draft = draft
        self.components = components
        self.posted = posted
        self.errors: dict[str, str] = {}
        self._new: dict[str, Scan] = {}
        self._find_offers = find_offers

    def store(self, files: MultiValueDict[str, Any]) -> None:
        """Put each scan to the draft; a refused file names its paper."""
        for component in self.components:
            upload = files.get(f"file__{component.code}")
            if upload is None:
                continue
            try:
                stored = dossiers.add_to_draft(
                    self.actor, self.draft, component.code, upload.name, upload.file
                )
            except Refusal as refusal:
                self.errors[f"paper__{component.code}"] = str(refusal)
                raise
            self._new[component.code] = Scan(stored.public_id, stored.original_name)

    def given(self) -> tuple[PaperGiven, ...]:
        """What was handed in, for the room."""
        given = []
        for component in self.components:
            state, scan = self._state(component.code), self._scan(component.code)
            if state == _LOOKED_UP and component.from_database:
                given.append(PaperGiven(component.code, "register", _LOOKED_UP))
            elif state == _REUSED:
                given.append(PaperGiven(component.code, state=_REUSED, file=self._shown(component.code)))
            elif state in _HERE:
                form = "original" if state == "seen" else "copy"
                kept = "scanned" if scan is not None else state
                file = scan.file if scan is not None else None
                given.append(PaperGiven(component.code, form, kept, file=file))
        return tuple(given)

    @property
    def hint(self) -> str:
        """What a file alone counts as, where an original is asked for; empty where none is."""
        if not any(component.originals for component in self.components):
            return ""
        return _("Chỉ gửi tệp thì ghi là bản quét. Đã xem bản chính thì chọn thêm «Xem bản chính».")

    def rows(self, faults: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
        """Items of `<c-paper>`; `faults` say what was wrong with papers handed in before."""
        return [self._row(component, faults or {}) for component in self.components]

    def tally(self) -> dict[str, int]:
        """Of the papers everybody must bring, how many are here; of all, how many are said to be missing."""
        needed = [each for each in self.components if each.required and each.when is None]
        here = _HERE | {_LOOKED_UP, _REUSED}
        return {
            "here": sum(1 for each in needed if self._state(each.code) in here),
            "needed": len(needed),
            "missing": sum(1 for each in self.components if self._state(each.code) == "missing"),
        }

    def _row(self, component: Component, faults: Mapping[str, str]) -> dict[str, Any]:
        code, scan = component.code, self._scan(component.code)
        return {
            "code": code,
            "name": component.name,
            "detail": wording.paper_detail(component.originals, component.copies),
            "condition": faults.get(code, component.condition),
            "is_required": component.required and component.when is None,
            "from_register": component.from_database,
            "state": self._state(code),
            "offer": self._offer(code),
            "error": self.errors.get(f"paper__{code}", ""),
            "scan_name": scan.name if scan is not None else "",
        }

    @cached_property
    def offers(self) -> Offers:
        """Papers of earlier dossiers that need not be asked again, by component."""
        return self._find_offers()

    def unused_offers(self) -> bool:
        """Whether a paper is there that is said to be missing, or needed by everybody and not mentioned."""
        asked = {each.code for each in self.components if self._is_wanting(each)}
        return bool(asked) and not asked.isdisjoint(self.offers)

    def _is_wanting(self, component: Component) -> bool:
        state = self._state(component.code)
        return state == "missing" or (not state and component.required and component.when is None)

    def blame(self, refusal: Refusal) -> bool:
        """Put a refusal about one paper to it; False when it is about something else."""
        place, _dot, code = (refusal.field or "").partition(".")
        if place != "papers" or not code:
            return False
        self.errors.setdefault(f"paper__{code}", str(refusal))
        return True

    def _offer(self, code: str) -> dict[str, Any] | None:
        offer = self.offers.get(code)
        if offer is None:
            return None
        return {
            "file": offer.file,
            "url": reverse("desk:file", args=[offer.dossier, offer.file]),
            "file_name": offer.file_name,
            "dossier_code": offer.dossier_code,
            "dossier_url": reverse("desk:dossier", args=[offer.dossier]),
            "day": offer.received_at,
            "good_until": offer.good_until,
        }

    def _shown(self, code: str) -> UUID | None:
        """The file whoever chose had before their eyes."""
        try:
            return UUID(str(self.posted.get(f"offer__{code}", "")))
        except ValueError:
            return None

    def _state(self, code: str) -> str:
        """How it came: as chosen; a file for which nothing was chosen is a scan of what nobody has named."""
        chosen = str(self.posted.get(f"paper__{code}", "")).strip()
        return "scanned" if code in self._new and chosen not in _HERE else chosen

    def _scan(self, code: str) -> Scan | None:
        """The scan that goes with what was handed in: of this request, or of one that came back."""
        if self._state(code) not in _HERE:
            return None
        return self._new.get(code) or self._kept.get(code)

    @cached_property
    def _kept(self) -> Mapping[str, Scan]:
        return dossiers.scans_of_draft(self.actor, self.draft)
