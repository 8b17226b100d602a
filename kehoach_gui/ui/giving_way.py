"""Lets the window come first while Python works in a thread of its own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

SHORT_S = 0.0003


@contextmanager
def giving_way() -> Iterator[None]:
    """Hand the interpreter to the window as soon as it asks, not after Python's usual 5 ms.

    Painting one letter takes it back and again a dozen times; the usual wait would add up to
    several frames. Used by worker threads around long work of theirs.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SHORT_S)
    try:
        yield
    finally:
        sys.setswitchinterval(max(usual, SHORT_S))
