"""The artwork dialog: a live picture, one banner or an order, files for the print shop."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import compose, type_text
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget
from test_words_and_sizes import check_fit, check_names, check_words

from kehoach_gui.core.banner import Banner, forms
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.slogans import banner_dialog
from kehoach_gui.ui.slogans.banner_dialog import EMPTY, BannerDialog, open_banner, open_order
from kehoach_gui.ui.slogans.banner_saving import proposed_stem
from kehoach_gui.ui.theme import Theme

TEXTS = ("Mừng Đảng, mừng Xuân!", "Đoàn kết, sáng tạo, phát triển!")
Make = Callable[..., BannerDialog]


@pytest.fixture
def make(theme: Theme, settings: QSettings, settle: Callable[..., None]) -> Iterator[Make]:
    made: list[BannerDialog] = []

    def show(*banners: Banner, own_sizes: bool = False) -> BannerDialog:
        given = banners or (Banner(TEXTS[0], 6000, 800),)
        made.append(BannerDialog(theme, None, given, settings, own_sizes))
        made[-1].show()
        settle()
        return made[-1]

    yield show
    for dialog in made:
        dialog.reject()
        dialog.deleteLater()
    settle()


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Answers the system's question for a file name."""

    def answer(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(path), ""))
        )
        return path

    return answer


def size_of(dialog: BannerDialog) -> tuple[float, float]:
    assert dialog.picture.drawn is not None
    banner = dialog.picture.drawn.banner
    return banner.width, banner.height


def test_the_dialog_is_vietnamese_named_and_fits(make: Make) -> None:
    for dialog in (make(), make(*(Banner(text, 6000, 800) for text in TEXTS))):
        check_words(dialog)
        check_names(dialog)
        check_fit(dialog)
        assert dialog.height() <= base.HIGHEST and dialog.width() <= 1000


def test_the_picture_follows_typed_words_after_a_pause(
    make: Make, settle: Callable[..., None]
) -> None:
    dialog = make(Banner("Mừng", 6000, 800))
    dialog.field.moveCursor(dialog.field.textCursor().MoveOperation.End)
    type_text(dialog.field, " Đảng")
    assert dialog.picture.drawn is not None and dialog.picture.drawn.lines == ("MỪNG",)
    settle(lambda: dialog.picture.drawn.lines == ("MỪNG ĐẢNG",))
    assert "1 dòng" in dialog.about.text()
    assert "MỪNG ĐẢNG" in dialog.picture.accessibleDescription()


def test_an_open_variable_or_no_words_leave_nothing_to_save(make: Make) -> None:
    dialog = make(Banner("Mừng {năm}", 6000, 800))
    assert "{năm}" in dialog.picture.sentence
    assert not any(button.isEnabled() for button in dialog.savers)
    dialog.field.setPlainText("")
    dialog.draw()
    assert dialog.picture.sentence == EMPTY
    dialog.field.setPlainText("Mừng 2027")
    dialog.draw()
    assert all(button.isEnabled() for button in dialog.savers)


def test_the_form_brings_sizes_direction_and_distance(make: Make) -> None:
    dialog = make()
    streamer = forms()["streamer"]
    dialog.form.form.setCurrentIndex(dialog.form.form.findData("streamer"))
    dialog.draw()
    assert size_of(dialog) == streamer.sizes[0]
    assert dialog.form.vertical.isChecked() and not dialog.form.lines.isEnabled()
    assert dialog.form.distance.value() == streamer.distance_m
    dialog.form.vertical.click()
    dialog.draw()
    assert size_of(dialog) == streamer.sizes[0][::-1]
    assert dialog.form.size.currentData() is None


def test_a_size_of_one_s_own_is_shown_as_such_and_a_usual_one_by_its_name(make: Make) -> None:
    dialog = make()
    dialog.form.wide.setValue(6123)
    assert dialog.form.size.currentData() is None
    dialog.form.wide.setValue(6000)
    assert tuple(dialog.form.size.currentData()) == (6000, 800)
    dialog.form.size.setCurrentIndex(1)
    dialog.form.size.activated.emit(1)
    dialog.draw()
    assert size_of(dialog) == forms()["banner"].sizes[1]


def test_crop_marks_go_with_a_bleed_alone(make: Make) -> None:
    dialog = make()
    assert not dialog.form.crop.isEnabled()
    dialog.form.bleed.setValue(20)
    dialog.form.crop.setChecked(True)
    dialog.draw()
    assert dialog.picture.drawn is not None and dialog.picture.drawn.banner.crop
    dialog.form.bleed.setValue(0)
    dialog.draw()
    assert dialog.picture.drawn is not None and not dialog.picture.drawn.banner.crop


def test_letters_too_small_are_told_by_words_and_a_mark(make: Make) -> None:
    dialog = make()
    dialog.form.distance.setValue(300)
    dialog.draw()
    assert dialog.said.text().startswith("▲ Chữ cao")


def test_colours_letters_and_lines_are_painted_as_chosen(make: Make) -> None:
    dialog = make()
    dialog.form.colours.setCurrentIndex(dialog.form.colours.findData("white-blue"))
    dialog.form.face.setCurrentIndex(dialog.form.face.findData("serif"))
    dialog.form.lines.setCurrentIndex(3)
    dialog.form.capitals.setChecked(False)
    dialog.draw()
    drawn = dialog.picture.drawn
    assert drawn is not None
    assert (drawn.banner.colours, drawn.banner.face) == ("white-blue", "serif")
    assert len(drawn.lines) == 3 and drawn.lines[0].startswith("Mừng")
    box = dialog.picture.sheet().toRect()
    picture = dialog.picture.grab().toImage()
    assert picture.pixelColor(box.left() + 3, box.top() + 2).name() == "#0b4ea2"


