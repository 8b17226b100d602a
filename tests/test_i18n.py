"""Vietnamese is the program's own language; the English catalogue has all texts of the commands."""

import io
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from kehoach_gui import i18n

ROOT = Path(__file__).resolve().parent.parent
ENGLISH = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "kehoach.po"


@pytest.fixture(scope="module")
def english() -> Catalog:
    return read_po(io.BytesIO(ENGLISH.read_bytes()), locale="en")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_of_the_code_stands_in_the_english_catalogue_and_no_other(
    english: Catalog,
) -> None:
    keywords = {"tr": None, "marked": None}
    found = {
        text for _, _, text, _, _ in extract_from_dir(str(ROOT / "kehoach_gui"), keywords=keywords)
    }
    assert found == {str(message.id) for message in english if message.id}


def test_every_english_text_is_there_with_the_same_placeholders(english: Catalog) -> None:
    wrong = [
        message.id
        for message in english
        if message.id
        and (
            not message.string or placeholders(str(message.id)) != placeholders(str(message.string))
        )
    ]
    assert wrong == []


def test_texts_are_vietnamese_unless_another_language_is_chosen(
    english: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "kehoach.mo").open("wb") as file:
        write_mo(file, english)
    monkeypatch.setattr(i18n, "RESOURCES", tmp_path)
    i18n._catalogue.cache_clear()
    monkeypatch.delenv(i18n.LANGUAGE_VARIABLE, raising=False)
    assert i18n.tr("Chưa nêu tệp cần chuyển.") == "Chưa nêu tệp cần chuyển."
    monkeypatch.setenv(i18n.LANGUAGE_VARIABLE, "en")
    assert i18n.tr("Chưa nêu tệp cần chuyển.") == "No file to convert was named."
    monkeypatch.setenv(i18n.LANGUAGE_VARIABLE, "fr")
    assert i18n.tr("Chưa nêu tệp cần chuyển.") == "Chưa nêu tệp cần chuyển."
    i18n._catalogue.cache_clear()
