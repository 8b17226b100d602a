"""Files as they lie on the disk of an office, built anew: plans of an invented commune, and others.

Run as `python tests/ui/office_files.py FOLDER` to look at them in Word or in the window.
"""

import csv
import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

ROOT = Path(__file__).resolve().parents[2]
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)
SUBJECT = "Tuyên truyền Ngày hội Đọc sách xã Suối Lành năm 2027"
BODY = (
    ("I", "MỤC ĐÍCH, YÊU CẦU"),
    ("1.", "Nâng cao nhận thức của cán bộ, Nhân dân về việc đọc sách."),
    ("2.", "Bảo đảm thiết thực, tiết kiệm, đúng quy định."),
    ("II", "NỘI DUNG TUYÊN TRUYỀN"),
    ("1.", "Ý nghĩa của Ngày Sách và Văn hóa đọc Việt Nam"),
    ("-", "Giới thiệu sách hay trên loa truyền thanh của xã;"),
    ("-", "Kể chuyện theo sách tại trường học."),
    ("2.", "Thư viện xã và tủ sách thôn"),
    ("a)", "Giờ mở cửa của thư viện;"),
    ("b)", "Cách mượn sách về nhà."),
    ("III", "THỜI GIAN, CÁC ĐỢT TUYÊN TRUYỀN"),
    ("1.", "Đợt 1: từ ngày 01 tháng 4 đến ngày 15 tháng 4 năm 2027"),
    ("2.", "Đợt 2: từ ngày 16 tháng 4 đến ngày 30 tháng 4 năm 2027"),
    ("IV", "KHẨU HIỆU TUYÊN TRUYỀN"),
    ("-", "Sách mở ra chân trời mới!"),
    ("-", "Mỗi nhà một tủ sách, mỗi người một cuốn sách hay!"),
    ("V", "TỔ CHỨC THỰC HIỆN"),
    ("1.", "Công chức Văn hóa – Xã hội chủ trì, theo dõi, tổng hợp kết quả."),
    ("2.", "Các trường học, các thôn căn cứ kế hoạch này để thực hiện."),
)
BASIS = "Căn cứ Kế hoạch số 41/KH-UBND ngày 02 tháng 3 năm 2027 của Ủy ban nhân dân huyện;"
CLOSING = "Trên đây là Kế hoạch tuyên truyền Ngày hội Đọc sách, đề nghị các đơn vị thực hiện./."
RECIPIENTS = ("Nơi nhận:", "- UBND huyện (b/c);", "- Các trường học, các thôn;", "- Lưu: VT.")
STATE = ("ỦY BAN NHÂN DÂN", "XÃ SUỐI LÀNH", "Số: 15/KH-UBND", "Suối Lành")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DATE = "Suối Lành, ngày 15 tháng 3 năm 2027"
SIGNER = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An")


def _bytes(file: DocxDocument) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def _centred(file: DocxDocument, *texts: str) -> None:
    for text in texts:
        paragraph = file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True


def _columns(file: DocxDocument, *columns: Sequence[str]) -> None:
    table = file.add_table(1, len(columns))
    for cell, texts in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].text = texts[0]
        for text in texts[1:]:
            cell.add_paragraph(text)


def _middle(file: DocxDocument, body: Sequence[tuple[str, str]] = BODY) -> None:
    for mark, words in body:
        text = f"{mark}. {words}" if mark.isupper() else f"{mark} {words}"
        run = file.add_paragraph().add_run(text)
        run.bold = mark.isupper()


