"""Which lower units have sent a plan, which more than one, and which none yet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.submitted import Submitted
from kehoach_gui.core.text import squeeze
from kehoach_gui.core.unit_names import is_group, unit_key

BELOW = "below"  # the level of the address book that lower units stand in


def known_units(
    book: Mapping[str, Mapping[str, Sequence[str]]],
    profiles: Iterable[Organisation],
    office: str,
) -> tuple[str, ...]:
    """The single units below the office: of its own address book, and profiles that name it above.

    `book` is kind of body → level → names. Names of groups ("các …") and open ones are left out.
    """
    listed = [name for levels in book.values() for name in levels.get(BELOW, ())]
    above = unit_key(office)
    below = [one for one in profiles if above and unit_key(one.parent_body or "") == above]
    names = [*listed, *(one.issuing_body or one.name for one in below)]
    single = (squeeze(name) for name in names if not is_group(name))
    return tuple({unit_key(name): name for name in single if name}.values())


def missing_units(known: Iterable[str], records: Iterable[Submitted]) -> tuple[str, ...]:
    """The known units of which no plan was read; a name also fits the end of a longer one."""
    ends: set[str] = set()
    for one in records:
        if one.body and not one.error:
            words = unit_key(one.body).split()
            ends.update(" ".join(words[place:]) for place in range(len(words)))
    return tuple(name for name in known if unit_key(name) not in ends)


def times_sent(records: Sequence[Submitted]) -> tuple[int, ...]:
    """For each record in how many of them its body is; 0 where it is not known."""
    keys = [unit_key(one.body) if one.body and not one.error else "" for one in records]
    counts = Counter(filter(None, keys))
    return tuple(counts[key] for key in keys)
