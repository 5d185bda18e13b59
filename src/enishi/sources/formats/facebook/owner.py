"""Owner: who the user is in an export, which files continue another, and what is not in it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

from enishi.sources.archives import READ_ERRORS, SourceFile
from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.format import Background
from enishi.sources.formats.facebook.messages import participants_of
from enishi.sources.formats.facebook.pages.blocks import Page
from enishi.sources.formats.facebook.places import is_cut_over, is_thread, part_of, root_of
from enishi.sources.formats.facebook.shapes import Shape, content_of
from enishi.sources.formats.facebook.texts import moment_at, name_at
from enishi.sources.json_pieces import first_item
from enishi.sources.keys import fold_name
from enishi.sources.readings import Limits
from enishi.terms import Problem, ProblemCode

_PROFILE = "profile_information.json"
MOST_THREADS = 500
"""Threads that are looked at for who is in all of them."""
_FEWEST_THREADS = 2
_OF_PARTICIPANTS = 0.9
# A page shows only who wrote, and its beginning not all of them.
_OF_SENDERS = 0.5
_DATED = re.compile(r"(?<!\d)(20\d{2})-(\d{2})-(\d{2})(?!\d)")
_STALE = timedelta(days=90)


def survey(files: Sequence[SourceFile], limits: Limits) -> Background:
    """Return the user's names, the parts of long threads, and whether newer chats are missing.

    Args:
        files: All files of one export.
        limits: Bounds as for reading.
    """
    threads = [file for file in files if _begins_thread(file)]
    own = (
        _names_in_profile(files, limits)
        or _in_most(_participants(threads, limits), share=_OF_PARTICIPANTS)
        or _in_most(_senders_on_pages(files), share=_OF_SENDERS)
    )
    return Background(
        own_names=own,
        parts=_parts(files),
        problems=tuple(_problems(files, threads, limits)),
    )


def _begins_thread(file: SourceFile) -> bool:
    if is_thread(file.label):
        return part_of(file.label) == 1 and file.name.endswith(".json")
    if not file.name.endswith(".json"):
        return False
    try:
        content = content_of(decode_sample(read_sample(file)))
    except READ_ERRORS:
        # The reading itself reports what is damaged.
        return False
    return content is not None and content.shape is Shape.THREAD


def _names_in_profile(files: Sequence[SourceFile], limits: Limits) -> frozenset[str]:
    found: set[str] = set()
    for file in files:
        if file.name != _PROFILE:
            continue
        for outer in ("profile_v2", "profile"):
            held = _first(file, f"{outer}.name", limits)
            found.add(fold_name(name_at(held, "full_name")))
    return frozenset(found - {""})


def _first(file: SourceFile, place: str, limits: Limits) -> object:
    try:
        return first_item(file, place, limits=limits)
    except READ_ERRORS:
        return None


def _in_most(threads: Iterable[frozenset[str]], *, share: float) -> frozenset[str]:
    """Return the one name that is in most threads, where there is one."""
    seen, looked_at = Counter[str](), 0
    for names in islice(threads, MOST_THREADS):
        looked_at += 1
        seen.update(names)
    most = max(seen.values(), default=0)
    leaders = [name for name, count in seen.items() if count == most]
    is_sure = looked_at >= _FEWEST_THREADS and len(leaders) == 1 and most > looked_at * share
    return frozenset(leaders) if is_sure else frozenset()


def _participants(threads: Iterable[SourceFile], limits: Limits) -> Iterator[frozenset[str]]:
    for file in threads:
        try:
            names = participants_of(file, limits)
        except READ_ERRORS:
            continue
        # Whoever only writes to herself would seem to be everybody.
        if len(names) > 1:
            yield frozenset(map(fold_name, names))


def _senders_on_pages(files: Iterable[SourceFile]) -> Iterator[frozenset[str]]:
    """Give who wrote in each thread's page, as far as its beginning shows, but for its title."""
    for file in files:
        if part_of(file.label) != 1 or file.name.endswith(".json"):
            continue
        page = Page(file)
        try:
            blocks = takewhile(lambda one: isinstance(one, tuple), page.blocks())
            senders = {fold_name(one[1].heading) for one in blocks if isinstance(one, tuple)}
        except READ_ERRORS:
            continue
        if senders := senders - {"", fold_name(page.title)}:
            yield frozenset(senders)


def _parts(files: Sequence[SourceFile]) -> Mapping[str, tuple[SourceFile, ...]]:
    """Return the files of each thread that has several, in their order, by each one's label."""
    together = defaultdict[tuple[str, bool], list[SourceFile]](list)
    for file in files:
        if part_of(file.label):
            together[file.folder, file.name.endswith(".json")].append(file)
    return {
        file.label: tuple(sorted(several, key=lambda one: part_of(one.label)))
        for several in together.values()
        if len(several) > 1
        for file in several
    }


def _problems(
    files: Sequence[SourceFile], threads: Sequence[SourceFile], limits: Limits
) -> Iterator[Problem]:
    """Tell that newer chats lie elsewhere: some went over to encryption, or all ended long ago."""
    cut_over = next((file for file in files if is_cut_over(file.label)), None)
    if cut_over is not None:
        yield _elsewhere(cut_over, "chats that were encrypted later")
        return
    exported = _day_in_name(files)
    if exported is None or not threads:
        return
    newest = max((at for file in threads if (at := _newest(file, limits))), default=None)
    if newest and exported - newest.date() > _STALE:
        yield _elsewhere(threads[0], f"newest message {(exported - newest.date()).days} days old")


def _elsewhere(file: SourceFile, detail: str) -> Problem:
    return Problem(code=ProblemCode.CHATS_ELSEWHERE, file=file.label, detail=detail, is_fatal=False)


def _day_in_name(files: Sequence[SourceFile]) -> date | None:
    """Return the day that stands in the name of the archive (``facebook-ana-2024-05-01-x.zip``)."""
    for found in (_DATED.search(root_of(file.label)) for file in files[:1]):
        try:
            return date(*map(int, found.groups())) if found else None
        except ValueError:
            return None
    return None


def _newest(file: SourceFile, limits: Limits) -> datetime | None:
    """Return the moment of a thread's first message, which is its newest."""
    item = _first(file, "messages.item", limits)
    return moment_at(item, "timestamp_ms", per_second=1_000)
