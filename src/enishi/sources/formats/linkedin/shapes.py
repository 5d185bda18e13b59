"""Shapes: which of LinkedIn's tables a header belongs to, and a row by its columns' names."""

from collections.abc import Sequence
from enum import StrEnum

from enishi.sources.tabular import Header, Row
from enishi.terms import Problem, ProblemCode


class Shape(StrEnum):
    """A table of the archive that is read."""

    CONNECTIONS = "connections"
    MESSAGES = "messages"
    INVITATIONS = "invitations"
    RECOMMENDATIONS = "recommendations"
    ENDORSEMENTS = "endorsements"
    EVENTS = "events"
    NOTES = "notes"
    CONTACTS = "contacts"


_SIGNATURES: Sequence[tuple[Shape, frozenset[str]]] = (
    (
        Shape.CONNECTIONS,
        frozenset({"firstname", "lastname", "company", "position", "connectedon"}),
    ),
    (Shape.MESSAGES, frozenset({"conversationid", "from", "to", "date", "content"})),
    (Shape.INVITATIONS, frozenset({"from", "to", "sentat", "direction"})),
    (
        Shape.RECOMMENDATIONS,
        frozenset({"firstname", "lastname", "company", "jobtitle", "text", "creationdate"}),
    ),
    (Shape.ENDORSEMENTS, frozenset({"endorsementdate", "skillname", "endorserfirstname"})),
    (Shape.ENDORSEMENTS, frozenset({"endorsementdate", "skillname", "endorseefirstname"})),
    (Shape.EVENTS, frozenset({"eventname", "eventtime", "status", "externalurl"})),
    (Shape.NOTES, frozenset({"connectionfirstname", "connectionlastname", "note"})),
    (
        Shape.CONTACTS,
        frozenset({"source", "firstname", "lastname", "emails", "phonenumbers", "bookmarkedat"}),
    ),
)


def shape_of(folded: Sequence[str]) -> Shape | None:
    """Return the table that a folded header belongs to, or None."""
    names = set(folded)
    return next((shape for shape, wanted in _SIGNATURES if wanted <= names), None)


def is_linkedin_header(folded: Sequence[str]) -> bool:
    """Tell whether a folded header is that of a table that is read."""
    return shape_of(folded) is not None


def by_column(header: Header, row: Row) -> dict[str, str]:
    """Return the row's cells by folded column name; columns that are missing are left out."""
    return dict(zip(header.folded, row.cells, strict=False))


def row_problem(
    file: str,
    row: int,
    code: ProblemCode,
    *,
    field: str = "",
    detail: str = "",
    is_fatal: bool = True,
) -> Problem:
    """Return a problem of one row."""
    return Problem(code=code, file=file, row=row, field=field, detail=detail, is_fatal=is_fatal)
