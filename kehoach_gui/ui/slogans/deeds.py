"""What a user does to the slogans of the library: each deed is told, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.slogans.history import History, Step
from kehoach_gui.ui.slogans.in_pieces import InPieces

if TYPE_CHECKING:
    from kehoach_gui.core.slogans import Slogan
    from kehoach_gui.storage.slogan_shelf import SloganShelf
    from kehoach_gui.storage.slogans import StoredSlogan

T = TypeVar("T")
Done = Callable[["UserError | None"], None]
SHORT = 60
AT_ONCE = 500  # slogans that are added in one go, in some 20 ms
PIECE = 250
ADDED = "thêm khẩu hiệu"


class SloganDeeds(QObject):
    """Changes the open library; `changed` carries the id to look at, 0 for none."""

    changed = Signal(int)

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self.window = window
        self.history = History()
        self._running: InPieces | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish)

    @property
    def shelf(self) -> SloganShelf:
        shelf: SloganShelf = self.window.library.slogans
        return shelf

    # deeds

    def add(self, slogans: Sequence[Slogan], sentence: str = "") -> tuple[int, ...]:
        """New slogans; gives their ids, () where they could not be saved.

        Very many are put in piece by piece, told by a bar that can be stopped: () then, too.
        """
        if len(slogans) > AT_ONCE:
            self._add_many(slogans, sentence)
            return ()
        ids: list[int] = []

        def put_in() -> None:
            ids[:] = self.shelf.add(slogans)

        done = self._do(ADDED, put_in, lambda: self.shelf.remove(ids))
        if done:
            self._tell(sentence or f"Đã thêm “{short(slogans[0].text)}”.", ids[0] if ids else 0)
        return tuple(ids) if done else ()

    def _add_many(self, slogans: Sequence[Slogan], sentence: str) -> None:
        """More than the window should wait for; all of them are one step of the history."""
        ids: list[int] = []
        toast = self.window.toast

        def put_in(done: Done, stop: Callable[[], object]) -> None:
            toast.say(f"Đang thêm {len(slogans)} khẩu hiệu…", ("Dừng", stop), lasting=True)
            parts = parts_of(slogans)
            self._run([lambda part=part: ids.extend(self.shelf.add(part)) for part in parts], done)

        def take_out(done: Done) -> None:
            toast.say(f"Đang lấy ra {len(ids)} khẩu hiệu…", lasting=True)
            parts, ids[:] = parts_of(tuple(ids)), []
            gone: list[int] = []

            def take(part: Sequence[int]) -> None:
                self.shelf.remove(part)
                gone.extend(part)

            def over(error: UserError | None) -> None:
                if error is not None:  # one may not go, so none goes
                    self.shelf.add(slogans[: len(gone)])
                done(error)

            self._run([lambda part=part: take(part) for part in parts], over)

        def stop() -> None:
            if self._running is not None:
                self._running.stop()
                self._running = None
            take_out(lambda error: self._ended(error, "Đã dừng, chưa thêm khẩu hiệu nào."))

        def added(error: UserError | None) -> None:
            if error is not None:
                take_out(lambda other: self._ended(other or error, ""))
                return
            self.history.add(Step(ADDED, undo, redo))
            self._tell(sentence or f"Đã thêm {len(ids)} khẩu hiệu.", ids[0])

        def undo() -> None:
            take_out(lambda error: self._ended(error, f"Đã hoàn tác: {ADDED}."))

        def redo() -> None:
            said = f"Đã làm lại: {ADDED}."
            put_in(lambda error: self._ended(error, said), lambda: self.step(-1))

        put_in(added, stop)

    def _run(self, pieces: Sequence[Callable[[], object]], done: Done) -> None:
        self.finish()
        running = self._running = InPieces(pieces, self)

        def over(error: UserError | None) -> None:
            self._running = None
            done(error)

        running.progressed.connect(self.window.toast.progress)
        running.ended.connect(over)

    def _ended(self, error: UserError | None, sentence: str) -> None:
        """A long deed is over: say so, or why it went wrong and nothing can be taken back."""
        if error is None:
            self.window.toast.say(sentence)
        else:
            self.window.toast.hide()
            self.history.clear()
            self.window.tell("Chưa làm được", str(error))
        self.changed.emit(0)

    def finish(self) -> None:
        """Do at once what is left of a long deed: before another deed, and before the end."""
        while self._running is not None:
            self._running.finish()

    def add_starter(self) -> None:
        """The starter library; also again where it was taken out."""
        ids: list[int] = []

        def put_in() -> None:
            from kehoach_gui.core.slogan_starter import starter_slogans

            ids[:] = self.shelf.add_starter()
            if not ids:
                known = {text for _, text in self.shelf.texts()}
                ids[:] = self.shelf.add(s for s in starter_slogans() if s.text not in known)

        if self._do("nạp thư viện mẫu", put_in, lambda: self.shelf.remove(ids)):
            words = f"Đã nạp {len(ids)} khẩu hiệu mẫu, có ghi nguồn; câu chưa có nguồn thì ghi rõ."
            self._tell(words if ids else "Các khẩu hiệu mẫu đều đã có trong thư viện.", 0)

    def save(self, row: StoredSlogan, slogan: Slogan) -> bool:
        """Other words or facts of a slogan; False where they could not be saved."""
        done = self._swap(
            "sửa khẩu hiệu",
            lambda: (self.shelf.save(row.id, row.revision, slogan), (row,))[1],
        )
        if done:
            self._tell(f"Đã lưu “{short(slogan.text)}”.", row.id)
        return done

    def set_favourite(self, ids: Sequence[int], favourite: bool) -> None:
        words = "yêu thích" if favourite else "bỏ yêu thích"
        if self._swap(words, lambda: self.shelf.set_favourite(ids, favourite)):
            self.changed.emit(ids[0])

    def archive(self, ids: Sequence[int], archived: bool) -> None:
        """Into the archive, where the search does not look, or out of it."""
        words = "đưa vào lưu trữ" if archived else "lấy ra khỏi lưu trữ"
        if self._swap(words, lambda: self.shelf.archive(ids, archived)):
            self._tell(f"Đã {words}: {len(ids)} khẩu hiệu.", 0)

    def merge(self, kept: int, others: Sequence[int]) -> None:
        """Let one slogan stand for others; their tags and history go with them."""
        if self._swap("gộp khẩu hiệu", lambda: self.shelf.merge(kept, others)):
            words = f"Đã gộp {len(others) + 1} khẩu hiệu thành một; nơi đã dùng được giữ cả."
            self._tell(words, kept)

    def delete(self, ids: Sequence[int]) -> None:
        """Away for good; such as were used go into the archive instead, and this is said."""
        used = [ident for ident in ids if self.shelf.uses(ident)]
        fresh = [ident for ident in ids if ident not in used]
        rows = [self.shelf.load(ident) for ident in fresh]
        moved: list[StoredSlogan] = []

        def take_out() -> None:
            self.shelf.remove(fresh)
            moved[:] = self.shelf.archive(used) if used else ()

        def put_in() -> None:
            fresh[:] = self.shelf.add(row.slogan for row in rows)
            stars = [new for new, row in zip(fresh, rows, strict=True) if row.favourite]
            self.shelf.set_favourite(stars)
            if moved:
                self.shelf.put_back(moved)

        if self._do("xóa khẩu hiệu", take_out, put_in):
            words = f"Đã xóa {len(fresh)} khẩu hiệu." if fresh else ""
            if used:
                words += f" {len(used)} khẩu hiệu đã dùng nên được đưa vào lưu trữ, không xóa."
            self._tell(words.strip(), 0)

    # history

    def step(self, by: int) -> None:
        """Take the last deed back (-1) or do it again (+1)."""
        self.finish()
        try:
            step = self.history.undo() if by < 0 else self.history.redo()
        except UserError as error:
            self.window.tell("Chưa hoàn tác được", str(error))
            return
        if step is not None and self._running is None:  # a long one tells when it is over
            self.window.toast.say(f"Đã {'hoàn tác' if by < 0 else 'làm lại'}: {step.text}.")
            self.changed.emit(0)

    def _swap(self, text: str, run: Callable[[], Iterable[StoredSlogan]]) -> bool:
        """A deed that gives the rows as they were; putting these back gives how they are now."""
        before: list[StoredSlogan] = []
        after: list[StoredSlogan] = []

        def first() -> None:
            if after:
                before[:] = self.shelf.put_back(after)
            else:
                before[:] = run()

        def back() -> None:
            after[:] = self.shelf.put_back(before)

        return self._do(text, first, back)

    def _do(self, text: str, run: Callable[[], object], undo: Callable[[], object]) -> bool:
        self.finish()
        try:
            run()
        except UserError as error:
            self.window.tell("Chưa làm được", str(error))
            self.changed.emit(0)
            return False
        self.history.add(Step(text, undo, run))
        return True

    def _tell(self, sentence: str, ident: int) -> None:
        self.window.toast.say(sentence, ("Hoàn tác", lambda: self.step(-1)))
        self.changed.emit(ident)


def parts_of(many: Sequence[T]) -> list[Sequence[T]]:
    """The things in pieces that the window has time for."""
    return [many[start : start + PIECE] for start in range(0, len(many), PIECE)]


def short(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"
