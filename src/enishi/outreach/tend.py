"""What to tend today: ties in which the next step is the user's."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from enishi.outreach.follow_up import FollowUp
from enishi.outreach.introduction import Introduction, IntroductionStep
from enishi.terms import CommunityId, EntryId, PersonId

THANK_WITHIN = timedelta(days=7)
"""Thanks are best within a week of the introduction."""
MEET_WITHIN = timedelta(days=7)
"""A time to meet is best proposed within a week of being introduced."""
REMIND_AFTER = timedelta(days=7)
"""An introducer who has not answered may be reminded once, after a week."""
SEND_WITHIN = timedelta(days=3)
"""A draft that waits longer is a decision not taken."""
AHEAD = timedelta(days=7)
"""How far ahead a due day is shown."""


class TendKind(StrEnum):
    """What there is to do."""

    THANK = "thank"
    MEET = "meet"
    FOLLOW_UP = "follow-up"
    REMIND = "remind"
    SEND_DRAFT = "send-draft"


_ASKING = (TendKind.REMIND, TendKind.SEND_DRAFT)


@dataclass(frozen=True, kw_only=True)
class Tend:
    """One thing to tend.

    Attributes:
        entry: The introduction or follow-up it comes of.
        since: The day the next step became the user's.
        due: The day by which it is best done.
        person: Whom it is about.
        introducer: Who introduced or is to introduce them, where there is one.
        text: The user's own words, where there are any.
    """

    kind: TendKind
    entry: EntryId
    since: date
    due: date
    person: PersonId | None = None
    introducer: PersonId | None = None
    community: CommunityId | None = None
    text: str = ""


def find_tends(
    introductions: Iterable[Introduction],
    follow_ups: Iterable[FollowUp],
    *,
    today: date,
    opted_out: Collection[PersonId] = (),
) -> tuple[Tend, ...]:
    """Return what there is to tend, the most pressing first.

    Args:
        introductions: All introductions.
        follow_ups: All follow-ups, done ones included.
        today: The day.
        opted_out: Who asked not to be asked; nobody is reminded to ask or remind them.

    Returns:
        Things whose next step is the user's, by due day, then kind, then id.
    """
    found = [tend for one in introductions for tend in _tend_introduction(one, today)]
    found = [one for one in found if one.kind not in _ASKING or one.introducer not in opted_out]
    found += [_tend_follow_up(one) for one in follow_ups if _is_near(one, today)]
    return tuple(sorted(found, key=lambda tend: (tend.due, tend.kind, tend.entry)))


def _is_near(follow_up: FollowUp, today: date) -> bool:
    return follow_up.done_on is None and follow_up.due <= today + AHEAD


def _tend_follow_up(one: FollowUp) -> Tend:
    return Tend(
        kind=TendKind.FOLLOW_UP,
        entry=one.id,
        since=one.on,
        due=one.due,
        person=one.person,
        text=one.text,
    )


def _tend_introduction(one: Introduction, today: date) -> Sequence[Tend]:
    steps = {step.step: step.on for step in one.steps}
    last = one.steps[-1]
    if last.on > today:
        return ()
    if last.step is IntroductionStep.DRAFTED:
        return (_of(one, TendKind.SEND_DRAFT, last.on, last.on + SEND_WITHIN),)
    if last.step is IntroductionStep.ASKED and today - last.on >= REMIND_AFTER:
        return (_of(one, TendKind.REMIND, last.on, last.on + REMIND_AFTER),)
    if last.step is IntroductionStep.INTRODUCED:
        return (_of(one, TendKind.MEET, last.on, last.on + MEET_WITHIN),)
    introduced = steps.get(IntroductionStep.INTRODUCED, last.on)
    if last.step is IntroductionStep.MET:
        return (_of(one, TendKind.THANK, introduced, introduced + THANK_WITHIN),)
    return ()


def _of(one: Introduction, kind: TendKind, since: date, due: date) -> Tend:
    return Tend(
        kind=kind,
        entry=one.id,
        since=since,
        due=due,
        person=one.target,
        introducer=one.introducer,
        community=one.community,
        text=one.profile,
    )
