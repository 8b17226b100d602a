"""A file that is not read is refused with what it is, what is safe and what helps."""

from pathlib import Path

import pytest
from office_files import REFUSED

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading import read_file
from kehoach_gui.reading.again import open_source
from kehoach_gui.reading.refusals import unreadable


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_word_file_is_told_by_what_it_is(name: str, tmp_path: Path) -> None:
    content, words = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RefusedInput) as told:
        open_source(path).read()
    assert words in str(told.value)
    assert "Errno" not in str(told.value) and "Word này không phải" not in str(told.value)
    with pytest.raises(RefusedInput) as again:
        read_file(path)
    assert str(again.value) == str(told.value)


def test_the_system_s_error_is_told_in_vietnamese(tmp_path: Path) -> None:
    for error in (PermissionError(13, "Permission denied"), OSError(5, "Input/output error")):
        said = str(unreadable(tmp_path / "cũ.docx", error))
        assert "cũ.docx" in said and "denied" not in said and "error" not in said
        assert "Không có gì thay đổi" in said


def test_a_file_on_a_stick_that_is_gone_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="USB"):
        read_file(tmp_path / "usb" / "cũ.docx")


def test_a_page_that_begins_with_its_tag_is_still_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    path.write_text("<html><body><p>KẾ HOẠCH</p><p>Tuyên truyền</p></body></html>", "utf-8")
    assert read_file(path).plan.title.type_name == "KẾ HOẠCH"
