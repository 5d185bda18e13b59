"""People who are only seen in mail and meetings: by address, with the names they went by."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from enishi.sources.records import FieldKind, FieldValue, Origin, PersonRecord, Standing

MOST_NAMES = 12
"""An address with more names than this belongs to no one person."""
MOST_HELD = 200_000
"""People held in memory before they are given out."""


@dataclass(slots=True)
class _Seen:
    row: int
    origin: str
    names: Counter[str] = field(default_factory=Counter)


class SeenPeople:
    """Collects who is seen in one file.

    Attributes:
        many_named: Addresses that went by so many names that nobody was given out for them.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen: dict[str, _Seen] = {}
        self.many_named = 0

    @property
    def is_full(self) -> bool:
        """Tell whether it is time to give them out."""
        return len(self._seen) > MOST_HELD

    def note(self, mail: str, name: str, *, row: int, origin: str) -> None:
        """Note an address and the name it went by, which may be empty."""
        seen = self._seen.get(mail)
        if seen is None:
            seen = self._seen[mail] = _Seen(row, origin)
        if name and (name in seen.names or len(seen.names) <= MOST_NAMES):
            seen.names[name] += 1

    def give(self) -> Iterator[PersonRecord]:
        """Give everybody noted so far, the most frequent name first, and forget them."""
        for mail, seen in self._seen.items():
            if len(seen.names) > MOST_NAMES:
                self.many_named += 1
            else:
                yield _person(mail, seen, self._file)
        self._seen.clear()


def _person(mail: str, seen: _Seen, file: str) -> PersonRecord:
    ranked = sorted(seen.names.items(), key=lambda pair: (-pair[1], pair[0]))
    kinds = (FieldKind.NAME, *[FieldKind.NICKNAME] * 3)
    names = tuple(
        FieldValue(kind=kind, value=name, origin=seen.origin)
        for kind, (name, _) in zip(kinds, ranked, strict=False)
    )
    address = FieldValue(kind=FieldKind.MAIL, value=mail, origin=seen.origin)
    return PersonRecord(
        key=f"mail:{mail}",
        origin=Origin(file=file, row=seen.row),
        fields=(*names, address),
        standing=Standing.SEEN,
    )
