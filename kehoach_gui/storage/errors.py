"""What can go wrong with a library, each with a Vietnamese sentence for the user."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kehoach_gui.core.errors import CannotWrite, RefusedInput, UserError

if TYPE_CHECKING:
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.storage.backups import Backup

Found = Literal["missing", "empty", "foreign", "truncated", "damaged", "schema"]
Source = Literal["version", "backup"]

_FOUND: dict[Found, str] = {
    "missing": "không còn ở chỗ cũ",
    "empty": "rỗng (0 byte)",
    "foreign": "không phải thư viện của chương trình này",
    "truncated": "bị cắt cụt",
    "damaged": "bị hỏng bên trong",
    "schema": "có cấu trúc lạ",
}


_PLACES = {
    "standard": "thể thức",
    "header": "ngày ban hành",
    "citations": "danh sách văn bản viện dẫn",
    "sections": "một mục",
    "appendices": "một phụ lục",
    "layout": "tùy chọn trình bày",
}


def _place_words(place: str) -> str:
    """What the user calls a place of the schema."""
    return _PLACES[re.split(r"[.\[]", place)[0]]


class StoreError(UserError):
    """The library could not do what was asked; str() says what is safe and what to do."""


class DamagedLibrary(StoreError, RefusedInput):
    """The library file is not what the program wrote.

    `found` names the kind, `details` what the checks said, `backup` the newest good backup.
    """

    def __init__(
        self, path: Path, found: Found, details: tuple[str, ...] = (), backup: Backup | None = None
    ) -> None:
        self.path, self.found, self.details, self.backup = path, found, details, backup
        if backup is None:
            advice = "Chưa tìm thấy bản sao lưu nào còn tốt. Hãy chép tệp ấy ra nơi khác để giữ."
        else:
            advice = (
                f"Có bản sao lưu còn tốt, ghi lúc {backup.changed:%H:%M %d/%m/%Y}; "
                "hãy chọn khôi phục. Tệp hỏng sẽ được giữ lại với tên khác, không bị xóa."
            )
        super().__init__(
            f"Tệp thư viện “{path.name}” {_FOUND[found]}. "
            f"Chương trình không sửa gì vào tệp ấy. {advice}"
        )


class NewerLibrary(StoreError, RefusedInput):
    """The file was written by a newer version of the program."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        self.path, self.version = path, version
        super().__init__(
            f"Tệp “{path.name}” do bản chương trình mới hơn ghi (dạng {version}, bản này đọc đến "
            f"dạng {known}). Tệp vẫn nguyên vẹn. Hãy cập nhật chương trình rồi mở lại."
        )


class NoLibrary(StoreError, RefusedInput):
    """There is no library to read, or the system does not let it be opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Không mở được thư viện “{path}”: không có tệp ấy hoặc không có quyền đọc. "
            "Không có gì bị thay đổi. Hãy kiểm tra đường dẫn và quyền của thư mục."
        )


class ReadOnlyLibrary(StoreError, CannotWrite):
    """A change to a library that is open for reading only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Thư viện “{path.name}” đang mở chỉ để đọc nên chưa ghi được. "
            "Dữ liệu đã lưu vẫn nguyên. Hãy đóng nơi đang dùng thư viện rồi mở lại."
        )


class NotYetChecked(StoreError, CannotWrite):
    """A change to a large library before its check has ended."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"Thư viện “{path.name}” còn đang được kiểm tra nên chưa ghi được. "
            "Nội dung đang soạn vẫn giữ trong cửa sổ và sẽ được lưu ngay khi kiểm tra xong."
        )


class CannotSave(StoreError, CannotWrite):
    """A write to the library failed; what was saved before is whole."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"Chưa lưu được vào thư viện “{path.name}”: {reason}. Những gì đã lưu trước đó vẫn "
            "nguyên, nội dung đang soạn vẫn còn trong cửa sổ; chương trình sẽ thử lưu lại."
        )


