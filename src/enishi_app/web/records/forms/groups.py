"""Entries about communities, events and publications."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from enishi.evidence import Attendance, Community, Event, Membership, Publication
from enishi.network import language_name, languages
from enishi.terms import AttendanceState, CommunityId, EventId, MembershipStep
from enishi_app.actions.journal import new_entry_id
from enishi_app.actions.picking import PickKind
from enishi_app.web.records.forms.base import RecordForm, Values
from enishi_app.web.records.forms.parts import (
    ExperimentField,
    day_field,
    link_field,
    note_field,
    one_of,
    pick,
    place_field,
    text_field,
)
from enishi_app.web.records.words import ATTENDANCES, MEMBERSHIPS, PUBLICATIONS

_WHERE = (
    ("online", pgettext_lazy("community", "Online")),
    ("local", pgettext_lazy("community", "In one place")),
)
_NOT_SAID = "none"
_OF_WHOM = _("Left empty, it is you.")


class CommunityForm(RecordForm):
    """A group, online or local."""

    holds = Community
    at_hand = ("name", "where", "is_joined", "on")
    extra = frozenset({"where", "is_joined", "on", "experiment"})
    only_new = frozenset({"is_joined", "on", "experiment"})

    name = text_field(_("Name"))
    where = one_of(_WHERE, _("Where it meets"), initial="online")
    is_joined = forms.BooleanField(label=_("I joined it on this day"), required=False)
    on = day_field()
    place = place_field()
    url = link_field()
    experiment = ExperimentField()
    note = note_field()

    def said(self) -> dict[str, Any]:
        """Return the fields of the entry."""
        return {**super().said(), "is_online": self.cleaned_data["where"] == "online"}

    def entries(self) -> Values:
        """Return the community, and that the user joined it."""
        made = self.entry()
        if not self.cleaned_data.get("is_joined"):
            return (made,)
        joined = Membership(
            id=new_entry_id(),
            community=CommunityId(made.id),
            step=MembershipStep.JOINED,
            on=self.day,
            experiment=self.cleaned_data["experiment"],
        )
        return (made, joined)


class MembershipForm(RecordForm):
    """A step in a community."""

    holds = Membership
    at_hand = ("community", "step", "on")

    community = pick(PickKind.COMMUNITY, _("Community"), required=True)
    step = one_of(MEMBERSHIPS.items(), _("What happened"), initial=MembershipStep.JOINED)
    on = day_field()
    person = pick(PickKind.PERSON, _("Whose step it is"), help_text=_OF_WHOM)
    experiment = ExperimentField()
    note = note_field()

    def said(self) -> dict[str, Any]:
        """Return the fields of the entry."""
        return {**super().said(), "step": MembershipStep(self.cleaned_data["step"])}


class EventForm(RecordForm):
    """A dated gathering, and whether one was there."""

    holds = Event
    at_hand = ("name", "on", "state", "place")
    extra = frozenset({"state", "experiment"})
    only_new = frozenset({"state", "experiment"})

    name = text_field(_("Name"))
    on = day_field()
    state = one_of(
        (*ATTENDANCES.items(), (_NOT_SAID, pgettext_lazy("event", "Only list it"))),
        _("Were you there?"),
        initial=AttendanceState.ATTENDED,
    )
    place = place_field()
    ends_on = day_field(_("Last day"), required=False)
    is_online = forms.BooleanField(label=_("It is online"), required=False)
    community = pick(PickKind.COMMUNITY, _("Community that holds it"))
    url = link_field()
    experiment = ExperimentField()
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        cleaned = super().clean()
        on, ends_on = cleaned.get("on"), cleaned.get("ends_on")
        if on and ends_on and ends_on < on:
            self.add_error("ends_on", gettext("The last day must not lie before the first."))
        return cleaned

    def entries(self) -> Values:
        """Return the event, and what became of it for the user."""
        made = self.entry()
        state = self.cleaned_data.get("state", _NOT_SAID)
        if state == _NOT_SAID:
            return (made,)
        there = Attendance(
            id=new_entry_id(),
            event=EventId(made.id),
            state=AttendanceState(state),
            on=self.day,
            experiment=self.cleaned_data["experiment"],
        )
        return (made, there)


class AttendanceForm(RecordForm):
    """What became of an event."""

    holds = Attendance
    at_hand = ("event", "state", "on")

    event = pick(PickKind.EVENT, _("Event"), required=True)
    state = one_of(ATTENDANCES.items(), _("What became of it"), initial=AttendanceState.ATTENDED)
    on = day_field()
    person = pick(PickKind.PERSON, _("Who was there"), help_text=_OF_WHOM)
    experiment = ExperimentField()
    note = note_field()

    def said(self) -> dict[str, Any]:
        """Return the fields of the entry."""
        return {**super().said(), "state": AttendanceState(self.cleaned_data["state"])}


class PublicationForm(RecordForm):
    """An article or post of the user's own."""

    holds = Publication
    at_hand = ("title", "kind", "place", "on")

    title = text_field(_("Title"))
    kind = one_of(PUBLICATIONS.items(), _("What it is"), initial="article")
    place = text_field(_("Where it was published"), required=False, help_text=_("Such as: note"))
    on = day_field()
    url = link_field()
    language = forms.ChoiceField(label=_("Language"), initial="ja")
    experiment = ExperimentField()
    note = note_field()

    def __init__(self, *given: Any, **wishes: Any) -> None:  # noqa: ANN401 - as the base
        super().__init__(*given, **wishes)
        spoken = self.actor.language
        named = sorted((language_name(code, spoken), code) for code in languages())
        self.fields["language"].choices = [(code, name) for name, code in named]  # type: ignore[attr-defined]
