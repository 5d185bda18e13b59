"""Asking for an introduction."""

from dataclasses import replace
from typing import Any, cast

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.outreach import DatedStep, Introduction, IntroductionStep
from enishi.terms import Channel
from enishi_app.actions.journal import EntryValue
from enishi_app.actions.picking import PickKind
from enishi_app.web.records.forms.parts import (
    ChannelField,
    ExperimentField,
    day_field,
    note_field,
    one_of,
    own_channel_field,
    pick,
    text_field,
)
from enishi_app.web.records.forms.people import ChannelForm
from enishi_app.web.records.words import STEPS


class IntroductionForm(ChannelForm):
    """One ask: whom you ask, and whom you would like to meet."""

    holds = Introduction
    at_hand = ("introducer", "target", "profile", "on")
    extra = frozenset({"own_channel", "on", "step"})
    only_new = frozenset({"step"})

    introducer = pick(PickKind.PERSON, _("Whom you ask"))
    target = pick(PickKind.PERSON, _("Whom you would like to meet"))
    profile = text_field(
        _("Or whom, in words"), required=False, help_text=_("Such as: a marketer in Paris")
    )
    on = day_field()
    community = pick(PickKind.COMMUNITY, _("Or a community you ask"))
    step = one_of(STEPS.items(), _("How far it is"), initial=IntroductionStep.ASKED)
    channel = ChannelField(_("What it counts under"), empty_label=_("By whom you ask"))
    own_channel = own_channel_field()
    experiment = ExperimentField()
    note = note_field()

    def clean(self) -> dict[str, Any]:
        """Refuse an ask of nobody, for nobody, and one to the person who is wanted."""
        cleaned = super().clean()
        if not self._any("introducer", "community"):
            self.add_error("introducer", gettext("Name a person or a community whom you ask."))
        if not self._any("target", "profile"):
            self.add_error("target", gettext("Name a person, or say in words whom you look for."))
        self.must_differ("introducer", "target", gettext("Name two different people."))
        if self._is_after_next_step():
            self.add_error("on", gettext("The next step was taken before this day."))
        return cleaned

    def made(self, said: dict[str, Any]) -> EntryValue:  # type: ignore[override]
        """Return the introduction, with the channel that is usual for whom one asks."""
        usual = (
            Channel.FRIEND_INTRODUCTION if said["introducer"] else Channel.COMMUNITY_INTRODUCTION
        )
        return super().made({**said, "channel": said["channel"] or usual, "steps": self._steps()})

    def _any(self, *names: str) -> bool:
        return any(self.cleaned_data.get(name) or name in self.errors for name in names)

    def _held_steps(self) -> tuple[DatedStep, ...]:
        return cast("Introduction", self.held).steps if self.held else ()

    def _is_after_next_step(self) -> bool:
        on, later = self.cleaned_data.get("on"), self._held_steps()[1:]
        return bool(on and later and on > later[0].on)

    def _steps(self) -> tuple[DatedStep, ...]:
        if not self.held:
            return (DatedStep(step=IntroductionStep(self.cleaned_data["step"]), on=self.day),)
        first, *later = self._held_steps()
        return (replace(first, on=self.day), *later)
