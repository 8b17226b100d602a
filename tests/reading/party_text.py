"""The text of a Party plan around the sections that a test is about."""

HEAD = """ĐẢNG BỘ HUYỆN MINH HÒA
ĐẢNG ỦY XÃ MINH TÂN
Số 12-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Minh Tân, ngày 05 tháng 3 năm 2027
KẾ HOẠCH
Tuyên truyền kỷ niệm 97 năm Ngày thành lập Đảng
"""
PURPOSE = """I. MỤC ĐÍCH, YÊU CẦU
Nâng cao nhận thức của cán bộ, đảng viên và Nhân dân.
"""
CARRYING_OUT = """II. TỔ CHỨC THỰC HIỆN
Các chi bộ căn cứ kế hoạch này để thực hiện.
"""
TAIL = """Nơi nhận:
- Các chi bộ;
- Lưu: VP.
T/M ĐẢNG ỦY
BÍ THƯ
Nguyễn Văn Minh
"""


def party_text(*sections: str) -> str:
    """A whole plan of these sections, each with its line end."""
    return HEAD + "".join(sections) + TAIL
