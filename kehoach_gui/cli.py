"""The program in a terminal: chooses the command and turns its errors into exit codes."""

import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path

from kehoach_gui.commands.options import UsageError
from kehoach_gui.commands.tell import DONE, FAILED, REFUSED, USAGE, NoOutput, tell, unexpected, warn
from kehoach_gui.core.errors import CannotWrite, UserError
from kehoach_gui.i18n import marked, tr

HELP_WORDS = ("-h", "--help", "-?", "/?")
HELP = marked(
    """Kế hoạch {version}: soạn, lưu và in kế hoạch tuyên truyền đúng thể thức, không cần mạng.

  python main.py [TỆP…]                mở cửa sổ (và các tệp)
  python main.py convert …             chuyển kế hoạch sang DOCX, PDF, JSON, .kehoach, văn bản
  python main.py check TỆP             rà soát kế hoạch, nêu chỗ cần xem lại
  python main.py calendar TỆP -o …     lịch của kế hoạch: một trang A4, phụ lục, .ics
  python main.py calendar days NĂM     ngày lễ, ngày kỷ niệm của một năm
  python main.py calendar read "CHỮ"   đọc một mốc thời gian
  python main.py slogans …             nhập, tìm, liệt kê khẩu hiệu; vẽ maket băng rôn
  python main.py --self-test           kiểm tra cài đặt và in bản báo cáo
  python main.py LỆNH --help           cách dùng một lệnh"""
)
CONVERT_HELP = marked(
    """convert TỆP… -o TỆP_RA [-o TỆP_RA…] [--standard MÃ] [--set ĐƯỜNG_DẪN=GIÁ_TRỊ…]
convert TỆP… -o THƯ_MỤC --to docx,pdf [--standard MÃ] [--set ĐƯỜNG_DẪN=GIÁ_TRỊ…]

TỆP              .docx .txt .html .json .kehoach; có thể dùng * và ?
-o TỆP_RA        đuôi tệp chọn loại: {suffixes}; tệp đã có được thay trọn vẹn
-o THƯ_MỤC --to  khi có nhiều tệp: thư mục ghi và các loại, cách nhau bằng dấu phẩy
--standard MÃ    thể thức: {standards}
--set            đặt một phần của kế hoạch, ví dụ header.place=Hà Nội, signature.name=Nguyễn Văn A

Mã kết thúc: 0 xong · 2 gọi sai · 3 không đọc được tệp vào, còn chỗ chưa điền · 4 không ghi được"""
)


CHECK_HELP = marked(
    """check TỆP [--standard MÃ] [--library TỆP] [--json]

TỆP              .docx .txt .html .json .kehoach
--standard MÃ    rà soát theo thể thức này: {standards}
--library TỆP    thư viện có sự kiện, quy ước của đơn vị, nếu không phải là thư viện thường dùng
--json           danh sách đối tượng rule, place, text, reason, fix

Rà soát phần đầu và phần cuối còn thiếu, số và ký hiệu, số mục, thời gian các đợt, ngày kỷ niệm, dấu
ngoặc kép. Chỗ đã chấp nhận trong kế hoạch không nêu lại khi lời văn chưa đổi.

Mã kết thúc: 0 không có gì · 1 có chỗ cần xem lại · 2 gọi sai · 3 không đọc được tệp vào"""
)
CALENDAR_HELP = marked(
    """calendar KẾ_HOẠCH -o TỆP_RA [-o TỆP_RA…] [--months] [--standard MÃ]
calendar days NĂM [--json] [-o TỆP_RA [--months] [--standard MÃ]]
calendar tasks KẾ_HOẠCH [--json] [-o TỆP_RA [--units] [--unit ĐƠN_VỊ] [--standard MÃ]]
calendar read "CHỮ" [--year NĂM] [--issued NGÀY] [--json]

KẾ_HOẠCH -o      lịch của kế hoạch; đuôi tệp chọn loại: .pdf .png một trang A4 nằm ngang,
                 .docx phụ lục «Lịch tuyên truyền», .ics cho Outlook, Google Calendar
days             các ngày lễ, ngày kỷ niệm của một năm: ngày, tên, số năm, năm tròn, độ tin cậy;
                 -o ghi danh sách ra .docx hoặc .pdf
tasks            bảng phân công việc – đơn vị – thời hạn – sản phẩm, ra .docx hoặc .pdf
--units, --unit  trích riêng cho mỗi đơn vị, cho một đơn vị
--months         mỗi tháng một tờ lịch (.pdf): ngày âm, ngày kỷ niệm, hạn việc
--standard MÃ    theo thể thức này
read             cách chương trình đọc một mốc thời gian, ví dụ "Từ tháng 3 đến cuối quý II/2027"
--year NĂM       năm của các mốc không ghi năm
--issued NGÀY    ngày ban hành cho "từ nay", dạng 2027-03-05
--library TỆP    thư viện có sự kiện, quy ước, ngày kỷ niệm của đơn vị, nếu không phải là thư viện
                 thường dùng
--json           kết quả dạng JSON

Mã kết thúc: 0 xong · 1 không đọc được thời gian · 2 gọi sai
3 không đọc được tệp vào · 4 không ghi được"""
)
SLOGANS_HELP = marked(
    """slogans import TỆP… [--starter] [--look] [--json]
slogans search CHỮ… [--tag DỊP] [--level CẤP] [--year NĂM] [--source NGUỒN] [--favourite] [--json]
slogans list [--tag DỊP] [--level CẤP] [--year NĂM] [--source NGUỒN] [--favourite] [--json]

import           thêm khẩu hiệu từ kế hoạch, danh sách .txt, .html, bảng .csv; câu đã có thì bỏ qua
--starter        nạp thư viện mẫu kèm theo chương trình, mỗi thư viện một lần
--look           chỉ xem câu nào mới, đã có, gần giống; không ghi gì
search           tìm không cần dấu, đ như d; câu đúng dấu đứng trước
--limit N        nhiều nhất N câu
--library TỆP    thư viện khác với thư viện thường dùng
--json           danh sách đối tượng text, source, year, level, tags

Mã kết thúc: 0 xong · 2 gọi sai · 3 không đọc được tệp vào · 4 không ghi được, thư viện đang mở"""
)


