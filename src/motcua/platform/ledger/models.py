"""Tables of the ledger. Rows are written by the functions in `sql/` only; nothing points at them by key."""

from django.db import models


class Entry(models.Model):
    """One fact. `hash` covers all other columns and the hash before it in the shard."""

    pk = models.CompositePrimaryKey("shard", "seq")
    shard = models.SmallIntegerField()
    seq = models.BigIntegerField()
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.TextField()
    post = models.BigIntegerField(null=True)
    on_behalf = models.BigIntegerField(null=True)
    channel = models.TextField()
    subject = models.TextField()
    name = models.TextField()
    payload = models.JSONField()
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"
        indexes = (
            models.Index("subject", "seq", name="ledger_entry_subject"),
            # What happened to accounts, by time: few among the entries about dossiers.
            models.Index(
                "recorded_at",
                "shard",
                "seq",
                name="ledger_entry_accounts",
                condition=models.Q(subject__startswith="account:"),
            ),
            # The change log reads both by time.
            models.Index(
                "recorded_at",
                "shard",
                "seq",
                name="ledger_entry_organisation",
                condition=models.Q(subject__startswith="account:") | models.Q(subject__startswith="unit:"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.shard}/{self.seq} {self.name}"


class Head(models.Model):
    """The last entry of each shard; locked last in a transaction, several in ascending order."""

    shard = models.SmallIntegerField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        db_table = "ledger_head"

    def __str__(self) -> str:
        return f"{self.shard}/{self.seq}"


class Sealed(models.Model):
    """How far each shard is sealed."""

    shard = models.SmallIntegerField(primary_key=True)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "ledger_sealed"

    def __str__(self) -> str:
        return f"{self.shard}/{self.seq}"


class Note(models.Model):
    """A name or free text of an entry, kept apart so that it can be erased by law."""

    pk = models.CompositePrimaryKey("shard", "seq", "key")
    shard = models.SmallIntegerField()
    seq = models.BigIntegerField()
    key = models.TextField()
    text = models.TextField()
    salt = models.BinaryField()

    class Meta:
        db_table = "ledger_note"

    def __str__(self) -> str:
        return f"{self.shard}/{self.seq} {self.key}"


class Seal(models.Model):
    """A Merkle root (RFC 6962) over new entries, chained to the seal before.

    `heads` holds for each shard concerned [first seq, last seq, hash of the last], so that a shard
    rewritten as a whole is named, too.
    """

    number = models.BigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    entries = models.IntegerField()
    root = models.BinaryField()
    heads = models.JSONField()
    prev = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        db_table = "ledger_seal"

    def __str__(self) -> str:
        return f"{self.number}"
