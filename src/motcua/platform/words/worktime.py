"""Sentences of `kernel.worktime`: refusals, and the explanation of a due date for clerks and citizens."""

SENTENCES = {
    "worktime.moment.naive": "Thời điểm “{moment}” thiếu múi giờ. Hãy ghi thêm, ví dụ +07:00.",
    "worktime.moment.malformed": (
        "Không hiểu thời điểm “{moment}”. Hãy ghi theo dạng 2026-08-28T10:00 hoặc 2026-08-28T10:00+07:00."
    ),
    "worktime.minutes.negative": "Số phút làm việc phải từ 0 trở lên, không thể là {minutes}.",
    "worktime.limit.malformed": (
        "Không hiểu thời hạn “{limit}”. Hãy ghi 10wd (ngày làm việc), 5d (ngày), 8h (giờ làm việc), "
        "sameday (trong ngày) hoặc none (không hẹn)."
    ),
    "worktime.limit.amount": "Thời hạn “{limit}” phải là một số từ 1 đến {largest}.",
    "worktime.calendar.malformed": (
        "Lịch “{calendar}” có chỗ không đọc được ở {place}: {value}. Hãy sửa theo data/schema/calendar.json."
    ),
    "worktime.calendar.no_parent": (
        "Lịch “{calendar}” kế thừa lịch “{parent}” nhưng không có lịch ấy. Hãy thêm tệp {parent}.json "
        "bên cạnh."
    ),
    "worktime.calendar.circle": "Lịch “{calendar}” và lịch “{parent}” kế thừa lẫn nhau. Hãy bỏ một bên.",
    "worktime.calendar.no_hours": (
        "Lịch “{calendar}” không có giờ làm việc nào. Hãy thêm giờ vào mục patterns."
    ),
    "worktime.calendar.out_of_range": (
        "Lịch “{calendar}” chỉ có ngày nghỉ từ {begin:%d/%m/%Y} đến {end:%d/%m/%Y}, không tính được thời "
        "điểm "
        "này. Hãy bổ sung lịch các năm còn thiếu."
    ),
    "worktime.amend.period": (
        "Không ghi được đợt nghỉ từ {begin:%d/%m/%Y} đến {end:%d/%m/%Y}. Ngày cuối không được trước ngày "
        "đầu, cả đợt không quá một năm."
    ),
    "worktime.amend.unknown_day": (
        "Lịch mới nhập từ {begin:%d/%m/%Y} đến {end:%d/%m/%Y}. Hãy nạp lịch có ngày {day:%d/%m/%Y} trước."
    ),
    "worktime.amend.nothing": ("Từ {begin:%d/%m/%Y} đến {end:%d/%m/%Y} không có ngày nào ghi riêng để bỏ."),
    "worktime.year.new_year": (
        "Tết Nguyên đán phải là một đợt từ {least} đến {most} ngày, trong khoảng 10/01 đến 05/03 năm {year}. "
        "Hãy xem lại hai ngày."
    ),
    "worktime.year.ancestors": (
        "Giỗ Tổ Hùng Vương rơi vào khoảng 25/03 đến 05/05. Hãy ghi ngày của năm {year}."
    ),
    "worktime.year.beside": "Ngày nghỉ liền Quốc khánh là 01/09 hoặc 03/09 năm {year}.",
    "worktime.year.gap": (
        "Lịch mới nhập đến {end:%d/%m/%Y}, chưa lập năm {year} được. Hãy lập năm trước đó trước."
    ),
    "worktime.recipe.malformed": "Dữ liệu tính ngày hẹn trả đã lưu không đọc được: {fault}.",
    "worktime.recipe.other_calendar": (
        "Ngày hẹn trả này tính theo lịch {wanted}, không tính lại được bằng lịch {calendar}."
    ),
    "worktime.recipe.started_early": (
        "Thời hạn không thể bắt đầu lúc {started:%H:%M} ngày {started:%d/%m/%Y}, trước khi nhận hồ sơ lúc "
        "{received:%H:%M} ngày {received:%d/%m/%Y}."
    ),
    "worktime.recipe.started_twice": (
        "Thời hạn đã bắt đầu từ {started:%H:%M} ngày {started:%d/%m/%Y}, không bắt đầu lại."
    ),
    "worktime.pause.malformed": (
        "Không hiểu lần tạm dừng “{pause}”. Hãy ghi TỪ/ĐẾN, ví dụ 2026-08-28T10:00/2026-09-03T08:00."
    ),
    "worktime.pause.open": (
        "Thời hạn đang tạm dừng từ {begin:%H:%M} ngày {begin:%d/%m/%Y}. Hãy cho tính tiếp trước khi dừng "
        "lần nữa."
    ),
    "worktime.pause.none": "Thời hạn không ở trạng thái tạm dừng nên không cần tính tiếp.",
    "worktime.pause.early": (
        "Không thể tạm dừng từ {begin:%H:%M} ngày {begin:%d/%m/%Y}: sớm hơn {earliest:%H:%M} ngày "
        "{earliest:%d/%m/%Y} là lúc nhận hồ sơ hoặc hết lần tạm dừng trước."
    ),
    "worktime.pause.backwards": (
        "Lần tạm dừng kết thúc lúc {end:%H:%M} ngày {end:%d/%m/%Y}, trước khi bắt đầu lúc {begin:%H:%M} ngày "
        "{begin:%d/%m/%Y}. Hãy kiểm tra lại hai mốc."
    ),
    "worktime.extension.unit": (
        "Không gia hạn được thêm “{limit}”. Hãy gia hạn bằng ngày làm việc, ngày hoặc giờ làm việc."
    ),
    "worktime.explain.received": "Nhận đủ hồ sơ lúc {received:%H:%M} ngày {received:%d/%m/%Y}.",
    "worktime.explain.competent": (
        "Cơ quan có thẩm quyền nhận được hồ sơ lúc {started:%H:%M} ngày {started:%d/%m/%Y}; thời hạn "
        "tính từ đó."
    ),
    "worktime.explain.not_started": "Thời hạn chưa bắt đầu: cơ quan có thẩm quyền chưa nhận được hồ sơ.",
    "worktime.explain.opening_before": (
        "Trước giờ làm việc, nên tính từ giờ mở cửa {at:%H:%M} ngày {at:%d/%m/%Y}."
    ),
    "worktime.explain.opening_break": "Trong giờ nghỉ trưa, nên tính từ {at:%H:%M} ngày {at:%d/%m/%Y}.",
    "worktime.explain.opening_after": (
        "Sau giờ làm việc, nên tính từ {at:%H:%M} ngày làm việc kế tiếp, {at:%d/%m/%Y}."
    ),
    "worktime.explain.opening_day_off": (
        "Ngày nghỉ hằng tuần, nên tính từ {at:%H:%M} ngày làm việc kế tiếp, {at:%d/%m/%Y}."
    ),
    "worktime.explain.opening_named": (
        "Ngày nghỉ ({name}), nên tính từ {at:%H:%M} ngày làm việc kế tiếp, {at:%d/%m/%Y}."
    ),
    "worktime.explain.limit_wd": "Thời hạn giải quyết: {amount} ngày làm việc.",
    "worktime.explain.limit_d": (
        "Thời hạn giải quyết: {amount} ngày, kể cả ngày nghỉ; hết hạn vào ngày nghỉ thì sang ngày làm "
        "việc kế tiếp."
    ),
    "worktime.explain.limit_h": "Thời hạn giải quyết: {amount} giờ làm việc.",
    "worktime.explain.limit_sameday": (
        "Thời hạn giải quyết: trong ngày, vì nhận không muộn hơn {cutoff}; trả trước giờ đóng cửa."
    ),
    "worktime.explain.limit_sameday_late": (
        "Thời hạn giải quyết: trong ngày; vì nhận sau {cutoff} nên trả trong ngày làm việc kế tiếp."
    ),
    "worktime.taken_over.out_of_hours": (
        "Hạn {promised:%H:%M} ngày {promised:%d/%m/%Y} của hệ thống trước rơi ngoài giờ làm việc. "
        "Hãy ghi đúng giờ đã hẹn trong giờ hành chính."
    ),
    "worktime.explain.taken_over": ("Hồ sơ chuyển từ hệ thống trước; hạn đã hẹn ở đó được giữ nguyên."),
    "worktime.explain.limit_m": "Thời hạn giải quyết: {amount} phút làm việc.",
    "worktime.explain.limit_none": "Thủ tục này không hẹn ngày trả kết quả.",
    "worktime.explain.extension_wd": (
        "Gia hạn thêm {amount} ngày làm việc, ngày {granted:%d/%m/%Y}: {why} (căn cứ: {article}; người quyết "
        "định: {who})."
    ),
    "worktime.explain.extension_d": (
        "Gia hạn thêm {amount} ngày, ngày {granted:%d/%m/%Y}: {why} (căn cứ: {article}; người quyết "
        "định: {who})."
    ),
    "worktime.explain.extension_m": (
        "Gia hạn thêm {amount} phút làm việc, ngày {granted:%d/%m/%Y}: {why} (căn cứ: {article}; người quyết "
        "định: {who})."
    ),
    "worktime.explain.extension_h": (
        "Gia hạn thêm {amount} giờ làm việc, ngày {granted:%d/%m/%Y}: {why} (căn cứ: {article}; người quyết "
        "định: {who})."
    ),
    "worktime.explain.weekend": "Số ngày nghỉ hằng tuần trong khoảng này: {count}.",
    "worktime.explain.day_off": "Ngày {day:%d/%m/%Y} nghỉ: {name}.",
    "worktime.explain.day_off_unconfirmed": (
        "Ngày {day:%d/%m/%Y} dự kiến nghỉ, chưa có thông báo chính thức: {name}."
    ),
    "worktime.explain.day_closed": "Ngày {day:%d/%m/%Y} cơ quan đóng cửa: {name}.",
    "worktime.explain.day_worked": "Ngày {day:%d/%m/%Y} có làm việc ({hours}): {name}.",
    "worktime.explain.day_worked_unconfirmed": (
        "Ngày {day:%d/%m/%Y} dự kiến có làm việc ({hours}), chưa có thông báo chính thức: {name}."
    ),
    "worktime.explain.day_hours": "Ngày {day:%d/%m/%Y} làm việc theo giờ riêng ({hours}): {name}.",
    "worktime.explain.pause": (
        "Tạm dừng từ {begin:%H:%M} ngày {begin:%d/%m/%Y} đến {end:%H:%M} ngày {end:%d/%m/%Y}: {why} (căn cứ: "
        "{article}; người thực hiện: {who})."
    ),
    "worktime.explain.pause_open": (
        "Đang tạm dừng từ {begin:%H:%M} ngày {begin:%d/%m/%Y}: {why} (căn cứ: {article}; người thực "
        "hiện: {who}). "
        "Ngày hẹn trả sẽ tính lại khi hết tạm dừng."
    ),
    "worktime.explain.outage": (
        "Hệ thống gặp sự cố từ {begin:%H:%M} ngày {begin:%d/%m/%Y} đến {end:%H:%M} ngày {end:%d/%m/%Y}, "
        "thời gian "
        "này không tính: {why} (căn cứ: {article}; người thông báo: {who})."
    ),
    "worktime.explain.pause_without_effect": (
        "Lần tạm dừng từ {begin:%H:%M} ngày {begin:%d/%m/%Y} không làm đổi ngày hẹn trả: {why}."
    ),
    "worktime.explain.left_wd": "Khi tạm dừng còn {days} ngày làm việc.",
    "worktime.explain.left_wd_minutes": (
        "Khi tạm dừng còn {days} ngày làm việc và {hours} giờ {minutes} phút; khi tính tiếp, giờ phút đi "
        "trước."
    ),
    "worktime.explain.left_d": "Khi tạm dừng còn {days} ngày.",
    "worktime.explain.left_d_minutes": (
        "Khi tạm dừng còn {days} ngày và {hours} giờ {minutes} phút làm việc; khi tính tiếp, giờ phút đi "
        "trước."
    ),
    "worktime.explain.left_h": "Khi tạm dừng còn {hours} giờ {minutes} phút làm việc.",
    "worktime.explain.left_next": "Sau đó là phần gia hạn nêu trên.",
    "worktime.explain.moved_on": (
        "Ngày hết hạn {day:%d/%m/%Y} là ngày nghỉ nên chuyển sang ngày làm việc kế tiếp, {to:%d/%m/%Y}."
    ),
    "worktime.explain.due": "Hẹn trả kết quả lúc {due:%H:%M} ngày {due:%d/%m/%Y}.",
    "worktime.explain.beyond": (
        "Lịch mới có ngày nghỉ đến hết {known_to:%d/%m/%Y}; ngày hẹn này có thể đổi khi có lịch năm sau."
    ),
}
