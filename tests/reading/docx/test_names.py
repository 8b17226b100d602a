"""Whatever prefixes a file has for Word's names, the same is read from it."""

import re
from collections.abc import Callable

import pytest
from word_xml import W, box, p, run, word

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.docx.child import read_content
from kehoach_gui.reading.docx.content import Content
from kehoach_gui.reading.docx.names import has_usual_prefixes

BODY = p(run("Treo ", "<w:b/>") + run("băng rôn"), '<w:jc w:val="center"/>') + p(box(p("Khung")))
OTHER = "urn:khác"


def opened(data: bytes) -> Content:
    return read_content(data, lambda done, total: None)


def document(xml: str) -> bytes:
    return word("", more={"word/document.xml": xml})


def usual_xml() -> str:
    return (
        f'<w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006" xmlns:wps="urn:wps" xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:body>{BODY}</w:body></w:document>"
    )


def renamed(xml: str, prefix: str) -> str:
    xml = re.sub(r"(</?|\s)w:", rf"\1{prefix}:", xml)
    return xml.replace("xmlns:w=", f"xmlns:{prefix}=")


def test_words_own_prefixes_are_taken_as_they_stand() -> None:
    assert has_usual_prefixes(usual_xml().encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: renamed(xml, "ns0"),
        lambda xml: renamed(xml, "a"),
        lambda xml: xml.replace("mc:", "c:").replace("xmlns:mc", "xmlns:c"),
        lambda xml: re.sub(r"(</?)w:", r"\1", xml).replace("<document", f'<document xmlns="{W}"'),
        lambda xml: xml.replace('/main"', '/m&#97;in"', 1),
        lambda xml: xml.replace("<w:body>", f'<w:body><w:x xmlns:w="{OTHER}"><w:p/></w:x>'),
    ],
    ids=["another", "another's", "alternatives", "none", "escaped", "used twice"],
)
def test_other_prefixes_are_read_alike(change: Callable[[str], str]) -> None:
    changed = change(usual_xml())
    assert not has_usual_prefixes(changed.encode())
    assert opened(document(changed)) == opened(document(usual_xml()))


def test_words_in_another_namespace_are_no_text() -> None:
    foreign = usual_xml().replace(W, OTHER)
    assert opened(document(foreign)).items == []


def test_a_prefix_that_nothing_explains_is_refused() -> None:
    with pytest.raises(RefusedInput):
        opened(document(usual_xml().replace(f'xmlns:w="{W}" ', "")))
