"""Shapes: which of Facebook's files one is, by the first name in its JSON or by its page."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """A file of the export that is read, by the first name in it."""

    FRIENDS = "friends"
    SENT = "sent_requests"
    RECEIVED = "received_requests"
    REJECTED = "rejected_requests"
    REMOVED = "deleted_friends"
    MEMBERSHIPS = "groups_joined"
    OWN_GROUPS = "groups_admined"
    GROUP_POSTS = "group_posts"
    GROUP_COMMENTS = "group_comments"
    RESPONSES = "event_responses"
    INVITATIONS = "events_invited"
    OWN_EVENTS = "your_events"
    BOOK = "address_book"
    THREAD = "participants"


@dataclass(frozen=True, kw_only=True)
class Content:
    """What the beginning of a file shows.

    Attributes:
        shape: Which file it is; None for a page, which tells it by its name or title.
        outer: The first name in the JSON, with its version (``friends_v2``), or empty.
    """

    shape: Shape | None
    outer: str = ""


_OUTER = re.compile(r"\ufeff?\s*\{\s*\"(([A-Za-z_]+?)(_v\d+)?)\"\s*:")
_SHAPES = {shape.value: shape for shape in Shape}
_IN_THREAD = ('"sender_name"', '"senderName"', '"thread_path"', '"threadName"')
_PAGE = re.compile(r"\ufeff?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
# The class of a block in today's pages, and in those until 2021.
_PAGE_MARK = re.compile(r"\b_a6-g\b|\buiBoxWhite\b")

_STEMS = {
    "your_friends": Shape.FRIENDS,
    "friends": Shape.FRIENDS,
    "sent_friend_requests": Shape.SENT,
    "friend_requests_sent": Shape.SENT,
    "received_friend_requests": Shape.RECEIVED,
    "friend_requests_received": Shape.RECEIVED,
    "rejected_friend_requests": Shape.REJECTED,
    "removed_friends": Shape.REMOVED,
    "your_group_membership_activity": Shape.MEMBERSHIPS,
    "your_groups": Shape.OWN_GROUPS,
    "your_posts_in_groups": Shape.GROUP_POSTS,
    "your_posts_and_comments_in_groups": Shape.GROUP_POSTS,
    "group_posts_and_comments": Shape.GROUP_POSTS,
    "your_comments_in_groups": Shape.GROUP_COMMENTS,
    "your_event_responses": Shape.RESPONSES,
    "event_invitations": Shape.INVITATIONS,
}
_ONLY_JSON = {"your_events": Shape.OWN_EVENTS, "your_address_books": Shape.BOOK}
_NAME = re.compile(r"(?P<stem>.+?)\.(?P<kind>json|html?)", re.IGNORECASE)
_PART = re.compile(r"message_\d+")
_TITLES = {
    "your friends": Shape.FRIENDS,
    "friends": Shape.FRIENDS,
    "あなたの友達": Shape.FRIENDS,
    "友達": Shape.FRIENDS,
    "vos amis": Shape.FRIENDS,
    "vos ami(e)s": Shape.FRIENDS,
    "amis": Shape.FRIENDS,
}


def content_of(text: str) -> Content | None:
    """Return what the beginning of a file shows, or None where it is none of Facebook's."""
    if _PAGE.match(text):
        return Content(shape=None) if _PAGE_MARK.search(text) else None
    found = _OUTER.match(text)
    if found is None:
        return None
    # A thread begins with those who take part, unless a program has sorted its names.
    shape = _SHAPES.get(found[2], Shape.THREAD)
    return Content(shape=shape, outer=found[1]) if _is_sure(shape, found[3] or "", text) else None


def _is_sure(shape: Shape, version: str, text: str) -> bool:
    """Tell Facebook's lists from others that begin with a word so common."""
    if shape is Shape.THREAD:
        return '"participants"' in text and any(mark in text for mark in _IN_THREAD)
    return bool(version) or 'timestamp"' in text


def shape_by_name(label: str) -> Shape | None:
    """Return which file of the export one is by its name, which is English in all languages."""
    found = _NAME.fullmatch(label.rpartition("/")[2].lower())
    if not found:
        return None
    if _PART.fullmatch(found["stem"]):
        return Shape.THREAD
    only_json = _ONLY_JSON if found["kind"] == "json" else {}
    return _STEMS.get(found["stem"]) or only_json.get(found["stem"])


def shape_by_title(title: str) -> Shape | None:
    """Return which page one is by its title, for pages that were given another name."""
    return _TITLES.get(" ".join(title.lower().split()))
