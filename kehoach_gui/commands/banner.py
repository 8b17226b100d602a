"""`slogans banner`: artwork of slogans at true size, as office sheets, or on a proof sheet."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_gui import files, services
from kehoach_gui.commands import options
from kehoach_gui.commands.convert import expand
from kehoach_gui.commands.options import UsageError, Words
from kehoach_gui.commands.qt import start_qt
from kehoach_gui.commands.tell import DONE, ProgressLine, tell, warn
from kehoach_gui.core.banner import (
    Banner,
    RefusedBanner,
    checked,
    colours,
    faces,
    measures,
    parse_size,
)
from kehoach_gui.core.banner_order import banners_of
from kehoach_gui.i18n import marked, tr

if TYPE_CHECKING:
    from kehoach_gui.export.banner import DrawnBanner

WITH_VALUE = {
    "-o": "out",
    "--out": "out",
    "--size": "size",
    "--from": "from",
    "--colours": "colours",
    "--face": "face",
    "--lines": "lines",
    "--bleed": "bleed",
    "--eyelets": "eyelets",
    "--distance": "distance",
    "--tile": "tile",
}
VERTICAL, CROP, AS_WRITTEN, PROOF, AS_JSON = (
    "--vertical",
    "--crop",
    "--as-written",
    "--proof",
    "--json",
)
NO_SIZE = marked("Chưa nêu cỡ: thêm --size RỘNGxCAO, ví dụ --size 6000x1000.")
HELP = marked(
    """slogans banner "LỜI"… --size RỘNGxCAO -o TỆP.pdf|.svg [tùy chọn]
slogans banner --from TỆP [--size RỘNGxCAO] [--proof] -o TỆP.pdf

--size           cỡ thành phẩm: 6000x1000 (mm), 6x1 m; lớn nhất 20 m × 3 m
--from TỆP       mọi khẩu hiệu của một kế hoạch hay danh sách; mỗi câu một trang PDF;
                 không nêu --size thì mọi dòng của danh mục đặt in, đúng cỡ từng dòng
--vertical       phướn: chữ xếp dọc
--lines N        đúng N dòng (1–4); không nêu thì chọn số dòng cho chữ to nhất
--colours MÃ     màu: {colours}
--face MÃ        kiểu chữ: {faces}
--as-written     giữ chữ hoa, chữ thường như đã viết
--bleed MM       chừa xén quanh mép (thường 10–30); --crop thêm dấu xén
--eyelets MM     chừa lề cho lỗ khoen
--distance M     khoảng cách đọc, để báo khi chữ quá nhỏ (không nêu: 20)
--tile a4|a3     chia thành tờ giấy văn phòng để ghép, kèm sơ đồ
--proof          tờ duyệt A4: mọi băng rôn cùng một tỷ lệ
--json           danh sách đối tượng text, lines, width, height, letter, warning