def wanted(arguments: list[str]) -> bool:
    """True where the words call for a command or help and not for the window."""
    return bool(arguments) and (
        arguments[0] in COMMANDS or any(word in HELP_WORDS for word in arguments)
    )


def run(arguments: list[str], library: Path | None = None) -> int:
    """Runs the command that the words name and gives its exit code (see tell.py).

    Without a command: the help, 2. `library` is the one named before the command. Never lets an
    exception through.
    """
    use_utf8()
    try:
        if any(word in HELP_WORDS for word in arguments):
            tell(help_for(arguments[0]))
            return DONE
        command = COMMANDS.get(arguments[0]) if arguments else None
        if command is None:
            if arguments and os.path.exists(arguments[0]):
                warn(tr("Không có màn hình nên không mở được cửa sổ; hãy dùng một lệnh."))
            elif arguments:
                warn(tr("Không có lệnh «{word}».").format(word=arguments[0]))
            tell(help_for(""))
            return USAGE
        return command(arguments[1:], library)
    except UsageError as error:
        warn(f"{error}\n" + tr("Cách dùng: thêm --help."))
        return USAGE
    except NoOutput as error:
        # what is left in the buffer goes nowhere, or Python would complain of it at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        warn(str(error))
        return FAILED
    except CannotWrite as error:
        warn(str(error))
        return FAILED
    except UserError as error:
        warn(str(error))
        return REFUSED
    except KeyboardInterrupt:
        warn(tr("Đã dừng theo yêu cầu. Các tệp ghi xong vẫn nguyên vẹn."))
        return FAILED
    except Exception as error:
        warn(unexpected(error))
        return REFUSED


def use_utf8() -> None:
    """Lets the terminal take Vietnamese on every system (Windows pipes are cp1252)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def help_for(command: str) -> str:
    """The help of a command, or of the whole program."""
    from kehoach_gui import __version__, services
    from kehoach_gui.core import preset

    standards = ", ".join(preset.ids())
    if command == "check":
        return tr(CHECK_HELP).format(standards=standards)
    if command == "calendar":
        return tr(CALENDAR_HELP)
    if command == "slogans":
        from kehoach_gui.commands import banner, order

        return "\n\n".join((tr(SLOGANS_HELP), order.help_words(), banner.help_words()))
    if command != "convert":
        return tr(HELP).format(version=__version__)
    suffixes = " ".join(exporter.suffix for exporter in services.exporters())
    return tr(CONVERT_HELP).format(suffixes=suffixes, standards=standards)


def convert(arguments: list[str], library: Path | None = None) -> int:
    from kehoach_gui.commands import convert as command

    return command.run(arguments)


def check(arguments: list[str], library: Path | None = None) -> int:
    from kehoach_gui.commands import check as command

    return command.run(arguments, library)


def calendar(arguments: list[str], library: Path | None = None) -> int:
    from kehoach_gui.commands import calendar as command

    return command.run(arguments, library)


def slogans(arguments: list[str], library: Path | None = None) -> int:
    from kehoach_gui.commands import slogans as command

    return command.run(arguments, library)


def self_test(arguments: list[str], library: Path | None = None) -> int:
    from kehoach_gui.commands import selftest as command

    return command.run(arguments)


COMMANDS: dict[str, Callable[[list[str], Path | None], int]] = {
    "convert": convert,
    "check": check,
    "calendar": calendar,
    "slogans": slogans,
    "--self-test": self_test,
}
