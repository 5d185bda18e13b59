"""The kinds of entries: how each is called, and which form takes it down."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enishi.evidence import (
    Attempt,
    Attendance,
    Community,
    ContactMade,
    Event,
    Membership,
    Publication,
    Touch,
)
from enishi.network import StatedTie, TieCorrection
from enishi.outreach import FollowUp, Introduction
from enishi_app.actions.actor import NoSuchThingError
from enishi_app.actions.journal import EntryValue
from enishi_app.web.records.forms import groups, introductions, people
from enishi_app.web.records.forms.base import RecordForm
from enishi_app.web.records.words import NAMES


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of entry.

    Attributes:
        word: Its word in addresses.
        group: Under which heading it is offered.
        many: The list of them.
        ask: The title of the form for a new one.
        why: What it is for, in a few words.
    """

    word: str
    group: Promise
    holds: type[EntryValue]
    form: type[RecordForm]
    many: Promise
    ask: Promise
    why: Promise

    @property
    def name(self) -> Promise:
        """Return what one of them is called."""
        return NAMES[self.word]


_PEOPLE, _GROUPS, _WORK = _("People"), _("Communities and events"), _("Tried and published")
_ALL = (
    Kind(
        word="contact",
        group=_PEOPLE,
        holds=ContactMade,
        form=people.ContactForm,
        many=_("First meetings"),
        ask=_("Someone new"),
        why=_("whom you met for the first time, and how"),
    ),
    Kind(
        word="touch",
        group=_PEOPLE,
        holds=Touch,
        form=people.TouchForm,
        many=_("Touches"),
        ask=_("In touch with somebody"),
        why=_("a mail, message, call or meeting"),
    ),
    Kind(
        word="introduction",
        group=_PEOPLE,
        holds=Introduction,
        form=introductions.IntroductionForm,
        many=_("Introductions"),
        ask=_("Ask for an introduction"),
        why=_("whom you ask, and whom you would like to meet"),
    ),
    Kind(
        word="follow-up",
        group=_PEOPLE,
        holds=FollowUp,
        form=people.FollowUpForm,
        many=_("Next steps"),
        ask=_("A next step"),
        why=_("what to do for whom, and by when"),
    ),
    Kind(
        word="tie",
        group=_PEOPLE,
        holds=StatedTie,
        form=people.TieForm,
        many=_("Ties between others"),
        ask=_("Two others know each other"),
        why=_("so that routes can lead over them"),
    ),
    Kind(
        word="tie-correction",
        group=_PEOPLE,
        holds=TieCorrection,
        form=people.CorrectionForm,
        many=_("Corrections of ties"),
        ask=_("A tie is closer, or is none"),
        why=_("your word stands above what the records say"),
    ),
    Kind(
        word="event",
        group=_GROUPS,
        holds=Event,
        form=groups.EventForm,
        many=_("Events"),
        ask=_("An event"),
        why=_("a dated gathering, and whether you were there"),
    ),
    Kind(
        word="attendance",
        group=_GROUPS,
        holds=Attendance,
        form=groups.AttendanceForm,
        many=_("Attendances"),
        ask=_("At an event that is listed"),
        why=_("planned, attended or missed; you or somebody else"),
    ),
    Kind(
        word="community",
        group=_GROUPS,
        holds=Community,
        form=groups.CommunityForm,
        many=_("Communities"),
        ask=_("A community"),
        why=_("a group, online or in one place"),
    ),
    Kind(
        word="membership",
        group=_GROUPS,
        holds=Membership,
        form=groups.MembershipForm,
        many=_("Steps in communities"),
        ask=_("A step in a community"),
        why=_("joined, introduced yourself, posted, met someone, left"),
    ),
    Kind(
        word="publication",
        group=_WORK,
        holds=Publication,
        form=groups.PublicationForm,
        many=_("Publications"),
        ask=_("An article or post"),
        why=_("what you published, and where"),
    ),
    Kind(
        word="attempt",
        group=_WORK,
        holds=Attempt,
        form=people.AttemptForm,
        many=_("Attempts"),
        ask=_("A try to reach somebody"),
        why=_("whatever came of it: what came to nothing counts as well"),
    ),
)
KINDS = {one.word: one for one in _ALL}


def kind_named(word: str) -> Kind:
    """Return a kind by its word.

    Raises:
        NoSuchThingError: If there is none of this word.
    """
    if word not in KINDS:
        msg = "kind must be one of the journal's, got another"
        raise NoSuchThingError(msg)
    return KINDS[word]


def grouped_kinds() -> list[tuple[Promise, list[Kind]]]:
    """Return the kinds under their headings."""
    return [(group, list(of)) for group, of in groupby(_ALL, key=lambda one: one.group)]
