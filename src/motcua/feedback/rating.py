"""Rate how a dossier was handled: once, changed for some days, told to nobody who handled it.

It is for whoever the dossier belongs to, or a browser that has shown code and phone; officers and programs
never rate. Code and phone are known to officers too: what was said before is read by nobody who comes with
them alone, only by the browser that said it (`has_said`) and by an account the dossier is in. The row is
found by a keyed digest of the dossier, and the ledger is told a month and a unit, by nobody: what an officer
can read anywhere leads to no dossier and no person (ADR 0057).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from motcua.agencies import api as agencies
from motcua.catalogue import api as catalogue
from motcua.dossiers import api as dossiers
from motcua.feedback.models import Rating, RatingSaid
from motcua.feedback.refusals import NoScore, RatingClosed
from motcua.feedback.texts import LINES, fit, without_numbers
from motcua.platform import clock, ledger
from motcua.platform.access import ANONYMOUS, Actor
from motcua.platform.errors import NotFound
from motcua.platform.ui.moments import day_words

SCORES = {
    5: _("Rất hài lòng"),
    4: _("Hài lòng"),
    3: _("Bình thường"),
    2: _("Không hài lòng"),
    1: _("Rất không hài lòng"),
}
CRITERIA = {
    "waiting": _("Thời gian chờ"),
    "attitude": _("Thái độ phục vụ"),
    "guidance": _("Hướng dẫn dễ hiểu"),
    "timeliness": _("Đúng hẹn"),
    "cost": _("Chi phí"),
}
ASKED = {"overall": _("Chung")} | CRITERIA
UNHAPPY = 2
"""From this score down, feedback and complaint are offered on the same page."""
RATABLE = frozenset({dossiers.Status.COMPLETED, dossiers.Status.RETURNED})
CHANGED_FOR = agencies.settings.register(
    agencies.settings.Known(
        key="rating-change-days",
        words=_("Người dân đổi được đánh giá trong"),
        counted_in=_("ngày"),
        usual=30,
        least=1,
        most=90,
        source=_("Mức của chương trình, chưa có văn bản."),
    )
)
_RATERS = frozenset({"person", "organisation", "anonymous"})


@dataclass(frozen=True, slots=True)
class Said:
    """A rating as it stands. `criteria` only those that were answered."""

    overall: int
    criteria: Mapping[str, int]
    words: str = field(repr=False)

    @property
    def is_unhappy(self) -> bool:
        return self.overall <= UNHAPPY


@dataclass(frozen=True, slots=True)
class Ratable:
    """A finished dossier as its rating page shows it. `until`: last day on which `said` may be changed."""

    dossier: UUID
    code: str
    procedure: str
    unit: int
    receiving: int
    said: Said | None
    until: date | None

    @property
    def is_open(self) -> bool:
        return self.until is None or clock.today() <= self.until


def is_ratable(actor: Actor, status: dossiers.Status) -> bool:
    """Whether they are asked what they think of a dossier of this status: officers and programs never."""
    return actor.kind in _RATERS and status in RATABLE


def ratable(actor: Actor, dossier: UUID, *, is_tracked: bool, has_said: bool = False) -> Ratable:
    """A dossier to be rated. `is_tracked`: the browser has shown its code and phone. Raises NotFound."""
    state = _the_one(actor, dossier, is_tracked=is_tracked)
    reads = _reads_back(actor, state, has_said=has_said)
    kept = Rating.objects.filter(mark=_mark(dossier)).first() if reads else None
    unit = agencies.agency_of(state.competent_id).id
    return Ratable(
        dossier=dossier,
        code=state.code,
        procedure=catalogue.version(state.procedure_version_id).name,
        unit=unit,
        receiving=state.receiving_id,
        said=_said(kept) if kept else None,
        until=_until(kept) if kept else None,
    )


def rate(actor: Actor, dossier: UUID, overall: int, *, is_tracked: bool, has_said: bool = False) -> None:
    """The one question, by one touch; what was said of single things stays, where whoever rates may read it,
    else they begin anew. The same again changes nothing. Raises NotFound, NoScore, RatingClosed.
    """
    if overall not in SCORES:
        raise NoScore(field="overall")
    state = _the_one(actor, dossier, is_tracked=is_tracked)
    kept: dict[str, object] = {} if _reads_back(actor, state, has_said=has_said) else _NOTHING
    _say(state, lambda _before: kept | {"overall": overall})


def say_more(
    actor: Actor,
    dossier: UUID,
    criteria: Mapping[str, int],
    words: str,
    *,
    is_tracked: bool,
    has_said: bool = False,
) -> None:
    """The five criteria and free words, all of them optional. Raises NotFound (also where the one question
    was not answered yet), NoScore, Refusal about the words, RatingClosed."""
    if any(key not in CRITERIA or score not in SCORES for key, score in criteria.items()):
        raise NoScore(field=next(iter(criteria)))
    said = without_numbers(fit(words, field="words", most=LINES, lines=True))

    state = _the_one(actor, dossier, is_tracked=is_tracked)

    def more(before: RatingSaid | None) -> dict[str, object]:
        if before is None or not _reads_back(actor, state, has_said=has_said):
            raise NotFound
        return {"overall": before.overall, "words": said} | {key: criteria.get(key) for key in CRITERIA}

    _say(state, more)


def _the_one(actor: Actor, dossier: UUID, *, is_tracked: bool) -> dossiers.DossierState:
    if actor.kind not in _RATERS:
        raise NotFound
    state, _now = dossiers.own.found(actor, dossier, is_tracked=is_tracked)
    if state.status not in RATABLE:
        raise NotFound
    return state


def _reads_back(actor: Actor, state: dossiers.DossierState, *, has_said: bool) -> bool:
    """Who may read what was said of a dossier before."""
    return has_said or dossiers.own.holds_it(actor, state.id)


_Saying = Callable[[RatingSaid | None], dict[str, object]]
"""From what was said last to what is said now."""


def _say(state: dossiers.DossierState, what: _Saying) -> None:
    today, dossier = clock.today(), state.public_id
    unit = agencies.agency_of(state.competent_id).id
    begun = {"unit_id": unit, "month": today.replace(day=1), "given_on": today}
    with transaction.atomic():
        kept, _made = Rating.objects.select_for_update().get_or_create(mark=_mark(dossier), defaults=begun)
        before = kept.said.filter(number=kept.last).first()
        if today > _until(kept):
            raise RatingClosed(day=day_words(_until(kept)))
        wanted = {name: getattr(before, name, None) for name in _COLUMNS} | what(before)
        if before is not None and all(getattr(before, name) == wanted[name] for name in _COLUMNS):
            return
        _write(kept, wanted, today)


_COLUMNS = ("overall", *CRITERIA, "words")
_NOTHING: dict[str, object] = dict.fromkeys(CRITERIA) | {"words": ""}


def _write(kept: Rating, wanted: Mapping[str, object], today: date) -> None:
    """The next row of the history; it is counted where its month is still open (figures never move after)."""
    is_counted = today.replace(day=1) == kept.month
    if is_counted:
        kept.said.filter(is_counted=True).update(is_counted=False)
    kept.last += 1
    kept.save(update_fields=["last"])
    RatingSaid.objects.create(
        rating=kept,
        number=kept.last,
        said_on=today,
        unit_id=kept.unit_id,
        month=kept.month,
        is_counted=is_counted,
        **{**wanted, "words": wanted["words"] or ""},
    )
    name = "feedback.rating.given" if kept.last == 1 else "feedback.rating.changed"
    told = {"unit": kept.unit_id, "month": f"{kept.month:%Y-%m}"}
    ledger.append(ANONYMOUS, [ledger.NewEntry(f"rating:{kept.pk}", name, told)])


def _until(kept: Rating) -> date:
    days = agencies.settings.value_of(CHANGED_FOR, kept.unit_id, kept.given_on)
    return kept.given_on + timedelta(days=days)


def _said(kept: Rating) -> Said:
    row = kept.said.get(number=kept.last)
    criteria = {key: score for key in CRITERIA if (score := getattr(row, key)) is not None}
    return Said(row.overall, criteria, row.words)


def _mark(dossier: UUID) -> str:
    """Found from the dossier with the program's secret, and without it leading nowhere."""
    return salted_hmac("motcua.feedback.rating", str(dossier), algorithm="sha256").hexdigest()
