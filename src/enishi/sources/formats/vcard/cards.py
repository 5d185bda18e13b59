"""Cards: a file's bytes parted into cards, with pictures left out as they pass."""

from collections.abc import Iterator
from typing import BinaryIO

from enishi.sources.components import Grammar, RawComponent, Stray, read_components
from enishi.sources.decoding import Encoding
from enishi.sources.readings import Limits

_GRAMMAR = Grammar(names=frozenset((b"VCARD",)), usual=b"VCARD")


def read_cards(
    stream: BinaryIO, encoding: Encoding, *, limits: Limits
) -> Iterator[RawComponent | Stray]:
    """Give the cards of a stream; a card inside a card comes before the one that holds it."""
    return read_components(stream, encoding, _GRAMMAR, limits=limits)
