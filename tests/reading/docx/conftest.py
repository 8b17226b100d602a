"""Plans around a piece of Word's XML."""

from collections.abc import Callable, Iterator

import pytest
from word_xml import p, run, word

from kehoach_gui.reading.docx.child import CONTENT
from kehoach_gui.reading.docx.child_process import Child
from kehoach_gui.reading.docx.content import Content, from_data


@pytest.fixture(scope="module")
def guarded() -> Iterator[Callable[[bytes], Content]]:
    """Opens files in a guarded process that all tests of a module share, as many files do."""
    with Child() as child:
        yield lambda data: from_data(child.ask(CONTENT, data))


@pytest.fixture
def plan_body() -> Callable[..., bytes]:
    """Makes a whole plan's file with this XML at the end of its first section, or behind all."""

    def make(inner: str, behind: str = "", **parts: str) -> bytes:
        bold = "<w:b/>"
        middle = '<w:jc w:val="center"/>'
        return word(
            p("ĐẢNG BỘ HUYỆN MINH HÒA")
            + p("ĐẢNG CỘNG SẢN VIỆT NAM")
            + p("Số 12-KH/ĐU")
            + p("Minh Hòa, ngày 05 tháng 3 năm 2027")
            + p(run("KẾ HOẠCH", bold), middle)
            + p(run("Tuyên truyền kỷ niệm 97 năm Ngày thành lập Đảng", bold), middle)
            + p(run("I. MỤC ĐÍCH, YÊU CẦU", bold))
            + p("Nâng cao nhận thức của cán bộ, đảng viên và Nhân dân.")
            + inner
            + p(run("II. TỔ CHỨC THỰC HIỆN", bold))
            + p("Các chi bộ căn cứ kế hoạch này để thực hiện.")
            + p("Nơi nhận:")
            + p("- Các chi bộ;")
            + p("- Lưu VP.")
            + p("T/M ĐẢNG ỦY")
            + p("BÍ THƯ")
            + p("Nguyễn Văn Minh")
            + behind,
            **parts,
        )

    return make
