"""Readings from Sudachi's dictionary, where the extra ``enishi[ja]`` is installed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

import jaconv

_HIRAGANA = re.compile("[ぁ-ゖー]+")
_PACKAGES = ("sudachipy", "sudachidict_small")


class _Word(Protocol):
    def reading_form(self) -> str: ...


@cache
def has_dictionary() -> bool:
    """Tell whether the extra ``enishi[ja]`` is installed."""
    return all(find_spec(package) for package in _PACKAGES)


@dataclass(frozen=True, kw_only=True)
class LookedUp:
    """What the dictionary says.

    Attributes:
        kana: In hiragana, or empty.
        is_known: Whether it knows the whole; 麻理恵 it reads as マリ and メグミ.
    """

    kana: str
    is_known: bool


def look_up(text: str) -> LookedUp:
    """Return how the dictionary reads a part of a name; nothing where the extra is missing."""
    words: Sequence[_Word] = _tokenizer().tokenize(text) if has_dictionary() else ()
    kana = jaconv.kata2hira("".join(word.reading_form() for word in words))
    if not _HIRAGANA.fullmatch(kana):
        return LookedUp(kana="", is_known=False)
    return LookedUp(kana=kana, is_known=len(words) == 1)


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - Sudachi is optional
    # Costs a fifth of a second and tens of megabytes, hence at the first kanji and not before.
    return import_module("sudachipy").Dictionary(dict="small").tokenizer()
