"""Who signs for a body: several people in the order of choice, one of them shown in the fields."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kehoach_gui.core.plan import Signature
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.choices import fill_choices
from kehoach_gui.ui.theme import Theme

LONGEST = 34  # characters of a name on the button


def signer_words(signer: Signature) -> str:
    """A signer in a menu: title and name, the authority where there is neither."""
    parts = [" ".join(part.split()) for part in (signer.title, signer.name) if part]
    return " ".join(parts) or " ".join((signer.authority or "").split()) or "Chưa ghi ai"


class SignerList(QWidget):
    """Holds the signers; `shown` asks the form to show one, `leaving` to hand over its fields."""

    shown = Signal(object)
    leaving = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.signers: list[Signature] = [Signature()]
        self.current = 0
        self.choice = Button(theme, "1/1", "out")
        self.menu = QMenu("Người ký", self)
        self.menu.aboutToShow.connect(self._fill)
        self.choice.drop(self.menu)
        self.add = Button(theme, "", "flat", "plus", "Thêm người ký")
        self.first = Button(theme, "", "flat", "up", "Đặt lên đầu, ký kế hoạch mới")
        self.drop = Button(theme, "", "flat", "trash", "Bỏ người ký đang hiện")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.choice, self.add, self.first, self.drop):
            row.addWidget(button)
        row.addStretch(1)
        self.add.clicked.connect(self._add)
        self.first.clicked.connect(self._raise)
        self.drop.clicked.connect(self._drop)

    def show_signers(self, signers: tuple[Signature, ...]) -> None:
        """Show the signers of a profile, the first of them in the fields."""
        self.signers = list(signers) or [Signature()]
        self._show(0)

    def take(self, signer: Signature) -> None:
        """What the fields say of the signer that is shown."""
        self.signers[self.current] = signer
        self._say()

    def filled(self) -> tuple[Signature, ...]:
        """The signers of whom something is known."""
        return tuple(signer for signer in self.signers if signer != Signature())

    def choose(self, place: int) -> None:
        """Show another signer in the fields."""
        self.leaving.emit()
        self._show(place)

    def _show(self, place: int) -> None:
        self.current = place
        self.shown.emit(self.signers[place])
        self._say()

    def _say(self) -> None:
        words = signer_words(self.signers[self.current])
        place = f"{self.current + 1}/{len(self.signers)}"
        cut = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
        self.choice.setText(f"{place}: {cut}")
        self.choice.setAccessibleName(f"Người ký {place}: {words}")
        self.choice.updateGeometry()
        self.first.setEnabled(self.current > 0)
        self.drop.setEnabled(len(self.signers) > 1)

    def _fill(self) -> None:
        self.leaving.emit()
        self.menu.clear()
        words = [f"{place}. {signer_words(one)}" for place, one in enumerate(self.signers, 1)]
        places = [(text, place) for place, text in enumerate(words)]
        fill_choices(self.menu, places, self.current, self.choose)

    def _add(self) -> None:
        self.leaving.emit()
        authority = self.signers[self.current].authority
        self.signers.append(Signature(authority))
        self._show(len(self.signers) - 1)

    def _raise(self) -> None:
        self.leaving.emit()
        self.signers.insert(0, self.signers.pop(self.current))
        self._show(0)

    def _drop(self) -> None:
        del self.signers[self.current]
        self._show(min(self.current, len(self.signers) - 1))
