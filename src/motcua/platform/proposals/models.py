"""Changes waiting for a second person, and which kinds of change need one."""

import uuid
from typing import ClassVar

from django.db import models


class State(models.TextChoices):
    WAITING = "waiting"
    APPLIED = "applied"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STALE = "stale"
    EXPIRED = "expired"


class Proposal(models.Model):
    """One change. `content` is what will be done, in ids and codes; `facts` is what people were shown."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, help_text="subject of the ledger's entries")
    unit_id = models.BigIntegerField(null=True, help_text="over which the right is asked")
    field_code = models.CharField(
        max_length=40, blank=True, db_default="", help_text="and in which field of work, where it lies in one"
    )
    content = models.JSONField()
    mark = models.CharField(max_length=64, help_text="the subject as it was when this was proposed")
    about = models.CharField(max_length=500)
    facts = models.JSONField()
    because = models.CharField(max_length=500)
    proposed_by = models.BigIntegerField()
    proposed_for = models.BigIntegerField(null=True, help_text="account of whom they stood in for")
    proposed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    decided_by = models.BigIntegerField(null=True)
    decided_for = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=500, blank=True, default="", help_text="why it was refused")

    class Meta:
        db_table = "proposals_proposal"
        indexes: ClassVar = [
            models.Index(
                fields=["expires_at"], name="proposal_waiting", condition=models.Q(state=State.WAITING)
            ),
            models.Index(fields=["-decided_at"], name="proposal_history"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class ProposalRule(models.Model):
    """Whether a kind of change needs a second person, by which decision."""

    kind = models.CharField(max_length=60, primary_key=True)
    is_needed = models.BooleanField()
    decision = models.CharField(max_length=80)
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "proposals_rule"

    def __str__(self) -> str:
        return f"{self.kind}: {self.is_needed}"
