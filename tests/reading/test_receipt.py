"""The receipt tells in Vietnamese, with numbers, what reading did and what it doubts."""

from kehoach_gui import reading

TEXT = """ĐẢNG BỘ TỈNH TRUNG SƠN
ĐẢNG ỦY XÃ BÌNH AN
*
Số: 88/KH-ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Bình An, ngày 31 tháng 02 năm 2026
KẾ HOẠCH
tuyên truyền biển,\u00a0đảo
I. MỤC ĐÍCH
Nâng  cao nhận thức của Nhân dân về
biển, đảo quê hương.
III. CÁC ĐỢT TUYÊN TRUYỀN
Đợt 1: Tuyên truyền trong trường học
Lượt xem: 12
"""


def test_every_change_and_doubt_has_its_sentence() -> None:
    said = reading.read_text(TEXT).receipt.sentences()
    assert said == (
        "Đã bỏ 1 dấu cách lạ.",
        "Đã gộp dấu cách thừa ở 1 dòng.",
        "Đã nối 1 dòng bị ngắt giữa câu.",
        "Đã để riêng 2 dòng không thuộc văn bản; có thể lấy lại.",
        "Đọc được 2 mục, 1 đợt, 0 khẩu hiệu, 0 văn bản viện dẫn.",
        "Có 1 đợt chưa tính được ngày; lời văn giữ nguyên.",
        "Có 1 số mục khác thứ tự: “III” (theo thứ tự là II); số in được giữ nguyên.",
        "Số, ký hiệu “88/KH-ĐU” viết theo lối của thể thức khác; khi in sẽ theo thể thức đã chọn.",
        "Ngày ban hành “Bình An, ngày 31 tháng 02 năm 2026” không có trong lịch; đã để riêng.",
        "Văn bản không có: ngày ban hành, nơi nhận, họ tên người ký.",
    )


def test_an_impossible_date_is_set_aside_and_not_guessed() -> None:
    plan = reading.read_text(TEXT).plan
    assert plan.header.date is None
    assert plan.discarded == ("Bình An, ngày 31 tháng 02 năm 2026", "Lượt xem: 12")


def test_lines_carry_the_roles_that_the_window_shows() -> None:
    roles = {line.text: line.role for line in reading.read_text(TEXT).lines}
    assert roles["ĐẢNG ỦY XÃ BÌNH AN"] == "issuing_body"
    assert roles["*"] == "label"
    assert roles["Số: 88/KH-ĐU"] == "number"
    assert roles["tuyên truyền biển, đảo"] == "subject"
    assert roles["I. MỤC ĐÍCH"] == "heading"
    assert roles["biển, đảo quê hương."] == "paragraph"
    assert roles["Đợt 1: Tuyên truyền trong trường học"] == "phase"
    assert roles["Lượt xem: 12"] == "noise"
