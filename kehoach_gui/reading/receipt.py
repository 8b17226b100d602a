"""The receipt: what reading cleaned, joined, set aside and found doubtful, in numbers."""

from dataclasses import dataclass, field

from kehoach_gui.core.text import Cleaned


@dataclass(frozen=True, slots=True)
class Receipt:
    """Counters of one reading; `sentences` tells them to the user."""

    cleaned: Cleaned = field(default_factory=lambda: Cleaned(""))
    broken_characters: int = 0  # undecodable bytes, each now a replacement character
    source_lines: int = 0
    joined_lines: int = 0
    discarded_lines: int = 0
    sections: int = 0
    phases: int = 0
    undated_phases: int = 0
    slogans: int = 0
    citations: int = 0
    renumbered: tuple[tuple[str, str], ...] = ()  # printed number, number by its place
    number_mixed: str | None = None  # a number written in another standard's grammar
    unread_date: str | None = None  # a date of issue that no calendar has
    missing: tuple[str, ...] = ()  # parts of head and tail that the source does not have
    attached: tuple[str, ...] = ()  # appendices that became data again, in sentences
    more: tuple[str, ...] = ()  # what its own kind of file has to tell (Word), in sentences

    def sentences(self) -> tuple[str, ...]:
        """One Vietnamese sentence for each thing the user should know, in numbers."""
        cleaned = self.cleaned
        counted = (
            (cleaned.strange_blanks, "Đã bỏ {} dấu cách lạ."),
            (cleaned.zero_width, "Đã bỏ {} ký tự vô hình."),
            (cleaned.controls, "Đã thay {} ký tự điều khiển bằng dấu cách."),
            (cleaned.composed_words, "Đã chuẩn hóa {} chữ có dấu rời về Unicode dựng sẵn."),
            (cleaned.doubled_blanks, "Đã gộp dấu cách thừa ở {} dòng."),
            (self.broken_characters, "Có {} ký tự hỏng trong tệp, nay là dấu �; hãy sửa lại."),
            (self.joined_lines, "Đã nối {} dòng bị ngắt giữa câu."),
            (self.discarded_lines, "Đã để riêng {} dòng không thuộc văn bản; có thể lấy lại."),
        )
        said = [sentence.format(number) for number, sentence in counted if number]
        said.append(
            f"Đọc được {self.sections} mục, {self.phases} đợt, {self.slogans} khẩu hiệu,"
            f" {self.citations} văn bản viện dẫn."
        )
        if self.undated_phases:
            said.append(f"Có {self.undated_phases} đợt chưa tính được ngày; lời văn giữ nguyên.")
        if self.renumbered:
            pairs = ", ".join(
                f"“{printed}” (theo thứ tự là {due})" for printed, due in self.renumbered[:5]
            )
            said.append(
                f"Có {len(self.renumbered)} số mục khác thứ tự: {pairs}; số in được giữ nguyên."
            )
        if self.number_mixed:
            said.append(
                f"Số, ký hiệu “{self.number_mixed}” viết theo lối của thể thức khác; khi in sẽ theo"
                " thể thức đã chọn."
            )
        if self.unread_date:
            said.append(f"Ngày ban hành “{self.unread_date}” không có trong lịch; đã để riêng.")
        if self.missing:
            said.append(f"Văn bản không có: {', '.join(self.missing)}.")
        return (*said, *self.attached, *self.more)
