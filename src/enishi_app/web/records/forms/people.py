"""Entries about people: met, in touch, asked for, tried, to be done, known to each other."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.evidence import Attempt, ContactMade, Touch
from enishi.network import ME, StatedTie, TieCorrection, TieWord
from enishi.outreach import FollowUp
from enishi.terms import Channel, Direction, TouchKind
from enishi_app.actions.picking import PickKind
from enishi_app.web.records.forms.base import RecordForm
from enishi_app.web.records.forms.parts import (
    ChannelField,
    ExperimentField,
    clock_field,
    day_field,
    moment,
    note_field,
    one_of,
    own_channel_field,
    pick,
    place_field,
    text_field,
)
from enishi_app.web.records.words import DIRECTIONS, TIE_WORDS, TOUCHES


class ChannelForm(RecordForm):
    """A form with a channel: one of the list, or one in the user's own words."""

    def clean(self) -> dict[str, Any]:
        """Put the user's own words in the place of the choice."""
        cleaned = super().clean()
        if own := cleaned.get("own_channel"):
            cleaned["channel"] = own
            self.errors.pop("channel", None)
        return cleaned


class ContactForm(ChannelForm):
    """A person met for the first time."""

    holds = ContactMade
    at_hand = ("person", "channel", "on", "note")
    extra = frozenset({"own_channel"})

    person = pick(PickKind.PERSON, _("Who"), required=True)
    on = day_field()
    channel = ChannelField(_("How you met"), initial=Channel.EVENT)
    own_channel = own_channel_field()
    introducer = pick(PickKind.PERSON, _("Introduced by"))
    community = pick(PickKind.COMMUNITY, _("Community"))
    event = pick(PickKind.EVENT, _("Event"))
    place = place_field()
    experiment = ExperimentField()
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Refuse somebody who introduced herself to you through herself."""
        cleaned = super().clean()
        self.must_differ("person", "introducer", gettext("Name somebody else as the introducer."))
        return cleaned


class TouchForm(RecordForm):
    """A mail, message, call or meeting with somebody."""

    holds = Touch
    at_hand = ("person", "kind", "direction", "on")
    extra = frozenset({"on", "clock"})

    person = pick(PickKind.PERSON, _("With whom"), required=True)
    kind = one_of(TOUCHES.items(), _("What it was"), initial=TouchKind.MEETING)
    direction = one_of(DIRECTIONS.items(), _("Who began it"), initial=Direction.MUTUAL)
    on = day_field()
    clock = clock_field()
    note = note_field()

    def said(self) -> dict[str, Any]:
        """Return the fields of the entry, with the moment."""
        said = super().said()
        at = moment(self.day, self.cleaned_data["clock"])
        kind, direction = TouchKind(said["kind"]), Direction(said["direction"])
        return {**said, "at": at, "kind": kind, "direction": direction}


class FollowUpForm(RecordForm):
    """What to do next, for whom, by when."""

    holds = FollowUp
    at_hand = ("text", "person", "due")
    only_new = frozenset({"on"})

    text = text_field(_("What to do"))
    person = pick(PickKind.PERSON, _("For whom"))
    due = day_field(_("By when"))
    on = day_field(_("Noted on"))
    done_on = day_field(_("Done on"), required=False)

    def __init__(self, *given: Any, **wishes: Any) -> None:  # noqa: ANN401 - as the base
        super().__init__(*given, **wishes)
        self.initial.setdefault("due", self.initial["on"])


class AttemptForm(ChannelForm):
    """One try to reach somebody, whatever came of it."""

    holds = Attempt
    at_hand = ("channel", "on", "person")
    extra = frozenset({"own_channel"})

    channel = ChannelField(_("How you tried"), initial=Channel.COLD_MESSAGE)
    on = day_field()
    person = pick(PickKind.PERSON, _("Whom you tried to reach"))
    own_channel = own_channel_field()
    community = pick(PickKind.COMMUNITY, _("Community"))
    event = pick(PickKind.EVENT, _("Event"))
    experiment = ExperimentField()
    note = note_field()


class TieForm(RecordForm):
    """Two others know each other."""

    holds = StatedTie
    at_hand = ("a", "b", "on")

    a = pick(PickKind.PERSON, _("One person"), required=True)
    b = pick(PickKind.PERSON, _("The other person"), required=True)
    on = day_field(_("Since you know of it"))
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Refuse a tie of somebody with herself."""
        cleaned = super().clean()
        self.must_differ("a", "b", gettext("Name two different people."))
        return cleaned


class CorrectionForm(RecordForm):
    """The user's word on a tie, of her own or between two others."""

    holds = TieCorrection
    at_hand = ("b", "word", "on")

    b = pick(PickKind.PERSON, _("Whose tie"), required=True)
    word = one_of(TIE_WORDS.items(), _("What you say of it"))
    on = day_field()
    a = pick(PickKind.PERSON, _("With whom, if not with you"))
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Refuse a tie of somebody with herself."""
        cleaned = super().clean()
        self.must_differ("a", "b", gettext("Name two different people."))
        return cleaned

    def said(self) -> dict[str, Any]:
        """Return the fields of the entry; a tie with nobody else named is the user's own."""
        said = super().said()
        return {**said, "a": said["a"] or ME, "word": TieWord(said["word"])}


__all__ = [
    "AttemptForm",
    "ChannelForm",
    "ContactForm",
    "CorrectionForm",
    "FollowUpForm",
    "TieForm",
    "TouchForm",
]