Mã kết thúc: 0 xong · 2 gọi sai · 3 lời, cỡ hay tệp bị từ chối · 4 không ghi được"""
)


def help_words() -> str:
    """How the command is used."""
    return tr(HELP).format(colours=", ".join(colours()), faces=", ".join(faces()))


def run(arguments: list[str]) -> int:
    """Writes the artwork as asked; warnings go to stderr and change no exit code.

    Raises UsageError for a wrong call, RefusedInput for words or sizes, CannotWrite.
    """
    words = options.split(arguments, WITH_VALUE, (VERTICAL, CROP, AS_WRITTEN, PROOF, AS_JSON))
    out = _target(words)
    banners = [checked(banner) for banner in _banners(words)]
    if not banners:
        raise UsageError(tr("Chưa nêu lời khẩu hiệu, hoặc --from TỆP."))
    if out.suffix.lower() == ".svg" and len(banners) > 1:
        raise UsageError(tr("Tệp SVG chỉ chứa một băng rôn; hãy ghi .pdf."))
    start_qt()
    from kehoach_gui.export.banner_files import draw_all

    drawn = draw_all(banners, ProgressLine(tr("Vẽ maket")))
    files.write_bytes(out, _maker(words, out)(drawn))
    for one in drawn:
        if one.warning:
            warn(f"“{one.banner.text}”: {one.warning}")
    if AS_JSON in words.options:
        tell(json.dumps([_data(one) for one in drawn], ensure_ascii=False, indent=1))
    return DONE


def _target(words: Words) -> Path:
    """Where to write; raises UsageError before anything is read."""
    outs = words.all("out")
    if len(outs) != 1:
        raise UsageError(tr("Cần đúng một nơi ghi: -o TỆP.pdf hoặc -o TỆP.svg."))
    if words.last("size") is None and (words.inputs or not words.all("from")):
        raise UsageError(tr(NO_SIZE))
    out = Path(outs[0])
    special = PROOF in words.options or words.last("tile") is not None
    if out.suffix.lower() not in ((".pdf",) if special else (".pdf", ".svg")):
        raise UsageError(
            tr("Tờ duyệt và tờ ghép chỉ ghi được .pdf.")
            if special
            else tr("Đuôi tệp phải là .pdf hoặc .svg.")
        )
    if PROOF in words.options and words.last("tile") is not None:
        raise UsageError(tr("Chọn một trong hai: --proof hoặc --tile."))
    _require_known(words, "tile", measures()["tile"]["paper"])
    _require_known(words, "colours", colours())
    _require_known(words, "face", faces())
    return out


def _require_known(words: Words, option: str, known: Iterable[str]) -> None:
    """Raises UsageError where the option has a value that is not one of these."""
    value = words.last(option)
    if value is not None and value.lower() not in known:
        raise UsageError(
            tr("--{option} nhận: {known}.").format(option=option, known=", ".join(known))
        )


def _banners(words: Words) -> list[Banner]:
    """The banners that are asked for, at the size that is named or else at those of the orders.

    Raises RefusedInput, UsageError where no size is known.
    """
    if words.last("size") is not None:
        width, height = parse_size(words.last("size") or "")
        asked = Banner("", width, height, vertical=VERTICAL in words.options)
        texts = [*words.inputs, *_texts(words.all("from"))]
        return [_dressed(replace(asked, text=text), words) for text in texts]
    found: list[Banner] = []
    for path in expand(words.all("from")):
        order = services.read_any(path).plan.order
        if order is None:
            raise UsageError(tr(NO_SIZE))
        found += banners_of(order)
    if not found:
        raise RefusedBanner(tr("Danh mục đặt in không có dòng nào vẽ được; hãy điền cỡ."))
    return [_dressed(banner, words) for banner in found]


def _texts(sources: list[str]) -> list[str]:
    """The slogans of plans and lists; raises RefusedInput."""
    return [
        slogan.text for path in expand(sources) for slogan in services.read_slogans(path).slogans
    ]


def _dressed(banner: Banner, words: Words) -> Banner:
    """The banner with colours, letters and margins as asked."""
    return replace(
        banner,
        colours=(words.last("colours") or banner.colours).lower(),
        face=(words.last("face") or banner.face).lower(),
        capitals=AS_WRITTEN not in words.options,
        lines=int(_number(words, "lines", banner.lines, whole=True)),
        bleed=_number(words, "bleed", banner.bleed),
        crop=CROP in words.options,
        eyelets=_number(words, "eyelets", banner.eyelets),
        distance_m=_number(words, "distance", banner.distance_m),
    )


def _number(words: Words, option: str, usual: float, whole: bool = False) -> float:
    written = words.last(option)
    if written is None:
        return usual
    if re.fullmatch(r"[0-9]{1,6}" if whole else r"[0-9]{1,6}(?:[.,][0-9]{1,3})?", written) is None:
        raise UsageError(
            tr("--{option} cần một số, không phải «{word}».").format(option=option, word=written)
        )
    return float(written.replace(",", "."))


def _maker(words: Words, out: Path) -> "Callable[[list[DrawnBanner]], bytes]":
    from kehoach_gui.export import banner_files

    progress = ProgressLine(tr("Ghi maket"))
    paper = words.last("tile")
    if paper is not None:
        return lambda drawn: banner_files.tiled_pdf(drawn, paper.lower(), progress)
    if PROOF in words.options:
        return lambda drawn: banner_files.proof_pdf(drawn, progress)
    if out.suffix.lower() == ".svg":
        return banner_files.banner_svg
    return lambda drawn: banner_files.banner_pdf(drawn, progress)


def _data(one: "DrawnBanner") -> dict[str, Any]:
    return {
        "text": one.banner.text,
        "lines": list(one.lines),
        "width": one.banner.width,
        "height": one.banner.height,
        "letter": round(one.letter, 1),
        "warning": one.warning,
    }