class CannotRead(StoreError, RefusedInput):
    """The library could not be read just now: disk, rights or another program."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(
            f"Chưa đọc được thư viện “{path.name}”: {reason}. "
            "Không có gì bị thay đổi. Hãy thử lại, hoặc khởi động lại chương trình."
        )


class DamagedAttachment(StoreError, RefusedInput):
    """An attached document is gone or not as it was kept."""

    def __init__(self) -> None:
        super().__init__(
            "Văn bản đính kèm không còn nguyên vẹn trong thư viện. Kế hoạch không bị ảnh hưởng. "
            "Hãy gỡ văn bản này rồi đính kèm lại từ tệp gốc."
        )


class NoSuchPlan(StoreError, RefusedInput):
    """No plan (or version) with this id."""

    def __init__(self, plan_id: int) -> None:
        self.plan_id = plan_id
        super().__init__(
            "Không tìm thấy kế hoạch này trong thư viện; có thể nó đã bị xóa hẳn. "
            "Các kế hoạch khác không bị ảnh hưởng. Hãy tải lại danh sách."
        )


class UnknownStandard(StoreError, RefusedInput):
    """A plan follows a standard that this installation does not have."""

    def __init__(self, standard: str) -> None:
        self.standard = standard
        super().__init__(
            f"Chương trình này không có thể thức «{standard}» mà kế hoạch dùng. "
            "Kế hoạch vẫn nguyên. Hãy cập nhật chương trình hoặc chọn thể thức khác."
        )


class UnreadablePlan(StoreError, CannotWrite):
    """A plan with something in it that could not be read back; it is not stored like that."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(
            f"Chưa lưu được kế hoạch: {_place_words(place)} có nội dung không đọc lại được (ngày "
            f"không có thật, mục lồng quá sâu…; «{place}»). Nội dung đang soạn vẫn còn trong "
            "cửa sổ, bản đã lưu trước đó vẫn nguyên. Hãy sửa chỗ ấy."
        )


class StalePlan(StoreError, CannotWrite):
    """The row was saved elsewhere meanwhile; the refused plan is kept as version `version_id`."""

    def __init__(self, plan_id: int, revision: int, version_id: int) -> None:
        self.plan_id, self.revision, self.version_id = plan_id, revision, version_id
        super().__init__(
            "Kế hoạch này đã được lưu ở nơi khác sau khi mở tại đây, nên bản tại đây không ghi đè "
            "lên. Cả hai bản đều được giữ: bản kia là bản hiện hành, bản này nằm trong danh sách "
            "phiên bản. Hãy mở lại kế hoạch để so hai bản."
        )


class DamagedPlan(StoreError, RefusedInput):
    """A stored plan does not have the digest it was saved with.

    `plan` is the newest good copy, from `source`, saved at `when`; None where there is none.
    """

    def __init__(
        self,
        plan_id: int,
        title: str,
        plan: Plan | None = None,
        source: Source | None = None,
        when: str = "",
    ) -> None:
        self.plan_id, self.title = plan_id, title
        self.plan, self.source, self.when = plan, source, when
        place = "phiên bản" if source == "version" else "bản sao lưu"
        advice = (
            "Chưa tìm thấy bản tốt nào khác; hãy chép tệp thư viện ra nơi khác để giữ."
            if plan is None
            else f"Có {place} còn tốt ({when}); hãy chọn lấy lại bản ấy."
        )
        super().__init__(
            f"Kế hoạch “{title}” bị hỏng trên đĩa nên không được mở. "
            f"Các kế hoạch khác không bị ảnh hưởng. {advice}"
        )


class NoSuchSlogan(StoreError, RefusedInput):
    """No slogan with this id."""

    def __init__(self, slogan_id: int) -> None:
        self.slogan_id = slogan_id
        super().__init__(
            "Không tìm thấy khẩu hiệu này trong thư viện. "
            "Các khẩu hiệu khác không bị ảnh hưởng. Hãy tải lại danh sách."
        )


class EmptySlogan(StoreError, RefusedInput):
    """A slogan without a letter is not stored."""

    def __init__(self) -> None:
        super().__init__(
            "Khẩu hiệu không có chữ nào nên không được lưu. "
            "Thư viện vẫn nguyên. Hãy nhập lời khẩu hiệu."
        )


class StaleSlogan(StoreError, CannotWrite):
    """The slogan was saved elsewhere meanwhile; both texts are in the message."""

    def __init__(self, theirs: str, ours: str) -> None:
        self.theirs, self.ours = theirs, ours
        super().__init__(
            "Khẩu hiệu này đã được sửa ở nơi khác sau khi mở tại đây, nên bản tại đây chưa được "
            f"lưu. Trong thư viện: “{theirs}”. Tại đây: “{ours}”. Hãy tải lại rồi sửa."
        )


class DamagedSlogan(StoreError, RefusedInput):
    """A stored slogan does not have the seal it was saved with."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"Khẩu hiệu “{text}” bị sai lệch trên đĩa nên không được dùng tiếp. Các khẩu hiệu khác "
            "không bị ảnh hưởng. Hãy sửa và lưu lại lời của nó, hoặc khôi phục từ bản sao lưu."
        )


class UsedSlogan(StoreError, RefusedInput):
    """A slogan with a history of use is not removed for good."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"Khẩu hiệu “{text}” đã được dùng nên không bị xóa hẳn. Thư viện vẫn nguyên. "
            "Hãy cất nó vào kho lưu trữ."
        )
