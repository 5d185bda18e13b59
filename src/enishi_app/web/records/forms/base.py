"""What the forms of all records have in common: a day, an experiment, a note, and names."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar, cast

from django.forms import BoundField, TextInput

from enishi.terms import ID_LENGTH, EntryId
from enishi_app.actions.actor import Actor, today_of
from enishi_app.actions.experiments import list_experiments
from enishi_app.actions.journal import EntryValue, new_entry_id
from enishi_app.actions.picking import own_channels
from enishi_app.web.picking import Picked, PickingForm, settle
from enishi_app.web.records.forms.parts import ChannelField, ExperimentField

Values = tuple[EntryValue, ...]


class RecordForm(PickingForm):
    """A form that makes entries of the journal. Its fields are named like the entry's own.

    Attributes:
        holds: Makes the entry.
        at_hand: Fields shown at once; the others lie folded below them.
        extra: Fields that are not the entry's own.
        only_new: Fields that are asked for a new entry alone.
    """

    holds: ClassVar[Callable[..., EntryValue]]
    at_hand: ClassVar[tuple[str, ...]] = ()
    extra: ClassVar[frozenset[str]] = frozenset()
    only_new: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        actor: Actor,
        initial: Mapping[str, Any] | None = None,
        held: EntryValue | None = None,
    ) -> None:
        begun = {"on": today_of(actor), **(initial or {})}
        super().__init__(given, actor=actor, initial=begun)
        self.held = held
        self._fresh_id = new_entry_id()
        for name in self.only_new if held else ():
            del self.fields[name]
        self._offer_experiments()
        self._offer_channels()
        self._enlarge_first()

    @property
    def first_fields(self) -> list[BoundField]:
        """Return the fields shown at once."""
        return [self[name] for name in self.at_hand if name in self.fields]

    @property
    def more_fields(self) -> list[BoundField]:
        """Return the fields that lie folded below."""
        return [one for one in self.visible_fields() if one.name not in self.at_hand]

    @property
    def is_more_open(self) -> bool:
        """Tell whether something folded is filled in or wrong."""
        return any(one.errors or self._is_said(one) for one in self.more_fields)

    @property
    def day(self) -> date:
        """Return the day a valid form is about."""
        return cast("date", self.cleaned_data.get("on") or today_of(self.actor))

    def entries(self) -> Values:
        """Return what a valid form says; of a held entry, its new form."""
        return (self.entry(),)

    def entry(self) -> EntryValue:
        """Return the one entry that a valid form makes; whoever is new in it is added."""
        return self.made(self.said())

    def made(self, said: Mapping[str, Any]) -> EntryValue:
        """Return an entry with these fields: the held one in a new form, or a new one."""
        if self.held:
            return replace(self.held, **said)
        return type(self).holds(id=self.new_id, **said)

    @property
    def new_id(self) -> EntryId:
        """Return the id the new entry is to have.

        It travels in the form, so that one sent twice is kept once.
        """
        sent = str(self.data.get("entry", ""))
        return EntryId(sent) if is_entry_id(sent) else self._fresh_id

    def said(self) -> dict[str, Any]:
        """Return the fields of the entry, with ids for names."""
        own = set(self.cleaned_data) - self.extra
        return {name: self.settled(self.cleaned_data[name]) for name in own}

    def settled(self, value: Any) -> Any:  # noqa: ANN401 - whatever the field holds
        """Return the id for a name; everything else as it is."""
        return settle(self.actor, value, on=self.day) if isinstance(value, Picked) else value

    def must_differ(self, one: str, other: str, message: str) -> None:
        """Refuse the same person in two fields."""
        first, second = self.cleaned_data.get(one), self.cleaned_data.get(other)
        if first and first == second:
            self.add_error(other, message)

    def _is_said(self, bound: BoundField) -> bool:
        value = bound.value()
        usual = bound.field.initial
        return bool(getattr(value, "text", value)) and value != usual and bound.name != "on"

    def _offer_experiments(self) -> None:
        field = self.fields.get("experiment")
        if not isinstance(field, ExperimentField):
            return
        field.offer(list_experiments(self.actor), self.actor.language)
        if self.initial.get("experiment") not in field.known:
            self.initial.pop("experiment", None)

    def _offer_channels(self) -> None:
        field = self.fields.get("channel")
        if isinstance(field, ChannelField):
            field.offer(own_channels(self.actor), self.actor.language)

    def _enlarge_first(self) -> None:
        # What the entry is about stands out, as on the design's capture.
        widget = self.fields[self.at_hand[0]].widget
        if isinstance(widget, TextInput):
            widget.attrs["class"] = "capture__name"


def is_entry_id(said: str) -> bool:
    """Tell whether a text could be the id of an entry."""
    return len(said) == ID_LENGTH and set(said) <= set("0123456789abcdef")
