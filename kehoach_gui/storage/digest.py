"""Digests that notice a flipped bit inside a row, which SQLite itself does not."""

import json

Cell = str | int | None


def digest_of(text: str) -> str:
    """SHA-256 of exactly these characters in UTF-8, in hexadecimal."""
    from hashlib import sha256  # loads OpenSSL: not before there is a row

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal_of(*cells: Cell) -> str:
    """One digest over the cells of a row, their order and their kinds."""
    return digest_of(json.dumps(cells, ensure_ascii=False, separators=(",", ":")))