def test_words_under_composition_stay_with_their_slogan(make: Make) -> None:
    dialog = make(*(Banner(text, 6000, 800) for text in TEXTS))
    dialog.field.setFocus()
    dialog.field.moveCursor(dialog.field.textCursor().MoveOperation.End)
    compose(dialog.field, "x", "xu", "xuâ")
    dialog.choice.setCurrentIndex(1)
    assert dialog.field.toPlainText() == TEXTS[1]
    assert [banner.text for banner in dialog.banners()] == [f"{TEXTS[0]}xuâ", TEXTS[1]]


def test_words_under_composition_stay_also_where_another_field_has_the_keyboard(
    make: Make,
) -> None:
    dialog = make(*(Banner(text, 6000, 800) for text in TEXTS))
    compose(dialog.field, "x", "xu", "xuâ")
    dialog.choice.setFocus()
    dialog.choice.setCurrentIndex(1)
    assert dialog.banners()[0].text in (f"xuâ{TEXTS[0]}", f"{TEXTS[0]}xuâ")


def test_an_order_keeps_each_size_and_shares_the_look(make: Make) -> None:
    dialog = make(
        Banner(TEXTS[0], 6000, 800, distance_m=25),
        Banner(TEXTS[1], 777, 2400, vertical=True, distance_m=15),
        own_sizes=True,
    )
    dialog.form.colours.setCurrentIndex(1)
    dialog.choice.setCurrentIndex(1)
    dialog.form.high.setValue(2500)
    dialog.choice.setCurrentIndex(0)
    first, second = dialog.banners()
    assert (first.width, first.height, first.vertical) == (6000, 800, False)
    assert (second.width, second.height, second.vertical) == (777, 2500, True)
    assert (first.distance_m, second.distance_m) == (25, 15)
    assert first.colours == second.colours == "white-red"


@pytest.mark.parametrize(
    ("kind", "name", "start"),
    [
        ("pdf", "a.pdf", b"%PDF-1.6"),
        ("svg", "a.svg", b"<?xml"),
        ("a3", "ghép.pdf", b"%PDF-1.4"),
        ("proof", "duyệt", b"%PDF-1.4"),
    ],
)
def test_files_are_written_and_told(
    make: Make,
    target: Callable[[str], Path],
    settle: Callable[..., None],
    kind: str,
    name: str,
    start: bytes,
) -> None:
    dialog = make(*(Banner(text, 6000, 800) for text in TEXTS))
    path = target(name)
    dialog.save(kind)
    settle(lambda: dialog.saver.job is None)
    written = path if path.suffix else path.with_name(f"{path.name}.pdf")
    assert written.read_bytes().startswith(start)
    assert written.name in dialog.toast.words.text()
    if kind == "pdf":
        assert written.read_bytes().count(b"/MediaBox") == 2


def test_what_cannot_be_written_is_told_and_nothing_is_left(
    make: Make, target: Callable[[str], Path], settle: Callable[..., None], tmp_path: Path
) -> None:
    dialog = make()
    target("không có/a.pdf")
    dialog.save("pdf")
    settle(lambda: dialog.saver.job is None)
    assert "Chưa ghi được" in dialog.toast.words.text()
    dialog.form.wide.setValue(20000)
    dialog.form.high.setValue(3000)
    path = target("to.pdf")
    dialog.save("a4")
    settle(lambda: dialog.saver.job is None)
    assert "tờ" in dialog.toast.words.text() and not path.exists()


def test_closing_cancels_what_is_being_written(
    make: Make, target: Callable[[str], Path], settle: Callable[..., None]
) -> None:
    dialog = make(Banner(TEXTS[0], 9000, 1500))
    path = target("a.pdf")
    dialog.save("a4")
    dialog.reject()
    settle()
    assert dialog.saver.job is None or dialog.saver.job.isFinished()
    assert not path.exists()


def test_names_of_files_tell_what_is_in_them() -> None:
    one = Banner("Mừng: Đảng/Xuân!", 6000, 800)
    assert proposed_stem([one], "pdf") == "Maket đúng cỡ Mừng Đảng Xuân 6000x800"
    assert proposed_stem([one, one], "proof") == "Tờ duyệt 2 khẩu hiệu"


class Window(QWidget):
    """What the entries need of the window."""

    def __init__(self, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings


def test_the_entries_open_slogans_at_the_usual_size_and_an_order_at_its_own(
    theme: Theme,
    settings: QSettings,
    told: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[tuple[tuple[float, float, bool], ...]] = []

    def remember(dialog: BannerDialog) -> int:
        opened.append(tuple((b.width, b.height, b.vertical) for b in dialog.banners()))
        return 0

    monkeypatch.setattr(banner_dialog.BannerDialog, "exec", remember)
    window = Window(theme, settings)
    open_banner(window, TEXTS)
    open_banner(window, (), (800, 2400))
    line = OrderLine(TEXTS[0], "panel", 4000, 3000)
    open_order(window, OrderSheet((line, OrderLine(TEXTS[1], "speaker"), OrderLine(TEXTS[1]))))
    usual = (*forms()["banner"].sizes[0], False)
    assert opened == [(usual, usual), ((800, 2400, True),), ((4000, 3000, False),)]
    open_order(window, OrderSheet((OrderLine(TEXTS[1], "speaker"),)))
    assert len(opened) == 3 and told[0][0] == "Chưa có maket"
    window.deleteLater()