def two_columns() -> bytes:
    """Last year's plan: head and tail in tables of two columns."""
    file = docx.Document()
    _columns(file, (*STATE[:2], STATE[2]), (*MOTTO, DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    file.add_paragraph(BASIS)
    _middle(file)
    file.add_paragraph(CLOSING)
    _columns(file, RECIPIENTS, SIGNER)
    return _bytes(file)


LINE = (
    '<w:r {spaces}><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" '
    'from="30pt,1pt" to="120pt,1pt"/></w:pict></w:r>'
)


def tabs_and_lines() -> bytes:
    """Head and tail set with tabs, the lines under them drawn."""
    file = docx.Document()
    for left, right in zip(STATE[:2], MOTTO, strict=True):
        file.add_paragraph(f"{left}\t\t{right}")
    drawn = file.add_paragraph()
    drawn._p.append(parse_xml(LINE.format(spaces=nsdecls("w"))))
    file.add_paragraph(f"{STATE[2]}\t\t\t{DATE}")
    _centred(file, "KẾ HOẠCH", SUBJECT)
    file.add_paragraph(BASIS)
    _middle(file)
    file.add_paragraph(CLOSING)
    file.add_paragraph(f"Nơi nhận:\t\t\t{SIGNER[0]}")
    file.add_paragraph(f"{RECIPIENTS[1]}\t\t\t{SIGNER[1]}")
    for text in (*RECIPIENTS[2:], "", f"\t\t\t\t{SIGNER[2]}"):
        file.add_paragraph(text)
    return _bytes(file)


BOX = (
    '<w:r {spaces}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    "<w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def boxed_head() -> bytes:
    """The head in two text boxes."""
    file = docx.Document()
    holder = file.add_paragraph()
    for texts in (STATE[:3], (*MOTTO, DATE)):
        words = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
        holder._p.append(parse_xml(BOX.format(spaces=nsdecls("w"), words=words)))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    _middle(file)
    file.add_paragraph(CLOSING)
    _columns(file, RECIPIENTS, SIGNER)
    return _bytes(file)


LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))


def automatic_numbers() -> bytes:
    """The numbers I, 1, a, - are Word's own, the text has none."""
    file = docx.Document()
    _columns(file, (*STATE[:2], STATE[2]), (*MOTTO, DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    part = file.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(LEVELS)
    )
    plan = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inner}</w:abstractNum>')
    part.insert(0, plan)
    number = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    part.append(parse_xml(number))
    for mark, words in BODY:
        level = 0 if mark.isupper() else {"1": 1, "2": 1, "a": 2, "b": 2, "-": 3}[mark[0]]
        paragraph = file.add_paragraph(words)
        listed = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        listed.get_or_add_ilvl().val = level
        listed.get_or_add_numId().val = 77
    file.add_paragraph(CLOSING)
    _columns(file, RECIPIENTS, SIGNER)
    return _bytes(file)


def party_plan() -> bytes:
    """A plan of a Party committee."""
    file = docx.Document()
    left = ("ĐẢNG BỘ HUYỆN TRÚC SƠN", "ĐẢNG ỦY XÃ SUỐI LÀNH", "*", "Số 15-KH/ĐU")
    _columns(file, left, ("ĐẢNG CỘNG SẢN VIỆT NAM", "", DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    _middle(file)
    recipients = ("Nơi nhận:", "- Ban Thường vụ Huyện ủy,", "- Các chi bộ,", "- Lưu Văn phòng.")
    _columns(file, recipients, ("T/M ĐẢNG ỦY", "BÍ THƯ", "Trần Thị Bình"))
    return _bytes(file)


def union_plan() -> bytes:
    """A plan of a trade union."""
    file = docx.Document()
    left = ("LIÊN ĐOÀN LAO ĐỘNG HUYỆN TRÚC SƠN", "CÔNG ĐOÀN XÃ SUỐI LÀNH", "Số: 15/KH-CĐX")
    _columns(file, left, (*MOTTO, DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    _middle(file)
    recipients = ("Nơi nhận:", "- LĐLĐ huyện;", "- Các công đoàn cơ sở;", "- Lưu: VT.")
    _columns(file, recipients, ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", "Phạm Văn Cường"))
    return _bytes(file)


def _codes(name: str) -> dict[str, str]:
    with (ROOT / "resources/legacy" / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
        return {
            row["letter"]: bytes.fromhex(row["code"]).decode("cp1252", "replace")
            for row in csv.DictReader(rows)
        }


def _old(text: str, codes: dict[str, str]) -> str:
    return "".join(codes.get(sign, sign) for sign in text)


def _old_plan(body: str, loud: str, name: str) -> bytes:
    codes = _codes(name)
    file = docx.Document()

    def add(text: str, capitals: bool = False) -> None:
        small = capitals and loud != body
        run = file.add_paragraph().add_run(_old(text.lower() if small else text, codes))
        run.font.name = loud if capitals else body

    for text in (*STATE[:2], *MOTTO[:1]):
        add(text, True)
    for text in (MOTTO[1], STATE[2], DATE):
        add(text)
    add("KẾ HOẠCH", True)
    add(SUBJECT)
    for mark, words in BODY:
        words = words.replace("Ý nghĩa của", "Giới thiệu")  # Ý has no sign in small letters' fonts
        add(f"{mark}. {words}" if mark.isupper() else f"{mark} {words}", mark.isupper())
    for text in (*RECIPIENTS, *SIGNER):
        add(text, text.isupper())
    return _bytes(file)


def tcvn3_plan() -> bytes:
    """A plan of the nineties in .VnTime, its capitals in .VnTimeH."""
    return _old_plan(".VnTime", ".VnTimeH", "tcvn3")


def vni_plan() -> bytes:
    """A plan in VNI-Times."""
    return _old_plan("VNI-Times", "VNI-Times", "vni")


def unsure_tcvn3() -> bytes:
    """TCVN3 letters in a font that does not tell it, with a sign that is no letter."""
    codes = _codes("tcvn3")
    file = docx.Document()
    for text in ("KE HOACH", SUBJECT, *(words for mark, words in BODY if not mark.isupper())):
        text = text.replace("Ý nghĩa của", "Giới thiệu")
        run = file.add_paragraph().add_run(_old(text, codes) + ("\u00b2" if "loa" in text else ""))
        run.font.name = "Arial"
    return _bytes(file)


def web_page() -> bytes:
    """A plan copied from a web page: menus, NBSP, dates of the post, related news."""
    file = docx.Document()
    for text in (
        "Trang chủ » Tin tức » Văn bản",
        "15/03/2027 08:15",
        "Chia sẻ Facebook",
        "In trang",
    ):
        file.add_paragraph(text)
    _columns(file, (*STATE[:2], STATE[2]), (*MOTTO, DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    for mark, words in BODY:
        text = f"{mark}. {words}" if mark.isupper() else f"{mark} {words}"
        file.add_paragraph(text.replace(" ", "\u00a0"))
    _columns(file, RECIPIENTS, SIGNER)
    for text in ("Tin liên quan", "Hội thi kể chuyện theo sách", "Bình luận (0)"):
        file.add_paragraph(text)
    return _bytes(file)


def _tasks(file: DocxDocument) -> None:
    rows = (
        ("TT", "Nội dung", "Đơn vị", "Thời hạn"),
        ("1", "Treo băng rôn", "Văn hóa – Xã hội", "10/4/2027"),
        ("2", "Phát thanh", "Đài truyền thanh", "Tháng 4"),
    )
    table = file.add_table(len(rows), 4, style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def table_of_tasks() -> bytes:
    """A plan whose organisation is a ruled table."""
    file = docx.Document()
    _columns(file, (*STATE[:2], STATE[2]), (*MOTTO, DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    _middle(file)
    file.add_paragraph("Phân công nhiệm vụ cụ thể như sau:")
    _tasks(file)
    file.add_paragraph(CLOSING)
    _columns(file, RECIPIENTS, SIGNER)
    return _bytes(file)


def two_appendices() -> bytes:
    """A plan with two appendices behind the signature."""
    file = docx.Document()
    _columns(file, (*STATE[:2], STATE[2]), (*MOTTO, DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    _middle(file)
    file.add_paragraph(CLOSING)
    _columns(file, RECIPIENTS, SIGNER)
    note = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 15 tháng 3 năm 2027 của UBND xã)"
    for number, title in (("I", "BẢNG PHÂN CÔNG NHIỆM VỤ"), ("II", "DANH SÁCH TỦ SÁCH THÔN")):
        file.add_page_break()
        _centred(file, f"PHỤ LỤC {number}", title)
        file.add_paragraph(note)
        if number == "I":
            _tasks(file)
        else:
            for text in ("1. Tủ sách thôn Đông, nhà văn hóa.", "2. Tủ sách thôn Tây, trường học."):
                file.add_paragraph(text)
    return _bytes(file)


def letter() -> bytes:
    """A công văn: no plan at all."""
    file = docx.Document()
    left = (*STATE[:2], "Số: 88/UBND-VHXH", "V/v báo cáo kết quả đọc sách")
    _columns(file, left, (*MOTTO, DATE))
    file.add_paragraph("Kính gửi: Các trường học trên địa bàn xã")
    file.add_paragraph("Ủy ban nhân dân xã đề nghị các trường báo cáo trước ngày 30/4/2027.")
    file.add_paragraph("Rất mong các trường quan tâm thực hiện./.")
    _columns(file, RECIPIENTS, SIGNER)
    return _bytes(file)


def empty() -> bytes:
    """A new document that was saved at once."""
    return _bytes(docx.Document())


def long_plan(pages: int = 500) -> bytes:
    """A plan of very many pages: the same sections again and again."""
    file = docx.Document()
    _columns(file, (*STATE[:2], STATE[2]), (*MOTTO, DATE))
    _centred(file, "KẾ HOẠCH", SUBJECT)
    body = file.element.body
    last = body[-1]  # the section's properties stay last
    words = " ".join(text for _, text in BODY[1:6])
    for page in range(pages):
        for place in range(6):
            text = f"{page % 40 + 1}. Nhiệm vụ thứ {page + 1}" if place == 0 else f"- {words}"
            last.addprevious(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{text}</w:t></w:r></w:p>"))
    _columns(file, RECIPIENTS, SIGNER)
    return _bytes(file)


def zip_of_nothing() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("anh.txt", "không phải Word")
    return target.getvalue()


PLANS: dict[str, Callable[[], bytes]] = {
    "kế hoạch năm ngoái.docx": two_columns,
    "đầu văn bản bằng tab.docx": tabs_and_lines,
    "đầu trong khung chữ.docx": boxed_head,
    "số tự động.docx": automatic_numbers,
    "kế hoạch Đảng ủy.docx": party_plan,
    "kế hoạch công đoàn.docx": union_plan,
    "phông VnTime.docx": tcvn3_plan,
    "phông VNI.docx": vni_plan,
    "phông lạ.docx": unsure_tcvn3,
    "chép từ trang mạng.docx": web_page,
    "bảng phân công.docx": table_of_tasks,
    "hai phụ lục.docx": two_appendices,
    "công văn.docx": letter,
}
REFUSED: dict[str, tuple[bytes, str]] = {  # file, a piece of what is said
    "trống.docx": (b"", "trống"),
    "chưa gõ gì.docx": (empty(), "không có chữ nào"),
    "có mật khẩu.docx": (LOCKED, "mật khẩu"),
    "đời cũ.doc": (OLE, "Word đời cũ"),
    "đời cũ đổi tên.docx": (OLE, "Word đời cũ"),
    "có macro.docm": (zip_of_nothing(), "macro"),
    "OpenDocument.odt": (zip_of_nothing(), "Lưu thành"),
    "văn bản.rtf": (b"{\\rtf1 KH}", "Lưu thành"),
    "RTF đổi tên.docx": (b"{\\rtf1 KH}", "RTF"),
    "bản quét.pdf": (b"%PDF-1.4", "PDF"),
    "PDF đổi tên.docx": (b"%PDF-1.4", "PDF"),
    "nén đổi tên.docx": (zip_of_nothing(), "tệp khác đổi tên"),
    "trang mạng đổi tên.docx": ("<HTML><body>KẾ HOẠCH</body></html>".encode(), "trang mạng"),
    "~$ hoạch năm ngoái.docx": (bytes(162), "đang mở"),
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, build in PLANS.items():
        (folder / name).write_bytes(build())
    for name, (content, _) in REFUSED.items():
        (folder / name).write_bytes(content)
    (folder / "500 trang.docx").write_bytes(long_plan())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
