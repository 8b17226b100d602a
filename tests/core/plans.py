"""Plans of invented bodies that the tests of core share."""

from kehoach_gui.core.plan import (
    Appendix,
    Block,
    Header,
    Number,
    Period,
    Plan,
    Section,
    Signature,
    Title,
)

HEADS = {
    "state-nd30": ("ỦY BAN NHÂN DÂN TỈNH SÔNG TRĂNG", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SVHTTDL"),
    "party-hd05": ("ĐẢNG BỘ TỈNH SÔNG TRĂNG", "ĐẢNG ỦY XÃ BẾN MỚI", "ĐU"),
    "party-hd36": ("ĐẢNG BỘ TỈNH SÔNG TRĂNG", "ĐẢNG ỦY XÃ BẾN MỚI", "ĐU"),
    "union-qd933": ("LIÊN ĐOÀN LAO ĐỘNG TỈNH SÔNG TRĂNG", "CÔNG ĐOÀN XÃ BẾN MỚI", "CĐX"),
    "youth-hd29": ("TỈNH ĐOÀN SÔNG TRĂNG", "BCH ĐOÀN XÃ BẾN MỚI", "ĐTN"),
}


def plan(standard: str) -> Plan:
    """One plan with a part of every kind, its head by the standard."""
    parent, body, symbol = HEADS[standard]
    ident = iter(range(1, 100))

    def section(number, heading, *blocks, kind="other", period=None, sections=()):  # type: ignore[no-untyped-def]
        return Section(next(ident), number, heading, kind, period, blocks, tuple(sections))

    say = Block("paragraph", "Mỗi khu dân cư có một góc tuyên truyền.")
    return Plan(
        standard=standard,
        header=Header(parent, body, Number("7", "KH", symbol), "Bến Mới", "2027-02-05"),
        title=Title("Kế hoạch", "tuyên truyền Ngày hội đọc sách lần thứ XII năm 2027"),
        opening=(
            "Căn cứ Kế hoạch số 41-KH/TU ngày 20/12/2026 của Tỉnh ủy Sông Trăng",
            "Xét đề nghị của Ban Tuyên giáo và Dân vận",
            "Cơ quan xây dựng kế hoạch như sau:",
        ),
        sections=(
            section(
                "I",
                "Mục đích, yêu cầu",
                kind="purpose",
                sections=[
                    section(
                        "1", None, Block("paragraph", "Nâng cao hiểu biết.", None, ((0, 8, "b"),))
                    ),
                    section(
                        "2", "Yêu cầu", Block("bullet", "Thiết thực"), Block("bullet", "Xã", "plus")
                    ),
                ],
            ),
            section(
                "II",
                "Các đợt tuyên truyền",
                kind="phases",
                sections=[
                    section(
                        "1",
                        "Đợt 1: Quý I/2027",
                        Block("paragraph", "việc thứ nhất", "letter"),
                        Block("paragraph", "việc thứ hai", "letter"),
                        kind="phase",
                        period=Period("Quý I/2027"),
                        sections=[section("a", "Ở xã", say), section("b", None, say)],
                    ),
                ],
            ),
            section(
                "III",
                "Khẩu hiệu",
                Block("slogan", "Đọc sách mỗi ngày!", "number"),
                Block("slogan", "Sách là bạn!", "number"),
                kind="slogans",
            ),
        ),
        closing=("Trên đây là kế hoạch của cơ quan.",),
        recipients=("Tỉnh ủy }", "Sở Nội vụ } (để b/c)", "Các thôn", "Lưu: VT, TG"),
        signatures=(Signature("TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thị Sông"),),
        appendices=(Appendix(None, "Phân công", (section("1", None, say),)),),
    )
