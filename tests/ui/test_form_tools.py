"""Tools in the forms: switching the body, marks, the last number, the recipients' builder."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hands import plan_of
from PySide6.QtWidgets import QLabel, QMenu

from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Number, Plan, Signature
from kehoach_gui.core.preset import load
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs.address_book_dialog import AddressBookDialog
from kehoach_gui.ui.dialogs.organisation_form import OrganisationForm
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.head_tools import HeadTools, LastNumberNote, last_words
from kehoach_gui.ui.plans.outline_model import HEAD, TAIL
from kehoach_gui.ui.plans.signer_tools import SignerTools
from kehoach_gui.ui.plans.tail_tools import TailTools
from kehoach_gui.ui.theme import Theme

UNION = Organisation(
    "Công đoàn xã An Bình",
    "union-qd933",
    "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA AN",
    "CÔNG ĐOÀN XÃ AN BÌNH",
    "CĐX",
    place="An Bình",
    signers=(Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Trần Thị Hạnh"),),
    recipients=("LĐLĐ tỉnh",),
    archive="VP",
)


def tools(window: MainWindow) -> HeadTools:
    found = window.findChild(HeadTools)
    assert found is not None
    return found


def tail(window: MainWindow) -> TailTools:
    found = window.findChild(TailTools)
    assert found is not None
    return found


def names(menu: QMenu) -> list[str]:
    """The words of a menu as it opens, the ticked one with a star."""
    menu.aboutToShow.emit()
    return [f"{'*' * action.isChecked()}{action.text()}" for action in menu.actions()]


def take(menu: QMenu, text: str) -> None:
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == text).trigger()


def choose_lines(window: MainWindow, first: int, last: int) -> None:
    assert window.view is not None
    window.view.show_part(TAIL)
    text = tail(window).text
    cursor = text.textCursor()
    cursor.setPosition(text.document().findBlockByNumber(first).position())
    cursor.setPosition(
        text.document().findBlockByNumber(last).position(), cursor.MoveMode.KeepAnchor
    )
    text.setTextCursor(cursor)


def test_another_body_is_two_clicks_and_one_undo_step(
    opened: MainWindow, library: Library, small_plan: Plan
) -> None:
    library.save_organisation(UNION)
    assert tools(opened).office.text() == "Đơn vị: CHI BỘ THÔN HẠ"
    assert names(tools(opened).office_menu)[0] == "Công đoàn xã An Bình"
    take(tools(opened).office_menu, "Công đoàn xã An Bình")
    plan = plan_of(opened)
    assert plan.standard == "union-qd933"
    assert plan.header.number == Number("", "KH", "CĐX")
    assert plan.signature.name == "Trần Thị Hạnh"
    assert plan.sections == small_plan.sections
    assert plan.recipients == small_plan.recipients
    assert tools(opened).office.accessibleName() == "Đơn vị: Công đoàn xã An Bình"
    assert names(tools(opened).office_menu)[0] == "*Công đoàn xã An Bình"
    opened.toast.buttons[0].click()
    assert plan_of(opened) == small_plan


def test_the_profiles_are_a_click_away(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    tools(opened).edit_asked.connect(lambda: asked.append(True))
    monkeypatch.setattr(
        "kehoach_gui.ui.dialogs.organisation_dialog.OrganisationDialog.exec", lambda _: 0
    )
    assert names(tools(opened).office_menu) == ["Sửa hoặc thêm đơn vị…"]
    take(tools(opened).office_menu, "Sửa hoặc thêm đơn vị…")
    assert asked == [True]


def test_marks_are_off_set_by_the_standard_s_words_and_taken_back(opened: MainWindow) -> None:
    head = tools(opened)
    assert [button.text() for button in head.marks.values()] == ["Dự thảo", "Mức khẩn", "Lưu hành"]
    assert names(head.mark_menus["draft"])[0] == "*không ghi"
    take(head.mark_menus["draft"], "lần 2")
    take(head.mark_menus["urgency"], "KHẨN")
    assert plan_of(opened).option("draft") == 2
    assert head.marks["draft"].text() == "Dự thảo lần 2" and head.marks["draft"].isChecked()
    assert head.marks["urgency"].accessibleName() == "Mức khẩn: KHẨN"
    take(head.mark_menus["draft"], "không ghi")
    assert plan_of(opened).option("draft") is None
    opened.undo()
    assert plan_of(opened).option("draft") == 2
    assert head.marks["draft"].isChecked()


def test_the_last_number_of_the_body_is_shown_and_never_filled_in(
    window: MainWindow, library: Library, small_plan: Plan, settle: Callable[..., None]
) -> None:
    def numbered(serial: str, day: str) -> Plan:
        header = replace(small_plan.header, number=Number(serial, "KH", "CB"), date=day)
        return replace(small_plan, header=header)

    for serial, day in (("06", "2026-03-05"), ("04", "2026-05-01"), ("31", "2024-02-01")):
        library.add_plan(numbered(serial, day))
    archived = library.add_plan(numbered("07", "2026-04-02"))
    library.archive_plan(archived.id)
    mine = library.add_plan(numbered("", "2026-06-01"))
    window.open_plan(mine.id)
    assert window.view is not None
    window.view.show_part(HEAD)
    settle()
    note = window.findChild(LastNumberNote)
    assert note is not None and isinstance(note, QLabel)
    assert note.text() == "Số KH lớn nhất trong thư viện, nhiệm kỳ này: 07-KH/CB (02/4/2026)."
    assert window.view.head_form.fields["serial"].input.words() == ""
    assert window.session is not None
    window.session.apply(
        "ngày", lambda plan: replace(plan, header=replace(plan.header, date="2024-06-01"))
    )
    assert "31-KH/CB" in note.text()
    window.session.apply("thể thức", lambda plan: replace(plan, standard="state-nd30"))
    assert "năm 2024" in note.text()
    window.session.apply(
        "ngày", lambda plan: replace(plan, header=replace(plan.header, date="2020"))
    )
    assert note.text() == "Thư viện chưa có số KH nào của năm 2020."


def test_recipients_are_ordered_braced_and_freed_each_in_one_step(opened: MainWindow) -> None:
    assert opened.session is not None
    start = ("Các chi bộ", "Đảng ủy xã", "Ban Thường vụ Tỉnh ủy", "Lưu: chi bộ")
    opened.session.apply("thử", lambda plan: replace(plan, recipients=start))
    tail(opened).sort.click()
    sorted_ = ("Ban Thường vụ Tỉnh ủy", "Các chi bộ", "Đảng ủy xã", "Lưu: chi bộ")
    assert plan_of(opened).recipients == sorted_
    choose_lines(opened, 1, 2)
    assert tail(opened).chosen() == (1, 2)
    menu = tail(opened).brace.menu()
    assert menu is not None
    take(menu, "(để thực hiện)")
    braced = ("Các chi bộ }", "Đảng ủy xã } (để thực hiện)")
    assert plan_of(opened).recipients == (sorted_[0], *braced, sorted_[3])
    assert "} (để thực hiện)" in tail(opened).text.words()
    choose_lines(opened, 2, 2)
    take(menu, "Bỏ ngoặc")
    assert not any("}" in line for line in plan_of(opened).recipients)
    opened.undo()
    assert plan_of(opened).recipients[1:3] == braced


def test_one_line_cannot_be_braced_and_the_form_says_so(opened: MainWindow) -> None:
    choose_lines(opened, 0, 0)
    before = plan_of(opened)
    tail(opened).put_brace("để báo cáo")
    assert plan_of(opened) is before
    assert "hai dòng" in tail(opened).field.note.text()
    tail(opened).take_brace()
    assert "ngoặc" in tail(opened).field.note.text()


def test_the_address_book_adds_before_the_archive_line_and_nothing_twice(
    opened: MainWindow, library: Library
) -> None:
    book = tail(opened).book_menu
    book.aboutToShow.emit()
    above = next(action.menu() for action in book.actions() if action.menu())
    assert above is not None and above.title().startswith("Cấp trên")
    take(above, "Văn phòng Tỉnh ủy")
    assert plan_of(opened).recipients == ("Đảng ủy xã", "Văn phòng Tỉnh ủy", "Lưu: chi bộ")
    book.aboutToShow.emit()
    above = next(action.menu() for action in book.actions() if action.menu())
    assert above is not None
    assert [a.text() for a in above.actions() if not a.isEnabled()] == ["Văn phòng Tỉnh ủy"]


def test_the_body_s_own_recipients_and_archive_line_are_a_click(
    opened: MainWindow, library: Library
) -> None:
    library.save_organisation(replace(UNION, issuing_body="CHI BỘ THÔN HẠ"))
    assert opened.session is not None
    assert not tail(opened).archive.isEnabled()
    opened.session.apply("thử", lambda plan: replace(plan, recipients=("Các thôn",)))
    tail(opened).archive.click()
    assert plan_of(opened).recipients == ("Các thôn", "Lưu: VP")
    take(tail(opened).book_menu, "Mọi nơi nhận thường dùng của đơn vị")
    assert plan_of(opened).recipients == ("Các thôn", "LĐLĐ tỉnh", "Lưu: VP")


def test_a_state_body_finds_the_schools_in_its_address_book(opened: MainWindow) -> None:
    assert opened.session is not None
    opened.session.apply("thử", lambda plan: replace(plan, standard="state-nd30"))
    assert any(text.startswith("Trường học: ") for text in names(tail(opened).book_menu))


def test_a_body_has_several_signers_and_each_is_two_clicks_away_in_the_tail(
    opened: MainWindow, theme: Theme
) -> None:
    plan = plan_of(opened)
    form = OrganisationForm(theme)
    body = plan.header.issuing_body
    start = Organisation("Chi bộ thôn Hạ", plan.standard, issuing_body=body)
    form.show_profile(replace(start, signers=(Signature("TM. CHI BỘ", "BÍ THƯ", "Lê Bình"),)))
    form.signers.add.click()
    assert form.inputs["authority"].words() == "TM. CHI BỘ" and not form.inputs["signer"].words()
    form.inputs["title"].show_words("PHÓ BÍ THƯ")
    form.inputs["signer"].show_words("Trần Thị Cúc")
    form.signers.choose(0)
    assert form.inputs["signer"].words() == "Lê Bình"
    form.signers.choose(1)
    form.signers.first.click()
    form.signers.add.click()
    profile = form.profile(start)
    assert [signer.name for signer in profile.signers] == ["Trần Thị Cúc", "Lê Bình", None]
    form.signers.drop.click()
    profile = form.profile(start)
    assert [signer.title for signer in profile.signers] == ["PHÓ BÍ THƯ", "BÍ THƯ"]
    opened.library.save_organisation(profile)
    signers = opened.findChild(SignerTools)
    assert signers is not None
    signers.menu.aboutToShow.emit()
    assert names(signers.menu)[:2] == ["PHÓ BÍ THƯ Trần Thị Cúc", "BÍ THƯ Lê Bình"]
    take(signers.menu, "PHÓ BÍ THƯ Trần Thị Cúc")
    assert plan_of(opened).signature == Signature("TM. CHI BỘ", "PHÓ BÍ THƯ", "Trần Thị Cúc")
    opened.undo()
    assert plan_of(opened) == plan
    form.deleteLater()


def test_the_last_number_is_counted_from_the_body_s_own_first_day_of_term(
    opened: MainWindow, theme: Theme
) -> None:
    plan = plan_of(opened)
    body = plan.header.issuing_body
    form = OrganisationForm(theme)
    start = Organisation("Chi bộ thôn Hạ", "party-hd05", issuing_body=body, symbol="CB")
    form.show_profile(start)
    form.inputs["term_start"].show_words("15/3/2025")
    profile = form.profile(start)
    assert profile.term_start == "2025-03-15"
    form.show_profile(profile)
    assert form.inputs["term_start"].words() == "15/3/2025"
    form.inputs["term_start"].show_words("năm nào đó")
    assert form.profile(start).term_start == ""
    header = replace(plan.header, number=Number("09", "KH", "CB"), date="2025-04-01")
    opened.library.add_plan(replace(plan, header=header))
    rows = opened.library.list_plans()
    now = replace(plan, header=replace(plan.header, date="2026-01-05"))
    preset = load("party-hd05")
    assert "chưa có số" in last_words(now, preset, rows)
    assert "09-KH/CB" in last_words(now, preset, rows, profile.term_start)
    form.deleteLater()


def test_the_office_edits_its_address_book_from_the_recipients(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(dialog: AddressBookDialog) -> bool:
        assert dialog.groups[dialog.shown][0] == "party"
        dialog.names.setPlainText("- Đảng ủy xã An Bình;\nBan Xây dựng Đảng xã")
        dialog.group.setCurrentIndex(dialog.shown + 1)
        dialog.names.setPlainText("Nháp")
        dialog.take_usual()
        dialog.go_button.click()
        return True

    monkeypatch.setattr(AddressBookDialog, "exec", edit)
    book = tail(opened).book_menu
    book.aboutToShow.emit()
    take(book, "Sửa danh bạ…")
    first = next(iter(opened.address_book()["party"]))
    assert opened.library.setting("address_book") == {
        "party": {first: ["Đảng ủy xã An Bình", "Ban Xây dựng Đảng xã"]}
    }
    book.aboutToShow.emit()
    above = next(action.menu() for action in book.actions() if action.menu())
    assert names(above) == ["Đảng ủy xã An Bình", "Ban Xây dựng Đảng xã"]
    take(above, "Ban Xây dựng Đảng xã")
    assert "Ban Xây dựng Đảng xã" in plan_of(opened).recipients
