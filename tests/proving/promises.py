"""The promises we prove: what each says, and the tests that hold it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Promise:
    """`tests` are paths (or node ids) under tests/; they fail when one of the promise's switches is on."""

    id: str
    says: str
    tests: tuple[str, ...]


PROMISES = (
    Promise("P1", "One intent, one dossier, however often it is sent", ("proof/test_p01_one_intent.py",)),
    Promise("P2", "A receipt means durable", ("proof/test_p02_durable.py",)),
    Promise(
        "P3",
        "Unknown is never shown as failed",
        ("journeys/test_filing_at_home.py::test_a_cut_answer_is_resolved_without_a_second_press",),
    ),
    Promise(
        "P4",
        "A typed answer is not lost",
        (
            "rooms/dossiers/test_saving_what_is_typed.py",
            "journeys/test_filing_at_home.py::test_what_is_typed_is_on_the_other_device_two_seconds_later",
            "journeys/test_copy_on_ones_device.py",
        ),
    ),
    Promise("P5", "No empty dossier", ("proof/test_p05_no_empty_dossier.py", "proof/test_p05_in_pieces.py")),
    Promise(
        "P6",
        "Each event tells each person once per channel",
        ("proof/test_p06_told_once.py", "proof/test_p06_taken_up.py", "proof/test_p06_without_keys.py"),
    ),
    Promise("P8", "One bad message stops nothing", ("rooms/platform/test_outbox.py",)),
    Promise(
        "P9",
        "A fee is charged once and money is always matched",
        ("proof/test_p09_charged_once.py",),
    ),
    Promise(
        "P10",
        "Due dates are right to the minute",
        ("kernel/worktime/test_against_reference.py", "surfaces/cli/test_calendar_command.py"),
    ),
    Promise("P11", "Clocks may be wrong", ("proof/test_p11_wrong_clocks.py",)),
    Promise(
        "P12",
        "No silent overwrite",
        ("proof/test_p12_no_silent_overwrite.py", "proof/test_p12_twenty_officers.py"),
    ),
    Promise("P14", "A dossier has one decision", ("proof/test_p14_one_decision.py",)),
    Promise(
        "P16",
        "Tampering is found and placed",
        ("rooms/platform/test_tampering.py", "proof/test_p16_tampering_at_size.py"),
    ),
    Promise("P17", "The program itself cannot rewrite history", ("rooms/platform/test_grants.py",)),
    Promise("P18", "A receipt can be checked without us", ("surfaces/test_receipts.py",)),
    Promise(
        "P28",
        "A slow telephone on a bad line gets its first page and its journey",
        ("proof/test_p28_slow_phones.py",),
    ),
    Promise(
        "P30",
        "A provider of identity that is slow, gone or off its time touches nobody who is in",
        ("proof/test_p30_identity_storm.py",),
    ),
    Promise(
        "P31",
        "Everyone sees only their own, and the forbidden is like the missing",
        ("proof/test_p31_everyone_sees_their_own.py", "surfaces/openapi/test_p31_matrix.py"),
    ),
    Promise(
        "P32",
        "Everyone is shown the fields meant for them, and a form takes none it does not ask",
        (
            "proof/test_p32_fields_too.py",
            "proof/test_p32_of_ones_own.py",
            "proof/test_p32_nothing_extra_in.py",
        ),
    ),
    Promise(
        "P33",
        "Uploads are refused or made harmless",
        ("rooms/platform/test_files.py", "rooms/platform/test_scanning.py"),
    ),
    Promise("P34", "Words in fields stay words", ("proof/test_p34_injection.py",)),
    Promise(
        "P35",
        "What changes needs its token, what reads changes nothing",
        ("proof/test_p35_safe_methods.py",),
    ),
    Promise(
        "P36",
        "The house calls only whom it was told to, and reads no file for what somebody typed",
        ("proof/test_p36_no_strange_connections.py",),
    ),
    Promise(
        "P37",
        "Guessing ends, and sessions of people begin anew, end and cannot be taken along",
        ("surfaces/test_stays.py", "surfaces/test_people_sign_in.py", "surfaces/test_guessing.py"),
    ),
    Promise("P38", "Secrets stay out of logs", ("proof/test_p38_no_canary_sings.py",)),
    Promise(
        "P39",
        "The interface keeps its word",
        ("proof/test_p39_api_keeps_its_word.py", "proof/test_p39_nothing_is_taken_away.py"),
    ),
    Promise(
        "P41",
        "What is held of somebody is told whole and on time, erased where law lets it; who looked is shown",
        ("proof/test_p41_data_rights.py", "rooms/privacy/test_requests.py", "house/test_personal.py"),
    ),
    Promise(
        "P42",
        "Vietnamese text is kept and found in any spelling",
        ("proof/test_p42_text.py", "kernel/text/test_text.py"),
    ),
    Promise(
        "P43",
        "Very long and odd input gets a sentence",
        ("proof/test_p43_odd_input.py", "proof/test_p43_odd_text.py", "surfaces/openapi/test_odd_input.py"),
    ),
    Promise(
        "P44",
        "A provider's answer that is wrong in anything lets nobody in",
        ("proof/test_p44_identity_tokens.py",),
    ),
    Promise(
        "P45",
        "Every page and every journey is there for everybody: at any width, by keys alone, without scripts",
        (
            "surfaces/test_page_markup.py",
            "surfaces/test_page_browser.py",
            "surfaces/test_page_zoomed.py",
            "surfaces/test_page_dark.py",
            "surfaces/test_real_pages.py",
            "journeys/test_keyboard.py",
            "journeys/test_keyboard_office.py",
            "journeys/test_births_and_shops_at_home.py",
            "journeys/test_a_certificate_from_home.py",
        ),
    ),
)

ALSO = (
    Promise(
        "engine",
        "Our process engine and its peer offer the same tasks; a process survives every written form",
        ("rooms/catalogue/exchange/test_spiff.py", "rooms/catalogue/exchange/test_every_form.py"),
    ),
    Promise("kernel", "What holds for every value of the kernel", ("kernel",)),
    Promise("demo", "The demo shows everything that happens in an office", ("demo/test_shares.py",)),
    Promise(
        "journeys",
        "The office does its work with scripts and without, and leaves nothing behind",
        (
            "journeys/test_certificate.py",
            "rooms/platform/ops/test_up.py",
        ),
    ),
)
"""Tests with a long form that are no promises: `make proof` runs that form too, and breaks nothing for it."""
