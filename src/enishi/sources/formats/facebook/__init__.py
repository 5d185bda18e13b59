"""Facebook's own download, in JSON and as pages, and Messenger's of the encrypted chats."""

from collections.abc import Callable, Iterator, Mapping

from enishi.sources.decoding import decode_sample, read_sample
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.facebook.books import read_book
from enishi.sources.formats.facebook.friends import (
    read_friends,
    read_received,
    read_removed,
    read_sent,
)
from enishi.sources.formats.facebook.gatherings import read_events, read_responses
from enishi.sources.formats.facebook.groups import (
    read_group_posts,
    read_memberships,
    read_own_groups,
)
from enishi.sources.formats.facebook.listing import Listing, entries_of_json
from enishi.sources.formats.facebook.messages import read_thread
from enishi.sources.formats.facebook.owner import survey
from enishi.sources.formats.facebook.pages.blocks import Page
from enishi.sources.formats.facebook.pages.listing import entries_of_page
from enishi.sources.formats.facebook.pages.threads import read_thread_page
from enishi.sources.formats.facebook.places import is_companion, root_of
from enishi.sources.formats.facebook.shapes import (
    Content,
    Shape,
    content_of,
    shape_by_name,
    shape_by_title,
)
from enishi.sources.formats.facebook.threads import is_told_before
from enishi.sources.readings import FileProgress, FormatName
from enishi.terms import Problem, ProblemCode

__all__ = ["FACEBOOK"]

_LISTS: Mapping[Shape, Callable[[Task, Listing], Iterator[FormatReading]]] = {
    Shape.FRIENDS: read_friends,
    Shape.SENT: read_sent,
    Shape.RECEIVED: read_received,
    Shape.REJECTED: read_received,
    Shape.REMOVED: read_removed,
    Shape.MEMBERSHIPS: read_memberships,
    Shape.OWN_GROUPS: read_own_groups,
    Shape.GROUP_POSTS: read_group_posts,
    Shape.GROUP_COMMENTS: read_group_posts,
    Shape.INVITATIONS: read_events,
    Shape.RESPONSES: read_events,
    Shape.OWN_EVENTS: read_events,
    Shape.BOOK: read_book,
}
_WITHIN_BOOK = ".address_book"


def is_shape(text: str) -> bool:
    """Tell whether the file begins like one of the lists, threads or pages of the export."""
    return content_of(text) is not None


def read(task: Task) -> Iterator[FormatReading]:
    """Give the records of one file of the export, and what only the whole of it shows."""
    yield from (one for one in task.background.problems if one.file == task.file.label)
    if is_told_before(task):
        return
    content = content_of(decode_sample(read_sample(task.file)))
    if content is None:
        yield Problem(code=ProblemCode.NOT_RECOGNISED, file=task.file.label)
    elif content.shape is None:
        yield from _read_page(task)
    else:
        yield from _read_json(task, content, content.shape)


def _read_json(task: Task, content: Content, shape: Shape) -> Iterator[FormatReading]:
    if shape is Shape.THREAD:
        yield from read_thread(task)
    elif shape is Shape.RESPONSES:
        yield from read_responses(task, content.outer)
    else:
        place = content.outer + (_WITHIN_BOOK if shape is Shape.BOOK else "")
        yield from _LISTS[shape](task, lambda: entries_of_json(task, place))


def _read_page(task: Task) -> Iterator[FormatReading]:
    shape = shape_by_name(task.file.label) or shape_by_title(_title_of(task))
    if shape is None:
        yield Problem(code=ProblemCode.PAGE_NOT_READ, file=task.file.label)
        return
    is_empty = True
    for one in read_thread_page(task) if shape is Shape.THREAD else _list_of_page(task, shape):
        is_empty = is_empty and isinstance(one, FileProgress)
        yield one
    if is_empty:
        yield Problem(code=ProblemCode.PAGE_NOT_READ, file=task.file.label)


def _list_of_page(task: Task, shape: Shape) -> Iterator[FormatReading]:
    return _LISTS[shape](task, lambda: entries_of_page(task))


def _title_of(task: Task) -> str:
    page = Page(task.file)
    next(page.blocks(), None)
    return page.title


FACEBOOK = Format(
    name=FormatName.FACEBOOK,
    is_shape=is_shape,
    read=read,
    survey=survey,
    root_of=root_of,
    is_companion=is_companion,
)
