"""The switches, one or more for each promise: what is broken, and where."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from proving import identity_switches, money_switches, page_switches
from proving.sabotage import Patch, Switch


def _no_intent_lock(patch: Patch) -> None:
    def nothing(keys: Sequence[Any]) -> None:
        return None

    patch("motcua.dossiers.perform", "lock_intents", nothing)


def _ignore_expected(patch: Patch) -> None:
    def nothing(state: Any, expected: Any) -> None:
        return None

    patch("motcua.dossiers.perform", "insist_on_version", nothing)


def _no_row_lock(patch: Patch) -> None:
    from motcua.dossiers import store

    locked = store.statements()
    unlocked = {name: words.replace(" FOR UPDATE", "") for name, words in locked.items()}
    if unlocked == locked:
        raise LookupError("no statement of the store takes a lock: this switch breaks nothing")
    patch("motcua.dossiers.store", "statements", lambda: unlocked)


def _any_status(patch: Patch) -> None:
    from dataclasses import replace

    from motcua.dossiers import rules
    from motcua.dossiers.status import Status

    every = {act: replace(rule, statuses=frozenset(Status)) for act, rule in rules.RULES.items()}
    patch("motcua.dossiers.rules", "RULES", every)
    patch("motcua.dossiers.acting", "may_move", lambda before, after: True)


def _blind_verifier(patch: Patch) -> None:
    def blind(self: Any, row: tuple[Any, ...]) -> bytes:
        self._seq, self._hash = row[1], bytes(row[-1])
        self.walked += 1
        return bytes(row[-1])

    from motcua.platform.ledger.chain import Walker

    patch("motcua.platform.ledger.chain", "Walker", type("Walker", (Walker,), {"_check": blind}))
    patch("motcua.platform.ledger.verification", "Walker", type("Walker", (Walker,), {"_check": blind}))


def _no_second_look(patch: Patch) -> None:
    patch("motcua.platform.files.reading", "_present", lambda _record: True)


def _machine_clock(patch: Patch) -> None:
    from motcua.dossiers import store

    right = store.new_ids

    def by_this_machine(count: int) -> tuple[datetime, list[int]]:
        return datetime.now(UTC), right(count)[1]

    patch("motcua.dossiers.store", "new_ids", by_this_machine)


def _names_in_payload(patch: Patch) -> None:
    from motcua.dossiers import acting
    from motcua.dossiers.actions import submit

    right = acting.done

    def told(change: Any, act: str, *, notes: Any = None, **payload: Any) -> Any:
        return right(change, act, notes=notes, **payload, **(notes or {}))

    patch(submit, "done", told)


def _no_composing(patch: Patch) -> None:
    patch("motcua.kernel.text", "nfc", str)


def _no_limit_of_names(patch: Patch) -> None:
    patch("motcua.dossiers.intake_checks", "_line", lambda given, field, most: given)


def _files_as_they_come(patch: Patch) -> None:
    patch("motcua.platform.files.storing", "made_harmless", lambda path, kind, name: path)


def _unseen_by_the_scanner(patch: Patch) -> None:
    from motcua.platform.files import scanning
    from motcua.platform.files.refusals import FileHeld

    right = scanning.insist_on_clean

    def passing(path: Any, name: str) -> None:
        with suppress(FileHeld):
            right(path, name)

    patch("motcua.platform.files.storing", "insist_on_clean", passing)


def _acknowledge_unwritten(patch: Patch) -> None:
    def forgetful(file: Any, offset: int, length: int, read: Any, checksum: Any) -> int:
        file.truncate(offset)
        file.seek(offset)
        file.write(read(length)[: length // 2].ljust(length, b"\0"))
        return length

    patch("motcua.platform.files.uploads.receiving", "_kept", forgetful)


def _strange_status(patch: Patch) -> None:
    from motcua.platform.errors import NotFound

    patch(NotFound, "status", 418)


def _never_park(patch: Patch) -> None:
    patch("motcua.platform.outbox.carrying", "HARD_TRIES", 1_000)
    patch("motcua.platform.outbox.carrying", "pause_after_failure", lambda tries: timedelta(0))


def _a_minute_late(patch: Patch) -> None:
    from motcua.kernel import worktime

    right = worktime.due

    def late(calendar: Any, recipe: Any) -> Any:
        found = right(calendar, recipe)
        return found + timedelta(minutes=1) if found is not None and recipe.pauses else found

    patch("motcua.kernel.worktime", "due", late)


def _send_without_asking(patch: Patch) -> None:
    from motcua.connectors.message_gateway.gateway import Gateway

    def knows_nothing(self: Gateway, key: Any) -> None:
        return None

    patch(Gateway, "ask", knows_nothing)


def _ask_who_knows_no_keys(patch: Patch) -> None:
    from motcua.connectors.mail.letters import Post
    from motcua.connectors.zalo.service import Zalo

    patch(Post, "is_keyed", True)
    patch(Zalo, "is_keyed", True)


_DROP_UNIQUE_INTENT = """
DO $$ DECLARE found name;
BEGIN
  SELECT conname INTO STRICT found FROM pg_constraint
   WHERE conrelid = 'dossiers_dossier'::regclass AND contype = 'u'
     AND pg_get_constraintdef(oid) LIKE '%(intent_key)%';
  EXECUTE format('ALTER TABLE dossiers_dossier DROP CONSTRAINT %I', found);
