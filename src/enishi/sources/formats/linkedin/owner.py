"""Owner: which of the people in an archive is the user, found before the messages are read.

Invitations say it outright; else it is the profile that takes part in most messages. Without
knowing it no message has a direction.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.sources.archives import READ_ERRORS, SourceFile
from enishi.sources.assembling import clean, is_eastern
from enishi.sources.format import Background
from enishi.sources.formats.linkedin.shapes import Shape, by_column, is_linkedin_header, shape_of
from enishi.sources.keys import fold_name, linkedin_slug
from enishi.sources.readings import Limits
from enishi.sources.tabular import Header, Row, find_header_in, read_table

MOST_TALLIED = 20_000
"""Profiles counted at once. Rarer ones are dropped: the user takes part in every message."""
OWN_WORDS = frozenset({"you", "あなた", "vous"})


@dataclass(kw_only=True)
class _Tally:
    own: Counter[str] = field(default_factory=Counter)
    own_names: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    seen_names: Counter[str] = field(default_factory=Counter)
    messages: int = 0
    slugs: dict[str, str] = field(default_factory=dict)
    profile_names: set[str] = field(default_factory=set)


def survey(files: Sequence[SourceFile], limits: Limits) -> Background:
    """Return who the user is and which names stand for one profile.

    Args:
        files: All files of one archive, LinkedIn's and those beside them.
        limits: Bounds as for reading.
    """
    tally = _Tally()
    for file in files:
        try:
            _count_file(file, tally, limits)
        except READ_ERRORS:
            # The reading itself reports what is damaged.
            continue
    names = _own_names(tally)
    slug = _own_slug(tally, names)
    slugs = {name: one for name, one in tally.slugs.items() if one and one != slug}
    return Background(own_slug=slug, own_names=names, slugs=slugs)


def _count_file(file: SourceFile, tally: _Tally, limits: Limits) -> None:
    if file.name == "profile.csv":
        tally.profile_names.update(_profile_names(file, limits))
        return
    header = find_header_in(file, is_linkedin_header)
    shape = shape_of(header.folded) if header else None
    count = _COUNTED.get(shape) if shape else None
    if header is None or count is None:
        return
    for cells in _rows(file, header, limits):
        count(cells, tally)


def _rows(file: SourceFile, header: Header, limits: Limits) -> Iterator[dict[str, str]]:
    for reading in read_table(file, header, limits=limits):
        if isinstance(reading, Row):
            yield by_column(header, reading)


def _profile_names(file: SourceFile, limits: Limits) -> Iterator[str]:
    header = find_header_in(file, lambda folded: {"firstname", "lastname"} <= set(folded))
    if header is None:
        return
    for cells in _rows(file, header, limits):
        given, family = cells.get("firstname", ""), cells.get("lastname", "")
        yield fold_name(f"{given} {family}")
        yield fold_name(f"{family} {given}")
        return


def _count_invitation(cells: dict[str, str], tally: _Tally) -> None:
    is_sent = cells.get("direction", "").strip().upper() == "OUTGOING"
    mine, theirs = ("from", "inviter"), ("to", "invitee")
    if not is_sent:
        mine, theirs = ("to", "invitee"), ("from", "inviter")
    _add(tally.own, linkedin_slug(cells.get(f"{mine[1]}profileurl", "")))
    _add(tally.own_names, fold_name(cells.get(mine[0], "")))
    other = linkedin_slug(cells.get(f"{theirs[1]}profileurl", ""))
    _link(tally, fold_name(cells.get(theirs[0], "")), other)


def _count_message(cells: dict[str, str], tally: _Tally) -> None:
    tally.messages += 1
    sender = linkedin_slug(cells.get("senderprofileurl", ""))
    name = fold_name(cells.get("from", ""))
    receivers = {linkedin_slug(url) for url in cells.get("recipientprofileurls", "").split(",")}
    for slug in {sender, *receivers}:
        _add(tally.seen, slug)
    for one in {name, fold_name(cells.get("to", ""))}:
        _add(tally.seen_names, one)
    _link(tally, name, sender)
    if cells.get("folder", "").strip().upper() == "SENT":
        _add(tally.own, sender)
        _add(tally.own_names, name)


def _count_connection(cells: dict[str, str], tally: _Tally) -> None:
    given, family = clean(cells.get("firstname", "")), clean(cells.get("lastname", ""))
    _link(tally, fold_name(f"{given} {family}"), linkedin_slug(cells.get("url", "")))
    if is_eastern(given + family):
        _link(tally, fold_name(f"{family} {given}"), linkedin_slug(cells.get("url", "")))


_COUNTED: Mapping[Shape, Callable[[dict[str, str], _Tally], None]] = {
    Shape.CONNECTIONS: _count_connection,
    Shape.INVITATIONS: _count_invitation,
    Shape.MESSAGES: _count_message,
}


def _add(counter: Counter[str], key: str) -> None:
    if not key:
        return
    counter[key] += 1
    if len(counter) > MOST_TALLIED:
        # Misra and Gries: what fills more than a small share of the rows survives this.
        for rare in [one for one, count in counter.items() if count <= 1]:
            del counter[rare]
        counter.subtract(dict.fromkeys(counter, 1))


def _link(tally: _Tally, name: str, slug: str) -> None:
    if name and slug and len(tally.slugs) < MOST_TALLIED:
        known = tally.slugs.setdefault(name, slug)
        if known != slug:
            tally.slugs[name] = ""


def _own_names(tally: _Tally) -> frozenset[str]:
    names = {name for name, _ in tally.own_names.most_common(1)} | tally.profile_names
    leaders = _leaders(tally.seen_names)
    if not names and len(leaders) == 1 and tally.seen_names[leaders[0]] == tally.messages:
        names = set(leaders)
    return frozenset(names | OWN_WORDS)


def _own_slug(tally: _Tally, names: frozenset[str]) -> str:
    if tally.own:
        return tally.own.most_common(1)[0][0]
    by_name = {slug for name, slug in tally.slugs.items() if name in names and slug}
    most = {slug for slug in _leaders(tally.seen) if tally.seen[slug] * 2 > tally.messages}
    # A name in every message that has no profile is the user's, and no profile is.
    is_without_profile = names - OWN_WORDS and not by_name and not tally.profile_names
    candidates = by_name or (set() if is_without_profile else most)
    return candidates.pop() if len(candidates) == 1 else ""


def _leaders(counter: Counter[str]) -> list[str]:
    top = max(counter.values(), default=0)
    return [one for one, count in counter.items() if count == top]
