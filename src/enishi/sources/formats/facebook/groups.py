"""Groups: which the user joined, left or runs, and how often she wrote in which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from enishi.sources.format import FormatReading, Task
from enishi.sources.formats.facebook.listing import Entry, Listing, origin_of, problem_of
from enishi.sources.formats.facebook.texts import LONGEST_NAME, name_at
from enishi.sources.json_pieces import list_in
from enishi.sources.keys import fold_name, name_key
from enishi.sources.records import CommunityRecord, MembershipRecord, Origin
from enishi.terms import MembershipStep, ProblemCode, derive_id

_MOST_GROUPS = 5_000
# Sentences as Facebook words them. In JSON the group's name stands apart from them as well.
_MEMBER_OF = re.compile(
    r"(?:.*?\b(?:became a member of|stopped being a member of|joined|left) (?P<en>.+?)\.?"
    r"|(?:.*?さんは)?「?(?P<ja>.+?)」?のメンバー(?:になりました|ではなくなりました|をやめました)。?"
    r"|.*?\bmembre (?:de|du group[e]) (?P<fr>.+?)\.?)"
)
_LEFT = re.compile(
    r"\b(?:stopped being|left|no longer)\b|ではなくな|やめ|退会"
    r"|\barrêté d|\bplus membre\b|\bquitté\b|\bnicht mehr\b|\bverlassen\b|\bdejaste\b|\bdejado\b",
    re.IGNORECASE,
)
_POSTED_IN = re.compile(
    r"(?:.*?\b(?:posted in|(?:to|in) the group:?) (?P<en>.+?)\.?"
    r"|(?:.*?さんが)?「?(?P<ja>.+?)」?に(?:投稿|コメント)(?:しました|をしました)。?"
    r"|.*?\bpublié dans (?P<fr>.+?)\.?)"
)
_GROUP_LINE = re.compile(r"(?:Group[e]?|グループ)\s*[:：]\s*(.+)")


def read_memberships(task: Task, listing: Listing) -> Iterator[FormatReading]:
    """Give a community an entry, and that the user joined it or left it."""
    for entry in listing():
        if not isinstance(entry, Entry):
            yield entry
            continue
        group = _group_in(entry, _MEMBER_OF)
        # Without its name: a group may be called "Left Bank".
        is_left = _LEFT.search(entry.sentence.replace(group, ""))
        step = MembershipStep.LEFT if is_left else MembershipStep.JOINED
        yield from _step(task, entry, group, step)


def read_own_groups(task: Task, listing: Listing) -> Iterator[FormatReading]:
    """Give a community for each group the user runs; she has been in it since it began."""
    for entry in listing():
        if isinstance(entry, Entry):
            yield from _step(task, entry, entry.name, MembershipStep.JOINED)
        else:
            yield entry


def _step(task: Task, entry: Entry, group: str, step: MembershipStep) -> Iterator[FormatReading]:
    if not group:
        yield problem_of(task, entry, ProblemCode.MISSING_FIELD, field="name")
        return
    if entry.at is None:
        yield problem_of(task, entry, ProblemCode.BAD_DATE, field="timestamp", is_fatal=False)
    community = _community(origin_of(task, entry), group)
    yield community
    yield MembershipRecord(
        key=f"facebook-step:{derive_id(community.key, step, str(entry.day))}",
        origin=community.origin,
        community=community.key,
        step=step,
        on=entry.day,
    )


def _community(origin: Origin, group: str) -> CommunityRecord:
    return CommunityRecord(key=name_key(group, "facebook-group"), origin=origin, name=group)


@dataclass(slots=True, kw_only=True)
class _Written:
    name: str
    row: int
    count: int = 0
    last: date | None = None

    def take(self, on: date | None) -> None:
        self.count += 1
        if on and (self.last is None or on > self.last):
            self.last = on


def read_group_posts(task: Task, listing: Listing) -> Iterator[FormatReading]:
    """Give each group she wrote in, how often, and when last; what she wrote stays in the file."""
    written: dict[str, _Written] = {}
    for entry in listing():
        if not isinstance(entry, Entry):
            yield entry
            continue
        # What else has a name in a post is what was attached to it.
        group = _commented_in(entry) or _group_told(entry, _POSTED_IN)
        if not group:
            yield problem_of(task, entry, ProblemCode.MISSING_FIELD, field="group")
        elif fold_name(group) in written or len(written) < _MOST_GROUPS:
            held = written.setdefault(fold_name(group), _Written(name=group, row=entry.row))
            held.take(entry.day)
    for each in written.values():
        yield from _posts(task, each)


def _posts(task: Task, written: _Written) -> Iterator[FormatReading]:
    community = _community(Origin(file=task.file.label, row=written.row), written.name)
    yield community
    # Posts and comments lie in files of their own, and neither may replace the other.
    which = "comments" if "comments_in" in task.file.name else "posts"
    yield MembershipRecord(
        key=f"facebook-posts:{derive_id(community.key, which)}",
        origin=community.origin,
        community=community.key,
        step=MembershipStep.POSTED,
        on=written.last,
        count=written.count,
    )


def _commented_in(entry: Entry) -> str:
    told = (name_at(one, "comment", "group") for one in list_in(entry.item, "data"))
    lines = (found[1] for line in entry.lines if (found := _GROUP_LINE.fullmatch(line)))
    return next((name for name in (*told, *lines) if name), "")


def _group_in(entry: Entry, sentence: re.Pattern[str]) -> str:
    """Return the group's name: it stands alone in JSON, in the sentence on a page."""
    if entry.name and entry.name != entry.sentence:
        return entry.name
    return _group_told(entry, sentence)


def _group_told(entry: Entry, sentence: re.Pattern[str]) -> str:
    found = sentence.fullmatch(entry.sentence) if len(entry.sentence) <= 2 * LONGEST_NAME else None
    if not found:
        return ""
    return (found["en"] or found["ja"] or found["fr"] or "").strip()
