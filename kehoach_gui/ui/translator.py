"""Qt's own words in Vietnamese: Qt ships no Vietnamese catalogue."""

from PySide6.QtCore import QLocale, QObject, QTranslator

from kehoach_gui.core.resources import RESOURCES

# names of keys stay as printed on the keyboard; the other two only ask for the reading direction
SILENT = frozenset({"QShortcut", "QGuiApplication", "QApplication"})


class VietnameseTranslator(QTranslator):
    """Looks Qt's source texts up in resources/locale/qt_vi.toml; days and months follow too.

    Gives None for what it does not know: with "" a nameless QPageSize becomes invalid.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))

    def isEmpty(self) -> bool:
        return False

    def words(self) -> dict[str, str]:
        """The table, read at its first use."""
        if not self._words:
            import tomllib

            text = (RESOURCES / "locale" / "qt_vi.toml").read_text("utf-8")
            self._words = tomllib.loads(text)["words"]
        return self._words

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if context in SILENT:
            return None
        return self.words().get(source.replace("&", ""))
