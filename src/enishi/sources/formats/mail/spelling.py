"""Spelling: patterns for the names of header fields, which may be in capitals or not."""

import re
from collections.abc import Iterable


def in_any_case(names: Iterable[str]) -> bytes:
    """Return a pattern that matches any of the names (lower case, ASCII), in capitals or not.

    It is a tree of letters, because a header's twenty lines are each held against all names: a
    flag for ignoring case, or one branch for each name, takes twice the time.
    """
    branches = _by_first_letter(names)
    # Alternatives that begin with one letter, not with a set, are passed over fastest.
    spelled = [
        re.escape(letter) + _rest(rests)
        for first, rests in branches.items()
        for letter in dict.fromkeys((first.upper(), first))
    ]
    return f"(?:{'|'.join(spelled)})".encode("ascii")


def _rest(names: list[str]) -> str:
    branches = _by_first_letter(name for name in names if name)
    spelled = [_letter(first) + _rest(rests) for first, rests in branches.items()]
    if "" in names:
        return f"(?:{'|'.join(spelled)})?" if spelled else ""
    return spelled[0] if len(spelled) == 1 else f"(?:{'|'.join(spelled)})"


def _by_first_letter(names: Iterable[str]) -> dict[str, list[str]]:
    branches: dict[str, list[str]] = {}
    for name in names:
        branches.setdefault(name[0], []).append(name[1:])
    return branches


def _letter(letter: str) -> str:
    return f"[{letter.upper()}{letter}]" if letter.isalpha() else re.escape(letter)
