"""Bytes of a text file into text, or a refusal that names what the file seems to be."""

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.refusals import file_kind
from kehoach_gui.reading.tables import file_table

_BAD_SHARE = 0.01  # of undecodable or NUL bytes, from which a file is refused
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WHAT_TO_DO = (
    " Không có gì thay đổi; hãy mở tệp bằng Word rồi lưu thành văn bản thuần (.txt) mã UTF-8,"
    " hoặc chép nội dung và dán vào."
)


def decode(data: bytes) -> tuple[str, int]:
    """The text, and how many undecodable bytes or characters were replaced in it.

    UTF-8 with or without mark, UTF-16 with mark. Raises RefusedInput where 1 % of the bytes or
    more are undecodable or NUL, naming the likely encoding or kind of file.
    """
    _refuse_known_files(data)
    encoding, start = "utf-8", 0
    for mark, name in _MARKS:
        if data.startswith(mark):
            encoding, start = name, len(mark)
            break
    body = data[start:]
    text = body.decode(encoding, "replace")
    nul = text.count("\0")
    if encoding == "utf-8":
        escaped = body.decode("utf-8", "surrogateescape")
        bad = sum("\udc80" <= character <= "\udcff" for character in escaped)
    else:
        bad = text.count("\ufffd")
    if bad + nul and (bad + nul) >= _BAD_SHARE * max(len(text), 1):
        raise RefusedInput(f"Tệp không phải văn bản UTF-8: {_likely(body, nul)}.{_WHAT_TO_DO}")
    return text, bad


def _refuse_known_files(data: bytes) -> None:
    name = file_kind("signature", data)
    if name:
        raise RefusedInput(f"Đây là {name}, không phải văn bản thuần.{_WHAT_TO_DO}")


def _likely(data: bytes, nul: int) -> str:
    """What the bytes seem to be, for the message."""
    if nul:
        even, odd = sorted((data[:4000:2].count(0), data[1:4000:2].count(0)))
        wide = odd > 8 * even and odd * 4 > len(data[:4000:2])
        return "có vẻ là UTF-16 không có dấu nhận dạng" if wide else "có vẻ là tệp nhị phân"
    sample = data[:200_000]
    high = sum(byte >= 0x80 for byte in sample)
    letters = sum(0x41 <= byte <= 0x7A for byte in sample)
    controls = sum(byte < 0x20 and byte not in (9, 10, 12, 13) for byte in sample)
    if controls * 50 > len(sample) or letters < high:
        return "có vẻ là tệp nhị phân"
    for encoding in file_table("encoding"):
        wanted = _byte_set(encoding["ranges"])
        after = frozenset(encoding.get("after", "").encode("latin-1"))
        hits = sum(
            byte in wanted and (not after or sample[place - 1] in after)
            for place, byte in enumerate(sample)
        )
        if high and hits >= encoding["share"] * high:
            return f"có vẻ viết bằng bảng mã {encoding['name']}"
    return "không nhận ra bảng mã"


def _byte_set(ranges: list[str]) -> frozenset[int]:
    bounds = [[int(end, 16) for end in one.split("-")] for one in ranges]
    return frozenset(byte for low, high in bounds for byte in range(low, high + 1))
