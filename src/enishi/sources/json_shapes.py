"""JSON shapes: what stands where in the beginning of a JSON file, cut off anywhere."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import BinaryIO

_MOST_EVENTS = 4_000
_MOST_ENTRIES = 3
"""Entries of a list that are looked at."""
_MOST_NESTED = 40
_BEGIN = re.compile(r"[\ufeff\s]*+[\[{]")
_OPENED = {"start_map": "", "start_array": "item"}
_CLOSED = frozenset({"end_map", "end_array"})


def places_in(text: str) -> Mapping[str, object]:
    """Return what stands first at each place of the beginning of a JSON text.

    Args:
        text: The beginning of a file, JSON or not.

    Returns:
        Values by place in ijson's words (``item.profile.email``); None for objects and lists,
        whose contents have places of their own. Empty where the text is no list and no object.
    """
    if not _BEGIN.match(text):
        return {}
    import ijson  # noqa: PLC0415 - only where there is JSON to look at

    stream = BytesIO(text.lstrip("\ufeff").encode("utf-8", "replace"))
    places: dict[str, object] = {}
    # What comes before the cut, or before anything that is no JSON, is told all the same.
    with suppress(ijson.JSONError, ValueError, OverflowError):
        for place, value in islice(_values(stream), _MOST_EVENTS):
            places.setdefault(place, value)
    return places


def _values(stream: BinaryIO) -> Iterator[tuple[str, object]]:
    import ijson  # noqa: PLC0415 - only where there is JSON to look at

    steps: list[str] = []
    entries = 0
    # Small pieces: what is far behind the beginning need not be parsed.
    for event, value in ijson.basic_parse(stream, use_float=True, buf_size=2**12):
        if event in _CLOSED:
            steps.pop()
            entries += steps == ["item"]
        elif event == "map_key":
            steps[-1] = value
        else:
            yield ".".join(steps), value
            if event in _OPENED:
                steps.append(_OPENED[event])
        if len(steps) > _MOST_NESTED or entries == _MOST_ENTRIES:
            return
