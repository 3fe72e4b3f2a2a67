"""What the worker does for the platform."""

from motcua.platform import exports, files, idempotency, imports, ledger, limits, proposals
from motcua.platform.jobs import every, task
from motcua.platform.outbox.guarding import carry_guarded
from motcua.platform.outbox.sweeping import sweep


@task("outbox.carry")
def carry(ids: list[int]) -> None:
    """Carry the deliveries of one announcement."""
    carry_guarded(ids)


@every("* * * * * */15", "outbox.sweep")
def sweep_outbox() -> None:
    """Carry what is due again, or was left behind."""
    sweep()


@every("* * * * * */15", "ledger.seal")
def seal_ledger() -> None:
    """Seal new entries when it is time."""
    ledger.seal_if_due()


@every("10 20 * * *", "idempotency.purge")
def purge_idempotency_keys() -> None:
    """Once a day, at night in Việt Nam."""
    idempotency.purge()


@every("20 20 * * *", "limits.purge")
def purge_tries() -> None:
    """Once a day, at night in Việt Nam."""
    limits.purge()


@task("exports.make")
def make_export(export: int) -> None:
    """Write a file somebody ordered."""
    exports.make(export)


@every("*/15 * * * *", "exports.purge")
def purge_exports() -> None:
    """Files of lists live for a day."""
    exports.purge()


@every("*/15 * * * *", "uploads.purge")
def purge_uploads() -> None:
    """Files begun and never finished wait for a day."""
    files.uploads.purge()


@task(imports.TRY_OUT)
def try_import(order: int) -> None:
    """Say of every row of a file what it would do."""
    imports.try_out(order)


@task(imports.CARRY)
def carry_import(order: int) -> None:
    """Do the rows of a file that was given."""
    imports.carry(order)


@every("* * * * *", "imports.tend")
def tend_imports() -> None:
    """Imports whose worker died; rows that are a week old."""
    imports.tend()


@every("5 * * * *", "proposals.expire")
def expire_proposals() -> None:
    """What no second person decided in time is closed, and the ledger says so."""
    proposals.expire()
