"""Each night: from filings that were sent to one row a part of a form, with nobody in it."""

from collections import Counter, defaultdict

from django.db import transaction

from motcua.dossiers.filing.minutes.measuring import step_of
from motcua.dossiers.models import Filing, PartTime

AT_ONCE = 1_000


def gather() -> int:
    """Add what filings sent since then took, and take it out of them; how many there were."""
    with transaction.atomic():
        timed = Filing.objects.select_for_update(skip_locked=True, of=("self",))
        rows = list(
            timed.filter(sent_at__isnull=False, is_timed=True)
            .order_by("sent_at")
            .values_list("pk", "version_of_procedure__form_id", "spent")[:AT_ONCE]
        )
        found: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        for _filing, form, spent in rows:
            for part, seconds in spent.items() if form is not None else ():
                found[form, part][step_of(seconds)] += 1
        for (form, part), counts in sorted(found.items()):
            _add(form, part, counts)
        Filing.objects.filter(pk__in=[row[0] for row in rows]).update(spent={}, is_timed=False)
    return len(rows)


def _add(form: int, part: str, counts: Counter[str]) -> None:
    PartTime.objects.bulk_create([PartTime(form_id=form, part=part)], ignore_conflicts=True)
    row = PartTime.objects.select_for_update().get(form=form, part=part)
    row.counts = dict(Counter(row.counts) + counts)
    row.save(update_fields=["counts"])
