"""Facts, and their deliveries to reactions. No foreign keys, so that old facts can be detached by year."""

from django.db import models
from django.db.models import Q


class OutboxFact(models.Model):
    """Something that happened. With a `key`, announcing it again adds nothing."""

    name = models.TextField()
    subject = models.TextField()
    payload = models.JSONField()
    key = models.TextField(null=True)  # noqa: DJ001 (unique where given; an empty text would collide)
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "outbox_fact"
        constraints = (
            models.UniqueConstraint(fields=("key",), name="outbox_fact_key", condition=Q(key__isnull=False)),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.subject}"


class Delivery(models.Model):
    """One fact on its way to one reaction.

    `tries` counts hard failures and is raised before the reaction runs, so that a reaction which
    kills its process is counted as well; `waits` counts the times a reaction asked to be called
    later. `claim` is the token of whoever has it in hand, until `next_at`. `lane` is the subject
    when the reaction wants facts of a subject in order.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        DONE = "done"
        PARKED = "parked"

    fact = models.BigIntegerField()
    reaction = models.TextField()
    lane = models.TextField(null=True)  # noqa: DJ001 (null: in any order)
    state = models.TextField(choices=State, default=State.WAITING)
    tries = models.SmallIntegerField(default=0)
    waits = models.SmallIntegerField(default=0)
    next_at = models.DateTimeField()
    claim = models.UUIDField(null=True)
    last_error = models.TextField(default="")

    class Meta:
        db_table = "outbox_delivery"
        constraints = (models.UniqueConstraint(fields=("fact", "reaction"), name="outbox_delivery_once"),)
        indexes = (
            models.Index("next_at", name="outbox_delivery_due", condition=Q(state="waiting")),
            models.Index(
                "reaction",
                "lane",
                "id",
                name="outbox_delivery_lane",
                condition=Q(lane__isnull=False) & ~Q(state="done"),
            ),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The key of the effect: the same however often the delivery is carried."""
        return f"{self.reaction}:{self.fact}"
