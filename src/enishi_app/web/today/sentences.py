"""What there is to tend, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from enishi.evidence import Community
from enishi.outreach import REMIND_AFTER, Introduction, IntroductionStep, Tend, TendKind
from enishi_app.web.dates import marked_up, short_day
from enishi_app.web.drawing import name_run
from enishi_app.web.requests import screen_language

if TYPE_CHECKING:
    from enishi_app.actions.today import Today

_TITLES = (
    gettext_lazy("Nothing to tend today"),
    gettext_lazy("One tie to tend today"),
    gettext_lazy("Two ties to tend today"),
    gettext_lazy("Three ties to tend today"),
)
_HEADINGS: Mapping[TendKind, Promise] = {
    TendKind.THANK: gettext_lazy("Thank {introducer} for the introduction"),
    TendKind.MEET: gettext_lazy("Choose a time with {person}"),
    TendKind.REMIND: gettext_lazy("Remind {introducer} once"),
    TendKind.SEND_DRAFT: gettext_lazy("Ask {introducer} about {person}"),
}
_REASONS: Mapping[TendKind, Promise] = {
    TendKind.THANK: gettext_lazy("The introduction to {person} led to a meeting."),
    TendKind.MEET: gettext_lazy("{introducer} introduced you on {since}."),
    TendKind.REMIND: gettext_lazy("You asked about {person} on {since}. One reminder is enough."),
    TendKind.SEND_DRAFT: gettext_lazy("A draft has been waiting since {since}."),
}
_DONE: Mapping[TendKind, Promise] = {
    TendKind.THANK: gettext_lazy("Thanks said"),
    TendKind.MEET: gettext_lazy("We met"),
    TendKind.REMIND: gettext_lazy("No answer, let it rest"),
    TendKind.SEND_DRAFT: gettext_lazy("Asked"),
    TendKind.FOLLOW_UP: gettext_lazy("Done"),
}
_AWAITED: Mapping[IntroductionStep, Promise] = {
    IntroductionStep.ASKED: gettext_lazy("A word on introducing you to {person}"),
    IntroductionStep.INTRODUCER_AGREED: gettext_lazy("{person} to say yes"),
    IntroductionStep.TARGET_AGREED: gettext_lazy("The introduction to {person}"),
}


@dataclass(frozen=True, kw_only=True)
class TendShown:
    """One thing to tend, as it is written on the page."""

    tend: Tend
    heading: SafeString
    reason: SafeString
    done: str | Promise
    person: str
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class AwaitedShown:
    """One introduction whose next step is somebody else's."""

    who: SafeString
    what: SafeString
    since: date
    remind_from: date | None


def title_of(today: "Today") -> str:
    """Return the sentence above the page."""
    return str(_TITLES[len(today.tends)])


def lead_of(today: "Today") -> str:
    """Return what is said below it: how much can wait."""
    if not today.later_count:
        return _("The rest of the day is yours.")
    return ngettext(
        "One more thing can wait until these are done.",
        "%(n)s more things can wait until these are done.",
        today.later_count,
    ) % {"n": today.later_count}


def course_of(today: "Today") -> str:
    """Return where the experiment stands; empty between stages and without an experiment."""
    if today.experiment is None or today.stage is None:
        return ""
    stages, period = today.experiment.plan.stages, today.stage.period
    return _("Stage %(stage)s of %(stages)s, day %(day)s of %(days)s") % {
        "stage": stages.index(today.stage) + 1,
        "stages": len(stages),
        "day": (today.day - period.start).days + 1,
        "days": period.day_count,
    }


def show_tends(today: "Today") -> list[TendShown]:
    """Return the things to tend, written out."""
    return [_tend(one, today) for one in today.tends]


def show_waiting(today: "Today") -> list[AwaitedShown]:
    """Return what others are to do next, written out."""
    return [_awaited(one, today) for one in today.waiting]


def _tend(tend: Tend, today: "Today") -> TendShown:
    names = _names(tend, today)
    heading = _HEADINGS.get(tend.kind)
    return TendShown(
        tend=tend,
        heading=_filled(heading, names) if heading else name_run(tend.text),
        reason=_filled(_REASONS[tend.kind], names) if heading else SafeString(""),
        done=_DONE[tend.kind],
        person=tend.person or "",
        is_late=tend.due < today.day,
    )


def _awaited(one: Introduction, today: "Today") -> AwaitedShown:
    last = one.steps[-1]
    names = _names(one, today)
    is_asked = last.step is IntroductionStep.ASKED
    return AwaitedShown(
        who=_plain_introducer(one, today),
        what=_filled(_AWAITED[last.step], names),
        since=last.on,
        remind_from=last.on + REMIND_AFTER if is_asked else None,
    )


def _names(one: Tend | Introduction, today: "Today") -> dict[str, SafeString]:
    if isinstance(one, Tend):
        person, words, since = one.person, one.text, one.since
    else:
        person, words, since = one.target, one.profile, one.steps[-1].on
    return {
        "person": _person(person, today) or name_run(words) or conditional_escape(_("somebody")),
        "introducer": _introducer(one, today),
        "since": marked_up(since, short_day(since, screen_language(), today=today.day)),
    }


def _introducer(one: Tend | Introduction, today: "Today") -> SafeString:
    community = today.communities.get(str(one.community))
    named = _person(one.introducer, today) or _community(community)
    return named or conditional_escape(_("somebody"))


def _plain_introducer(one: Introduction, today: "Today") -> SafeString:
    # Tables name people without さん.
    found = today.names.get(str(one.introducer))
    return name_run(found.name) if found else _introducer(one, today)


def _person(person: str | None, today: "Today") -> SafeString:
    found = today.names.get(str(person))
    return _honoured(found.name) if found else SafeString("")


def _honoured(name: str) -> SafeString:
    # Translators: a person's name in a sentence; Japanese adds さん.
    return format_html(_("{name}"), name=name_run(name))


def _community(community: Community | None) -> SafeString:
    return name_run(community.name) if community else SafeString("")


def _filled(sentence: Promise, names: Mapping[str, SafeString]) -> SafeString:
    return format_html(str(sentence), **names)
