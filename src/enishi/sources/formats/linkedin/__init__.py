"""LinkedIn's own data export: all that tells of people and ties, a whole archive or one file."""

import re
from collections.abc import Callable, Iterator, Mapping

from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.formats.linkedin.books import read_contacts, read_notes
from enishi.sources.formats.linkedin.connections import read_connections
from enishi.sources.formats.linkedin.gatherings import read_events
from enishi.sources.formats.linkedin.invitations import read_invitations
from enishi.sources.formats.linkedin.messages import read_messages
from enishi.sources.formats.linkedin.owner import survey
from enishi.sources.formats.linkedin.shapes import Shape, is_linkedin_header, shape_of
from enishi.sources.formats.linkedin.statements import read_endorsements, read_recommendations
from enishi.sources.readings import FormatName
from enishi.sources.tabular import Header, find_header, find_header_in
from enishi.terms import Problem, ProblemCode

__all__ = ["LINKEDIN"]

# Files of the archive that tell nothing about people yet, or only about the user. Those of
# LinkedIn's assistants have the header of messages, but nobody stands behind them.
_COMPANIONS = re.compile(
    r"(ad_targeting|articles?|comments|company[ _]follows|education|email addresses"
    r"|guide_messages|importedcontacts|inferences_about_you"
    r"|instantreposts|job [\w ]+|saved jobs|languages|learning|learning_\w+|logins|member_follows"
    r"|organizations|patents|phonenumbers|positions|private_identity_asset|profile"
    r"|profile summary|projects|publications|reactions|receipts(_v2)?"
    r"|registration|rich[_ ]media|saved_?articles|saved_items"
    r"|savedjobalerts|searchqueries|security challenges|services|shares|skills|test scores"
    r"|verifications|volunteering|volunteering_experiences|votes|whatsapp phone numbers|courses"
    r"|certifications|causes you care about|honors|coach_messages|lan ads engagement"
    r"|ads clicked|hashtag_follows)\.csv"
)
_READERS: Mapping[Shape, Callable[[Task, Header], Iterator[FormatReading]]] = {
    Shape.CONNECTIONS: read_connections,
    Shape.MESSAGES: read_messages,
    Shape.INVITATIONS: read_invitations,
    Shape.RECOMMENDATIONS: read_recommendations,
    Shape.ENDORSEMENTS: read_endorsements,
    Shape.EVENTS: read_events,
    Shape.NOTES: read_notes,
    Shape.CONTACTS: read_contacts,
}
_ARTICLE = re.compile(r"/articles/[^/]+\.html", re.IGNORECASE)


def is_shape(text: str) -> bool:
    """Tell whether one of the first rows is a header of a table that is read."""
    return find_header(text, is_linkedin_header) is not None


def is_companion(label: str) -> bool:
    """Tell whether a file beside a LinkedIn file is one of the archive that is not read yet."""
    name = label.rpartition("/")[2].lower()
    return _COMPANIONS.fullmatch(name) is not None or _ARTICLE.search(label) is not None


def read(task: Task) -> Iterator[FormatReading]:
    """Give the records of one file of the archive."""
    header = find_header_in(task.file, is_linkedin_header)
    shape = shape_of(header.folded) if header else None
    if header is None or shape is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    yield from _READERS[shape](task, header)


LINKEDIN = Format(
    name=FormatName.LINKEDIN,
    is_shape=is_shape,
    read=read,
    survey=survey,
    is_companion=is_companion,
)
