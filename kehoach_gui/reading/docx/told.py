"""What a receipt says of a Word file beyond its words: corrections, notes, boxes, old fonts."""

from collections.abc import Sequence

from kehoach_gui.core import preset
from kehoach_gui.reading.docx.content import Counts
from kehoach_gui.reading.docx.flatten import Flat
from kehoach_gui.reading.docx.legacy import OldText


def told_of(
    counts: Counts,
    flat: Flat,
    found: Sequence[OldText],
    chosen: Sequence[OldText],
    candidates: Sequence[str],
) -> tuple[str, ...]:
    """One Vietnamese sentence for each thing the user should know, with its number."""
    changes = counts.inserted + counts.deleted
    counted = (
        (
            changes,
            f"Tệp có {changes} chỗ sửa theo dõi (Track Changes): đã lấy bản đã chấp nhận,"
            f" {counts.inserted} chỗ thêm, {counts.deleted} chỗ xóa.",
        ),
        (counts.comments, f"Có {counts.comments} ghi chú bên lề không được nhập."),
        (
            counts.notes,
            f"Đã đưa {counts.notes} chú thích cuối trang vào ngoặc ngay sau chỗ dẫn.",
        ),
        (counts.boxes, f"Đã đọc chữ trong {counts.boxes} khung (text box)."),
        (flat.tables, f"Đã giữ {flat.tables} bảng."),
        (
            flat.merged_cells,
            f"Có {flat.merged_cells} ô gộp trong bảng nay là các ô riêng; chữ nằm ở ô đầu.",
        ),
        (counts.hidden, f"Đã để riêng {counts.hidden} chỗ chữ ẩn hoặc chữ trắng; có thể lấy lại."),
        (
            counts.placeholders,
            f"Đã để riêng {counts.placeholders} lời nhắc của ô nhập chưa điền.",
        ),
        (flat.headers, f"Đã đọc {flat.headers} dòng đầu trang, chân trang."),
        (counts.pictures, f"Có {counts.pictures} hình không được nhập."),
    )
    said = [sentence for number, sentence in counted if number]
    said += (_old_text(one, one in chosen) for one in found)
    if len(candidates) > 1:
        numbers = [preset.load(one).source.number for one in candidates]
        said.append(
            f"Hình thức văn bản không cho biết chắc thể thức: tạm lấy {numbers[0]}; cũng có thể là"
            f" {', '.join(numbers[1:])}."
        )
    return tuple(said)


def _old_text(one: OldText, converted: bool) -> str:
    shown = f"“{one.before}” là “{one.after}”"
    if not converted:
        return (
            f"Có {one.characters} ký tự có vẻ viết bằng bảng mã {one.name}, chưa chuyển vì tên"
            f" phông và mặt chữ không khớp nhau: {shown}."
        )
    lost = f" Có {one.lost} dấu không rõ là chữ gì, giữ nguyên." if one.lost else ""
    return f"Đã chuyển {one.characters} ký tự từ bảng mã {one.name} sang Unicode: {shown}.{lost}"
