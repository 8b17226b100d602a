"""What a receipt says of a Word file beyond its words: corrections, notes, boxes, old fonts."""

from collections.abc import Sequence

from kehoach_gui.core import preset
from kehoach_gui.reading.docx.content import Counts
from kehoach_gui.reading.docx.flatten import Flat
from kehoach_gui.reading.docx.legacy import OldText
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Reading, Source

_FIXED = frozenset(  # roles whose look is the standard's alone; blocks keep what is stressed
    (
        "type_name",
        "subject",
        "opening",
        "heading",
        "phase",
        "closing",
        "recipient",
        "authority",
        "signer_title",
        "signer_name",
    )
)


def told_of(
    counts: Counts,
    flat: Flat,
    found: Sequence[OldText],
    chosen: Sequence[OldText],
    reading: Reading,
    candidates: Sequence[str],
) -> tuple[str, ...]:
    """One Vietnamese sentence for each thing the user should know, with its number."""
    emphasised = _lost_emphasis(flat.sources, reading)
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
        (
            flat.emphasised_cells,
            f"Có {flat.emphasised_cells} ô bảng mất chữ đậm, nghiêng, gạch chân; lời còn nguyên.",
        ),
        (
            emphasised,
            f"Có {emphasised} đề mục hoặc dòng đầu, dòng cuối có chữ nhấn riêng (đậm, nghiêng, gạch"
            " chân) không giữ được: ở đó thể thức định mặt chữ; lời còn nguyên.",
        ),
        (counts.hidden, f"Đã để riêng {counts.hidden} chỗ chữ ẩn hoặc chữ trắng; có thể lấy lại."),
        (
            counts.struck,
            f"Đã để riêng {counts.struck} chỗ chữ gạch ngang (coi là đã bỏ); có thể lấy lại.",
        ),
        (
            counts.placeholders,
            f"Đã để riêng {counts.placeholders} lời nhắc của ô nhập chưa điền.",
        ),
        (counts.drawn, f"Đã để riêng {counts.drawn} chỗ chữ nghệ thuật (WordArt); có thể lấy lại."),
        (counts.listings, "Đã để riêng mục lục tự động của Word."),
        (flat.headers, f"Đã đọc {flat.headers} dòng đầu trang, chân trang."),
        (
            counts.dates,
            f"Có {counts.dates} ngày tháng tự động (trường DATE): đã lấy ngày của lần lưu cuối;"
            " hãy xem lại.",
        ),
        (
            counts.lost_numbers,
            f"Có {counts.lost_numbers} số tự động kiểu cũ (AUTONUM) chỉ Word tính được; hãy gõ"
            " lại.",
        ),
        (
            counts.signs,
            f"Có {counts.signs} ký hiệu của phông lạ không rõ là dấu gì; hãy xem lại.",
        ),
        (counts.readings, f"Có {counts.readings} chú âm trên chữ không được nhập."),
        (
            counts.formulas,
            f"Có {counts.formulas} công thức chỉ giữ được chữ trên một dòng; hãy xem lại.",
        ),
    )
    said = [sentence for number, sentence in counted if number]
    said += _left_out(counts)
    said += (_old_text(one, one in chosen) for one in found)
    if len(candidates) > 1:
        numbers = [preset.load(one).source.number for one in candidates]
        said.append(
            f"Hình thức văn bản không cho biết chắc thể thức: tạm lấy {numbers[0]}; cũng có thể là"
            f" {', '.join(numbers[1:])}."
        )
    return tuple(said)


def _left_out(counts: Counts) -> list[str]:
    """The sentence on what is no text, where there is any."""
    kinds = (
        (counts.pictures, "hình"),
        (counts.charts, "biểu đồ"),
        (counts.diagrams, "sơ đồ (SmartArt)"),
        (counts.objects, "đối tượng nhúng"),
        (counts.lost_formulas, "công thức dạng hình"),
        (counts.files, "tệp chèn theo liên kết"),
    )
    named = [f"{number} {name}" for number, name in kinds if number]
    if not named:
        return []
    return [f"Có {', '.join(named)} không được nhập, cả chữ bên trong; tệp gốc còn nguyên."]


def _lost_emphasis(sources: Sequence[Source], reading: Reading) -> int:
    """How many lines stress some of their words where a plan leaves the look to its standard."""
    fixed = {line.number - 1 for line in reading.lines if line.role in _FIXED}
    return sum(place in fixed and _stresses(one) for place, one in enumerate(sources))


def _stresses(source: Source) -> bool:
    """Whether only some of the words behind the number are bold, italic or underlined."""
    text = source.text.rstrip()
    mark = read_mark(text)
    start = len(text) - len(mark.rest if mark is not None else text.lstrip())
    return any(begin > start or end < len(text) for begin, end, _ in source.emphasis)


def _old_text(one: OldText, converted: bool) -> str:
    shown = f"“{one.before}” là “{one.after}”"
    if not converted:
        return (
            f"Có {one.characters} ký tự có vẻ viết bằng bảng mã {one.name}, chưa chuyển vì tên"
            f" phông và mặt chữ không khớp nhau: {shown}."
        )
    lost = f" Có {one.lost} dấu không rõ là chữ gì, giữ nguyên." if one.lost else ""
    return f"Đã chuyển {one.characters} ký tự từ bảng mã {one.name} sang Unicode: {shown}.{lost}"
