"""What an officer asked for: supplements of the citizen, opinions of other units, more time."""

from django.db import models


class Supplement(models.Model):
    """A request to complete the dossier (Form 02): everything that is missing, at once."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="supplements")
    stage = models.CharField(max_length=12, help_text="intake or examination")
    items = models.JSONField(help_text="[{component, question, fault}]: every fault at once")
    reason = models.TextField()
    legal_basis = models.CharField(max_length=300, blank=True)
    asked_by = models.BigIntegerField(help_text="post")
    asked_at = models.DateTimeField()
    asked_account = models.BigIntegerField(null=True, help_text="who asked; of requests before, unknown")
    overlooked = models.JSONField(
        null=True, help_text="codes of what an earlier request could have named; null where there is none"
    )
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True, help_text="answered, or nobody waits for an answer any more")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                name="supplement_one_open",
                condition=models.Q(answered_at__isnull=True, closed_at__isnull=True),
            )
        ]
        indexes = [
            models.Index(
                fields=["answer_by"], name="supplement_waiting", condition=models.Q(closed_at__isnull=True)
            ),
            models.Index(
                fields=["asked_at"], name="supplement_repeated", condition=models.Q(overlooked__isnull=False)
            ),
        ]


class Consultation(models.Model):
    """An opinion asked of another unit, with a deadline of its own."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="consultations")
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+")
    token = models.IntegerField()
    question = models.TextField()
    asked_by = models.BigIntegerField(help_text="post")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "token"], name="consultation_token_once")]


class SilenceTold(models.Model):
    """That somebody was told of an opinion not given in time: once for each of the two levels."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="silences", db_index=False)
    token = models.IntegerField(help_text="of the step that waits for the opinion")
    level = models.SmallIntegerField(help_text="1: the unit asked, 2: the unit that decides")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "token", "level"], name="silence_told_once")
        ]


class Extension(models.Model):
    """An apology and the new date (Form 04)."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="extensions")
    old_due_at = models.DateTimeField()
    new_due_at = models.DateTimeField()
    reason = models.TextField()
    apology = models.TextField()
    granted_by = models.BigIntegerField(help_text="post")
    granted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["granted_at"], name="extension_granted")]


class Timer(models.Model):
    """A timed move of the process that will fire unless its step is closed before."""

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="timers")
    token = models.IntegerField()
    move = models.CharField(max_length=60)
    fires_at = models.DateTimeField()
    fired_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "token", "move", "fires_at"], name="timer_once")
        ]
        indexes = [
            models.Index(fields=["fires_at"], name="timer_next", condition=models.Q(fired_at__isnull=True))
        ]


class Reason(models.Model):
    """One reason given for asking, refusing or putting off; no words of anybody's, these are with the act.

    `wording` and `wording_version` name the text block it was taken from; without one the officer wrote in
    words of their own. It belongs to a dossier, or to a request refused at the counter.
    """

    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, null=True, related_name="+")
    refusal = models.ForeignKey("dossiers.IntakeRefusal", models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    component = models.CharField(max_length=60, blank=True, help_text="the paper or question it is about")
    wording = models.BigIntegerField(null=True)
    wording_version = models.IntegerField(null=True)
    procedure_code = models.CharField(max_length=40)
    field_code = models.CharField(max_length=60)
    unit = models.ForeignKey("agencies.Unit", models.PROTECT, related_name="+", db_index=False)
    is_training = models.BooleanField()
    given_at = models.DateTimeField()
    given_by = models.BigIntegerField(help_text="post")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dossier__isnull=True) ^ models.Q(refusal__isnull=True),
                name="reason_of_one",
            )
        ]
        indexes = [models.Index(fields=["unit", "given_at"], name="reason_of_unit")]


class Thread(models.Model):
    """One a dossier, made with its first message. `asked_at` and `answer_by` are None when nothing waits."""

    dossier = models.OneToOneField(
        "dossiers.Dossier", models.CASCADE, primary_key=True, related_name="thread", db_column="dossier_id"
    )
    asked_at = models.DateTimeField(null=True, help_text="of the first message the office owes an answer to")
    answer_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True, help_text="of the newest message of the office")

    class Meta:
        indexes = [
            models.Index(
                fields=["answer_by", "dossier"],
                name="thread_waiting",
                condition=models.Q(asked_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class ThreadReading(models.Model):
    """Up to which message one side has seen the thread: a note of looking, no act."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="readings", db_index=False)
    side = models.CharField(max_length=6, help_text="person or office")
    up_to = models.DateTimeField(help_text="moment of the newest message that was shown")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "side"], name="thread_reading_once")]

    def __str__(self) -> str:
        return f"#{self.thread_id} {self.side}"
