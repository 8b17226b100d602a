"""Reads a command's words into options and inputs, with Vietnamese words for a wrong call."""

from dataclasses import dataclass, field

from kehoach_gui.core.errors import UserError
from kehoach_gui.i18n import tr


class UsageError(UserError):
    """The command was called wrongly; nothing was read or written. Exit code 2."""


@dataclass(slots=True)
class Words:
    """The words of a call: the inputs, and each option's values in the order given."""

    inputs: list[str] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)

    def all(self, option: str) -> list[str]:
        return self.options.get(option, [])

    def last(self, option: str) -> str | None:
        values = self.all(option)
        return values[-1] if values else None


def split(arguments: list[str], with_value: dict[str, str], flags: tuple[str, ...] = ()) -> Words:
    """The words of a call; `with_value` maps each spelling of an option to its name.

    `--name value`, `--name=value` and `--` are known. Raises UsageError for an unknown option
    or a missing value.
    """
    words = Words()
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            words.inputs += rest
        elif word in flags:
            words.options[word] = [""]
        elif word in with_value:
            value = next(rest, None)
            if value is None:
                raise UsageError(tr("Sau {option} còn thiếu giá trị.").format(option=word))
            words.options.setdefault(with_value[word], []).append(value)
        elif word.startswith("--") and (pair := word.partition("="))[0] in with_value and pair[1]:
            words.options.setdefault(with_value[pair[0]], []).append(pair[2])
        elif word.startswith("-") and len(word) > 1:
            raise UsageError(tr("Không có tùy chọn {option}.").format(option=word))
        else:
            words.inputs.append(word)
    return words
