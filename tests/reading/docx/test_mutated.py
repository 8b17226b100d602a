"""Word files damaged at random never crash, hang or read as something they are not."""

import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest
from word_xml import box, listed, p, run, table, word

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.content import Content
from kehoach_gui.reading.docx.reading import read_content

FULL = 500
MOST_SECONDS = 5.0
LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="A"><w:rPr><w:b/></w:rPr>'
    "</w:style>"
)


def sample() -> bytes:
    body = (
        p("KẾ HOẠCH")
        + p("Tuyên truyền bầu cử")
        + "".join(listed(f"Treo {n} băng rôn trên đường phố.", 1) for n in range(9))
        + table([[p("STT"), p("Việc")], [p("1"), p("Treo cờ")]], header_rows=1)
        + p(run("Khung ") + box(p("chữ trong khung")))
        + p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        )
        + p(
            run("Chó thÝch") + '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:pStyle w:val='A'/>"
        )
    )
    notes = f'<w:footnote w:id="2">{p("Nguồn: báo cáo.")}</w:footnote>'
    return word(body, styles=STYLES, numbering=LIST, footnotes=notes)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """The file with bytes of the package or of one part's XML changed, doubled or cut out."""
    if chance.random() < 0.3:
        return _damaged(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    parts[name] = (
        _damaged(parts[name], chance) if chance.random() < 0.5 else _moved(parts[name], chance)
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return target.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(found))
        kind = chance.randrange(3)
        if kind == 0:
            found[place] = chance.randrange(256)
        elif kind == 1:
            del found[place : place + chance.randint(1, 30)]
        else:
            found[place:place] = found[place : place + chance.randint(1, 60)]
        if not found:
            return b""
    return bytes(found)


def _moved(data: bytes, chance: random.Random) -> bytes:
    """Whole tags left out, doubled or exchanged: XML that is sometimes still well formed."""
    tags = data.split(b"<")
    for _ in range(chance.randint(1, 4)):
        one, other = chance.randrange(len(tags)), chance.randrange(len(tags))
        kind = chance.randrange(3)
        if kind == 0:
            tags[one], tags[other] = tags[other], tags[one]
        elif kind == 1:
            tags.insert(one, tags[other])
        elif len(tags) > 1:
            del tags[one]
    return b"<".join(tags)


@pytest.mark.slow
def test_damaged_files_are_read_or_refused_with_a_sentence(
    amount: Callable[[int], int], guarded: Callable[[bytes], Content]
) -> None:
    original = sample()
    refused = 0
    for seed in range(amount(FULL)):
        data = mutate(original, random.Random(seed))
        start = time.monotonic()
        try:
            read_content(guarded(data))
        except RefusedInput as refusal:
            refused += 1
            assert len(str(refusal)) > 40, seed
        assert time.monotonic() - start < MOST_SECONDS, seed
    assert refused > 0
