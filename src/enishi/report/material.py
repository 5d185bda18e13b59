"""What a report is made of, what it is, and what it leaves behind for its writer."""

from dataclasses import dataclass, field
from datetime import date

from enishi.evidence import Journal
from enishi.experiment import Experiment
from enishi.outreach import Introduction
from enishi.people import PersonCard
from enishi.report.document import Document
from enishi.report.names import NameBook
from enishi.report.wording import Aspect, MissingCode
from enishi.terms import PersonId


@dataclass(frozen=True, kw_only=True)
class ReportMaterial:
    """Everything a report may draw on.

    Attributes:
        experiments: The reported one first, then those beside it; at least one.
        people: Cards of everybody the journal speaks of, and of everybody whose name a text
            may hold.
        names: A book of names built before, so that a shell may keep it; it must know every
            person whose name a text may hold. Built from ``people`` where it is None.
        baseline_on: The day on which the network was recorded before the start, if it was.
    """

    experiments: tuple[Experiment, ...]
    journal: Journal = field(default_factory=Journal)
    introductions: tuple[Introduction, ...] = ()
    people: tuple[PersonCard, ...] = ()
    names: NameBook | None = None
    baseline_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class HiddenName:
    """One person whose name stood in a part of the report and was replaced.

    Attributes:
        person: Whose name it was (or may have been, where several people share it).
        shown_as: What stands there now; empty where a link was left out.
        section: Key of the section, or ``title``.
        times: How often, at least 1.
    """

    person: PersonId
    shown_as: str
    section: str
    times: int


@dataclass(frozen=True, kw_only=True)
class MissingPart:
    """Something the programme's reviewers look for that the report cannot show yet.

    Attributes:
        number: Of how many, where that is counted; otherwise 0.
    """

    aspect: Aspect
    code: MissingCode
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report ready to be rendered, with what its writer should know before it goes out.

    Neither ``hidden`` nor ``missing`` names is part of the published text in full: the document
    says how many people are called something else, never where, since that would give them away.
    """

    document: Document
    hidden: tuple[HiddenName, ...]
    missing: tuple[MissingPart, ...]
