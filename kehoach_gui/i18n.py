"""The program's words in the user's language: msgids are Vietnamese, catalogues come by gettext."""

import gettext
import os
from functools import cache

from kehoach_gui.core.resources import RESOURCES

LANGUAGE_VARIABLE = "KEHOACH_LANG"
DOMAIN = "kehoach"


def tr(text: str) -> str:
    """The text in the chosen language (KEHOACH_LANG), in Vietnamese where none is chosen."""
    language = os.environ.get(LANGUAGE_VARIABLE, "vi")
    return text if language.startswith("vi") else _catalogue(language).gettext(text)


def marked(text: str) -> str:
    """The text as it is: marks a msgid of a table, which is translated where it is shown."""
    return text


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, RESOURCES / "locale", [language], fallback=True)
