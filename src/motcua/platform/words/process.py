"""Sentences of `kernel.process`: refusals of the engine, findings of the check, words of a difference."""

SENTENCES = {
    # refusals of the engine
    "process.instance.finished": "Quy trình đã kết thúc, không còn bước nào để thực hiện.",
    "process.instance.malformed": "Trạng thái quy trình đã lưu không đọc được: {why}.",
    "process.token.not_open": "Bước này đã được người khác hoàn thành hoặc không còn mở; hãy tải lại hồ sơ.",
    "process.outcome.not_offered": "Bước “{step}” không có lựa chọn “{outcome}”; chỉ có: {offered}.",
    "process.choice.no_way": "Tại “{gate}” không điều kiện nào đúng và không có hướng mặc định.",
    "process.route.endless": "Các cổng quanh “{gate}” dẫn vòng tròn, không tới bước nào.",
    "process.send_back.not_offered": "Bước “{step}” không cho phép trả lại.",
    "process.send_back.first_step": "Bước “{step}” là bước đầu, không có bước nào trước đó để trả lại.",
    "process.send_back.not_passed": "Hồ sơ ở bước “{step}” chưa đi qua bước “{to}” nên không trả về đó được.",
    "process.send_back.branch_open": (
        "Chưa trả lại được từ bước “{step}”: nhánh song song tách ra ở “{gate}” vẫn còn việc đang mở."
    ),
    "process.timer.unknown": "Bước “{step}” không có mốc thời gian “{move}”.",
    "process.timer.already_fired": "Mốc thời gian “{move}” của bước “{step}” đã được xử lý.",
    "process.timer.without_target": "Mốc thời gian “{move}” không nói việc đi tiếp tới đâu.",
    "process.stage.without_start": "Giai đoạn “{stage}” không có bước mở đầu.",
    # guards
    "process.guard.fact_missing": "Tại “{gate}” cần biết “{fact}” nhưng hồ sơ chưa có dữ kiện này.",
    "process.guard.kind_differs": (
        "Tại “{gate}” không so sánh được “{fact}”: giá trị {have} khác loại với {want}."
    ),
    "process.guard.malformed": (
        "Điều kiện không hiểu được: {guard}; viết dạng fact, op, value hoặc outcome, all, any, not."
    ),
    # a walk through a draft
    "process.walk.stuck": "Đường đi dừng giữa chừng: một chỗ gộp chờ mãi việc không đến.",
    "process.walk.endless": "Đường đi vòng mãi, chạy thử dừng ở bước thứ 200.",
    # changes in the table of steps
    "process.edit.last_step": "Quy trình phải còn ít nhất một bước; hãy sửa bước “{step}” thay vì bỏ.",
    "process.edit.no_timer": "Mốc thời gian này không còn trong bản thảo. Hãy xem lại bảng.",
    "process.edit.no_neighbour": "Bước “{step}” đã ở đầu hoặc cuối bảng.",
    "process.edit.no_way_on": "Bước “{step}” chưa có hướng đi tiếp; hãy ghi hướng đi rồi mới tách song song.",
    "process.edit.ways_part": (
        "Bước “{step}” rẽ tới nhiều nơi nên không biết gộp lại ở đâu; "
        "chỉ làm song song được với bước có một hướng đi tiếp."
    ),
    "process.edit.branches_part": (
        "Các nhánh tách ở “{gate}” không gộp lại ở một chỗ nên chưa xếp nối tiếp được. "
        "Hãy sửa hướng đi của từng bước."
    ),
    "process.edit.key_taken": "Mã “{step}” đã dùng; hãy đặt mã khác.",
    # reading a spec
    "process.spec.malformed": "Quy trình phải là một bảng có tên trường và giá trị.",
    "process.step.unknown": "Quy trình “{spec}” không có bước “{step}”.",
    "process.target.unknown": "Quy trình “{spec}” không có bước hoặc cổng “{target}”.",
    "process.field.missing": "Thiếu trường “{field}” tại {where}.",
    "process.field.unknown": "Trường “{field}” tại {where} không có trong mẫu; hãy bỏ hoặc sửa tên.",
    "process.field.wrong": "Trường “{field}” tại {where} không nhận giá trị {value}.",
    "process.kind.unknown": "Loại “{value}” tại {where} không có; chỉ dùng: {known}.",
    # findings of the check
    "process.check.duplicate": "Mã “{element}” được dùng hai lần; mỗi bước, cổng, mốc phải có mã riêng.",
    "process.check.start_unknown": "Bước bắt đầu “{element}” không có trong quy trình.",
    "process.check.source_unknown": "Có hướng đi từ “{element}” nhưng không có bước nào mang mã đó.",
    "process.check.target_unknown": "“{element}” dẫn tới “{target}” nhưng không có bước nào mang mã đó.",
    "process.check.stage_without_start": "Giai đoạn “{element}” không có bước mở đầu.",
    "process.check.stage_unknown": "“{element}” nằm trong giai đoạn “{stage}” không có trong quy trình.",
    "process.check.crosses_stage": (
        "Hướng từ “{element}” tới “{target}” đi xuyên ranh giới giai đoạn; hãy nối qua chính giai đoạn."
    ),
    "process.check.unreachable": "Không có đường nào dẫn tới “{element}”.",
    "process.check.end_unused": "Không có đường nào dẫn tới điểm kết thúc “{element}”; hãy bỏ điểm này.",
    "process.check.end_unreachable": "Từ “{element}” không có đường nào tới điểm kết thúc.",
    "process.check.no_way_out": "“{element}” không có hướng đi tiếp.",
    "process.check.gate_sends_back": (
        "Cổng “{element}” không thể trả lại; chỉ một bước có người làm mới trả lại."
    ),
    "process.check.waits_for_nothing": (
        "Bước chờ “{element}” không nói chờ dữ kiện nào, cũng không có thời hạn."
    ),
    "process.check.calls_nothing": "Bước “{element}” không nói gọi thủ tục nào.",
    "process.check.owner_missing": "Bước “{element}” chưa rõ chức năng hoặc đơn vị thực hiện.",
    "process.check.hours_missing": "Bước “{element}” chưa có định mức giờ làm việc.",
    "process.check.guards_open": "Tại “{element}” mọi hướng đều có điều kiện; hãy thêm một hướng mặc định.",
    "process.check.way_hidden": (
        "Tại “{element}” có hướng không bao giờ được chọn vì hướng trước không có điều kiện."
    ),
    "process.check.timer_on_gate": (
        "Mốc thời gian “{element}” gắn vào cổng “{gate}”; chỉ gắn được vào bước hoặc giai đoạn."
    ),
    "process.check.timer_without_target": "Mốc thời gian “{element}” không nói việc đi tiếp tới đâu.",
    "process.check.timer_without_hours": "Mốc thời gian “{element}” chưa có số giờ.",
    "process.check.gates_in_circle": "Các cổng quanh “{element}” dẫn vòng tròn, không tới bước nào.",
    "process.check.opened_twice": "Bước “{element}” có thể bị mở hai lần cùng lúc.",
    "process.check.join_stuck": "Điểm gộp “{element}” có thể chờ mãi: không chắc có việc đến từ {missing}.",
    "process.check.too_many_situations": (
        "Quy trình “{element}” có quá nhiều tình huống để kiểm hết; hãy chia nhỏ."
    ),
    "process.check.hours_over": (
        "Đường dài nhất cần {hours} giờ làm việc, vượt thời hạn {limit} giờ: {steps}."
    ),
    # the difference of two specs
    "process.diff.name": "Đổi tên quy trình: “{old}” thành “{new}”.",
    "process.diff.start": "Đổi bước bắt đầu: “{old}” thành “{new}”.",
    "process.diff.step_added": "Thêm bước “{element}” ({name}), {hours} giờ.",
    "process.diff.step_removed": "Bỏ bước “{element}” ({name}), {hours} giờ.",
    "process.diff.step_changed": "Bước “{element}”: {field} đổi từ {old} thành {new}.",
    "process.diff.gate_added": "Thêm cổng “{element}” {name}.",
    "process.diff.gate_removed": "Bỏ cổng “{element}” {name}.",
    "process.diff.gate_changed": "Cổng “{element}”: {field} đổi từ {old} thành {new}.",
    "process.diff.move_added": "Thêm hướng {element}.",
    "process.diff.move_removed": "Bỏ hướng {element}.",
    "process.diff.move_changed": "Hướng {element}: {field} đổi từ {old} thành {new}.",
    "process.diff.timed_added": "Thêm mốc thời gian “{element}” sau {hours} giờ.",
    "process.diff.timed_removed": "Bỏ mốc thời gian “{element}” sau {hours} giờ.",
    "process.diff.timed_changed": "Mốc thời gian “{element}”: {field} đổi từ {old} thành {new}.",
    "process.diff.hours": "Đường dài nhất: {old} giờ thành {new} giờ (chênh {change} giờ).",
}
