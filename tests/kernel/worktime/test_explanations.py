"""The explanation of a due date, in the sentences people read."""

import ast
from pathlib import Path

from kernel.worktime.worlds import at, of_tests, shipped
from motcua.kernel import worktime
from motcua.kernel.messages import Message
from motcua.kernel.worktime import Calendar, Limit, Recipe
from motcua.platform.words import say
from motcua.platform.words.worktime import SENTENCES

HCMC = shipped()


def told(recipe: Recipe, calendar: Calendar = HCMC) -> list[str]:
    return [say(line.key, **line.values) for line in worktime.explain(calendar, recipe)]


def taken_in(limit: str, received: str, calendar: Calendar = HCMC) -> Recipe:
    return worktime.start(calendar, Limit.parse(limit), at(received))


def test_a_clerk_reads_each_step_of_the_way() -> None:
    recipe = taken_in("10wd", "2026-08-20 09:00")
    recipe = worktime.pause(recipe, at("2026-08-25 14:00"), "Nguyễn Thị Hoa", "yêu cầu bổ sung", "Điều 8")
    recipe = worktime.resume(recipe, at("2026-08-28 08:00"))
    recipe = worktime.extend(
        recipe,
        Limit.parse("2wd"),
        at("2026-08-29 10:00"),
        who="Trần Văn Bình",
        why="xác minh thêm",
        article="Mẫu 04",
    )
    assert told(recipe) == [
        "Nhận đủ hồ sơ lúc 09:00 ngày 20/08/2026.",
        "Thời hạn giải quyết: 10 ngày làm việc.",
        (
            "Gia hạn thêm 2 ngày làm việc, ngày 29/08/2026: xác minh thêm "
            "(căn cứ: Mẫu 04; người quyết định: Trần Văn Bình)."
        ),
        "Ngày 22/08/2026 có làm việc (07:30–11:30, 13:00–17:00): Làm bù cho ngày nghỉ 31/08/2026.",
        "Số ngày nghỉ hằng tuần trong khoảng này: 1.",
        (
            "Tạm dừng từ 14:00 ngày 25/08/2026 đến 08:00 ngày 28/08/2026: yêu cầu bổ sung "
            "(căn cứ: Điều 8; người thực hiện: Nguyễn Thị Hoa)."
        ),
        "Khi tạm dừng còn 7 ngày làm việc và 4 giờ 30 phút; khi tính tiếp, giờ phút đi trước.",
        "Ngày 31/08/2026 nghỉ: Ngày nghỉ (hoán đổi với ngày làm việc 22/08/2026).",
        "Ngày 01/09/2026 nghỉ: Quốc khánh.",
        "Ngày 02/09/2026 nghỉ: Quốc khánh.",
        "Số ngày nghỉ hằng tuần trong khoảng này: 4.",
        "Hẹn trả kết quả lúc 14:00 ngày 11/09/2026.",
    ]


def test_an_open_pause_says_that_the_date_will_be_made_again() -> None:
    recipe = worktime.pause(
        taken_in("5wd", "2026-11-02 09:00"), at("2026-11-03 09:00"), "Hoa", "bổ sung", "Điều 8"
    )
    lines = told(recipe)
    assert lines[-2].startswith("Đang tạm dừng từ 09:00 ngày 03/11/2026")
    assert lines[-1] == "Khi tạm dừng còn 4 ngày làm việc."


def test_the_start_outside_office_hours_is_given_its_reason() -> None:
    reasons = {
        "2026-11-02 06:00": "Trước giờ làm việc",
        "2026-11-02 12:00": "Trong giờ nghỉ trưa",
        "2026-11-02 17:00": "Sau giờ làm việc",
        "2026-11-01 10:00": "Ngày nghỉ hằng tuần",
        "2026-09-02 10:00": "Ngày nghỉ (Quốc khánh)",
    }
    for received, reason in reasons.items():
        assert told(taken_in("1wd", received))[1].startswith(reason)


def test_unconfirmed_days_a_moved_end_and_the_edge_of_the_calendar_are_pointed_out() -> None:
    assert any("dự kiến nghỉ" in line for line in told(taken_in("3wd", "2026-11-20 09:00")))
    assert any("07/11/2026 là ngày nghỉ" in line for line in told(taken_in("5d", "2026-11-02 09:00")))
    assert told(taken_in("10wd", "2027-12-28 09:00"))[-1].startswith(
        "Lịch mới có ngày nghỉ đến hết 31/12/2027"
    )


def test_every_kind_of_line_has_its_sentence() -> None:
    mixed = of_tests("mixed")
    recipes = [
        taken_in(limit, "2026-10-28 14:45", mixed) for limit in ("10wd", "10d", "30h", "sameday", "none")
    ]
    seen: set[str] = set()
    for recipe in recipes:
        seen |= _keys(worktime.explain(mixed, recipe))
        if str(recipe.limit) == "none":
            continue
        for unit in ("wd", "d", "h"):
            longer = worktime.extend(
                recipe, Limit.parse(f"3{unit}"), at("2026-11-01 09:00"), who="", why="", article=""
            )
            stopped = worktime.pause(longer, at("2026-10-28 16:10"), "", "", "")
            ended = worktime.resume(stopped, at("2026-11-01 09:00"))
            failed = worktime.outage(
                ended, at("2026-11-06 09:00"), at("2026-11-06 10:00"), who="", why="", article=""
            )
            for each in (longer, stopped, ended, failed):
                seen |= _keys(worktime.explain(mixed, each))
    away = worktime.start(mixed, Limit.parse("3wd"), at("2026-10-28 14:45"), "competent_received")
    seen |= _keys(worktime.explain(mixed, away))
    seen |= _keys(worktime.explain(mixed, worktime.arrive(away, at("2026-10-29 08:00"))))
    assert seen <= SENTENCES.keys()
    assert len(seen) > 20


def _keys(lines: tuple[Message, ...]) -> set[str]:
    return {line.key for line in lines}


def test_every_refusal_of_the_package_has_a_sentence_and_every_sentence_is_used() -> None:
    source = Path(worktime.__file__).parent
    words = {
        node.value
        for path in [*source.glob("*.py"), *source.parents[1].glob("cli/due.py")]
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    refusals = {word for word in words if word.startswith("worktime.") and not word.endswith(".")}
    assert refusals <= SENTENCES.keys()
    composed = {"limit_", "extension_", "left_"}
    for key in SENTENCES.keys() - refusals:
        last = key.removeprefix("worktime.explain.")
        assert last in words or any(last.startswith(part) for part in composed), key
