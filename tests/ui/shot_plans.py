"""Documents of other bodies for the pictures: a superior's plan, the leader's corrections."""

from dataclasses import replace

from kehoach_gui.core import preset, structure
from kehoach_gui.core.edits import set_blocks
from kehoach_gui.core.plan import Block, Header, Number, Plan, Section, Title, walk
from kehoach_gui.reading.docx.comments import Comment, Margin
from kehoach_gui.returned_file import ReturnedFile, compared

TASKS = (
    "Tuyên truyền kết quả, ý nghĩa của Đại hội đại biểu toàn quốc lần thứ XIV của Đảng",
    "Trang trí, cổ động trực quan trên các tuyến đường và khu vực trung tâm dịp Tết",
    "Phát chuyên mục trên đài truyền thanh, ít nhất 3 buổi mỗi tuần",
    "Tổ chức giải chạy việt dã tiếp sức cho thanh niên trước ngày 26/3/2027",
    "Mở cuộc thi sáng tác ảnh nghệ thuật về thành phố",
)
REPORT = "Báo cáo kết quả về Ban Tuyên giáo và Dân vận trước ngày 10/12/2027"
WHEN = "2026-11-20T09:15:00Z"


def superior_plan() -> Plan:
    """A plan of the body above, some of it answered by the sample in other words."""
    tasks = tuple(Block("bullet", text) for text in TASKS)
    return Plan(
        "party-hd05",
        Header("ĐẢNG BỘ TỈNH HÀ NAM", "THÀNH ỦY", Number("41", "KH", "TU"), "Hà Nam", "2026-11-05"),
        Title("Kế hoạch", "tuyên truyền các ngày lễ lớn năm 2027"),
        sections=(
            Section(1, "I", "NỘI DUNG, HÌNH THỨC", "content", blocks=tasks),
            Section(2, "II", "CHẾ ĐỘ BÁO CÁO", blocks=(Block("paragraph", REPORT),)),
        ),
    )


def returned_file(plan: Plan) -> ReturnedFile:
    """The plan as the leader sent it back: words, a paragraph, a signer, a section moved."""
    first = next(s for s, _ in walk(plan.sections) if len(s.blocks) > 2)
    words = first.blocks[0].words.split()
    changed = " ".join([*words[:5], "thường xuyên,", "kịp thời,", *words[7:]])
    blocks = (replace(first.blocks[0], text=changed, emphasis=()), *first.blocks[2:])
    more = (*blocks, Block("bullet", "Giao chỉ tiêu tin, bài cho từng chi bộ."))
    returned = set_blocks(plan, first.id, more)
    returned = replace(returned, signatures=(replace(plan.signature, name="Nguyễn Thị Thu Hà"),))
    target = plan.sections[-1].sections
    known = preset.load(plan.standard)
    returned = structure.move_section(returned, target[-1].id, plan.sections[-1].id, 0, known)
    who = "Nguyễn Văn Hòa"
    comments = (
        Comment(who, WHEN, "Ghi rõ đơn vị chủ trì.", words[0], changed, first.blocks[0].words),
        Comment(
            who, WHEN, "Câu kết được rồi.", "Trên đây", plan.closing[0] if plan.closing else ""
        ),
    )
    return compared("KH_tuyen_truyen_2027.docx", plan, returned, Margin(comments))