END $$
"""

SWITCHES: dict[str, Switch] = {
    switch.name: switch
    for switch in (
        Switch(
            "no-intent-key",
            "P1",
            "the unique intent key and the lock on an intent",
            sql=(_DROP_UNIQUE_INTENT,),
            patch=_no_intent_lock,
        ),
        Switch(
            "no-waiting-for-disk",
            "P2",
            "the wait for the disk at commit",
            server=(
                "ALTER SYSTEM SET synchronous_commit = off",
                "ALTER SYSTEM SET wal_writer_delay = '10s'",
                "SELECT pg_reload_conf()",
            ),
        ),
        Switch(
            "ignore-expected", "P12", "the comparison with the version a person saw", patch=_ignore_expected
        ),
        Switch(
            "nothing-came-of-it",
            "P3",
            "the way from what was filled in to the dossier it became",
            patch=page_switches.nothing_came_of_it,
        ),
        Switch(
            "last-arrived",
            "P4",
            "the stamps by which an older save is known from a newer one",
            patch=page_switches.last_arrived_stands,
        ),
        Switch(
            "any-signature",
            "P18",
            "the look at whose signature a receipt bears",
            patch=page_switches.any_signature,
        ),
        Switch(
            "nothing-packed",
            "P28",
            "the packing of what pages are made of",
            patch=page_switches.nothing_packed,
        ),
        Switch(
            "words-are-a-program",
            "P36",
            "the line between what somebody typed and the program of a page",
            patch=page_switches.words_are_a_program,
        ),
        Switch("no-row-lock", "P14", "the lock on the dossier in hand", patch=_no_row_lock),
        Switch("any-status", "P14", "the table of statuses and the graph of moves", patch=_any_status),
        Switch("no-second-look", "P5", "the look at the bytes when a dossier is sent", patch=_no_second_look),
        Switch(
            "send-without-asking",
            "P6",
            "the question to the provider before sending",
            patch=_send_without_asking,
        ),
        Switch(
            "ask-who-knows-no-keys",
            "P6",
            "the one time a provider without keys is spoken to",
            patch=_ask_who_knows_no_keys,
        ),
        Switch(
            "machine-clock",
            "P11",
            "the database's clock: intake asks the server it runs on",
            patch=_machine_clock,
        ),
        Switch(
            "acknowledge-unwritten",
            "P5",
            "the writing of what is acknowledged: half of each piece of an upload is lost",
            patch=_acknowledge_unwritten,
        ),
        Switch(
            "unscanned-passes",
            "P33",
            "the holding of files no scanner has passed",
            patch=_unseen_by_the_scanner,
        ),
        Switch("files-as-they-come", "P33", "the cleaning of uploaded files", patch=_files_as_they_come),
        Switch("strange-status", "P39", "the status of what is not found", patch=_strange_status),
        *money_switches.SWITCHES,
        Switch("never-park", "P8", "the limit of tries", patch=_never_park),
        Switch("a-minute-late", "P10", "due dates after a pause, by one minute", patch=_a_minute_late),
        Switch("blind-verifier", "P16", "the comparison of each entry with its hash", patch=_blind_verifier),
        Switch(
            "names-in-payload",
            "P38",
            "the rule that the ledger's payload names nobody",
            patch=_names_in_payload,
        ),
        Switch("no-composing", "P42", "the one stored form of a text (NFC)", patch=_no_composing),
        Switch(
            "no-limit-of-names", "P43", "the check of a name's length and letters", patch=_no_limit_of_names
        ),
        Switch(
            "see-everything",
            "P31",
            "the question whether a person may see a dossier",
            patch=page_switches.see_everything,
        ),
        Switch(
            "tell-citizens-everything",
            "P32",
            "the choice of the notes that the person who filed is told",
            patch=page_switches.tell_citizens_everything,
        ),
        Switch(
            "hold-everything",
            "P32",
            "the question in whose account a dossier is",
            patch=page_switches.hold_everything,
        ),
        Switch(
            "escape-nothing", "P34", "the escaping of what pages show", patch=page_switches.escape_nothing
        ),
        Switch(
            "ask-for-no-token", "P35", "the check of a form's token", patch=page_switches.ask_for_no_token
        ),
        Switch(
            "wait-for-the-provider",
            "P30",
            "the memory of a provider that does not answer, and the end of waiting for it",
            patch=identity_switches.wait_for_the_provider,
        ),
        Switch("stay-for-ever", "P37", "the end of a stay", patch=identity_switches.stay_for_ever),
        Switch(
            "same-session", "P37", "the new session id of a sign-in", patch=identity_switches.same_session
        ),
        Switch("believe-tokens", "P44", "the check of an id token", patch=identity_switches.believe_tokens),
        Switch(
            "key-by-subject",
            "P44",
            "the issuer in the key of an account",
            patch=identity_switches.key_by_subject,
        ),
        Switch(
            "forget-a-table",
            "P41",
            "one of the tables somebody is told of",
            patch=page_switches.forget_a_table,
        ),
        Switch("look-unseen", "P41", "the note of who looked at a dossier", patch=page_switches.look_unseen),
        Switch("labels-apart", "P45", "the labels of all inputs", patch=page_switches.labels_apart),
        Switch(
            "app-may-update",
            "P17",
            "the grants: the product's role may change the ledger",
            sql=("GRANT UPDATE, DELETE, TRUNCATE ON ledger_entry TO motcua_app",),
        ),
    )
}


def of(promise: str) -> Iterable[Switch]:
    """The switches of a promise."""
    return (switch for switch in SWITCHES.values() if switch.promise == promise)
