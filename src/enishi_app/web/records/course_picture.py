"""An introduction as a drawn tie: you, who introduces, whom you want to meet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from enishi.language import seal_text
from enishi.outreach import Introduction, IntroductionStep

_S = IntroductionStep
_FIRST_TIED = {_S.INTRODUCER_AGREED, _S.TARGET_AGREED, _S.INTRODUCED, _S.MET}
_SECOND_TIED = {_S.TARGET_AGREED, _S.INTRODUCED, _S.MET}
_LONGEST = 22


@dataclass(frozen=True, kw_only=True)
class CoursePicture:
    """What the drawing shows: a thread is solid where a yes was given, dotted where asked.

    Attributes:
        told: The drawing in one sentence, for listeners.
        first: Whether whoever introduces said yes.
        second: Whether the other side did.
        has_met: Whether the two have met; until then the circle is broken.
    """

    told: str
    own_seal: str
    introducer: str
    introducer_seal: str
    is_community: bool
    target: str
    target_seal: str
    first: bool
    second: bool
    has_met: bool


def picture_of(held: Introduction, *, introducer: str, target: str) -> CoursePicture:
    """Return the picture of an introduction.

    Args:
        held: The introduction.
        introducer: Name of the person or community asked.
        target: Name of the person wanted, or the words for one.
    """
    taken = {one.step for one in held.steps}
    first, second = bool(taken & _FIRST_TIED), bool(taken & _SECOND_TIED)
    return CoursePicture(
        told=_told(held, introducer, target, first=first, second=second),
        # Translators: stands in the small square that is the user herself.
        own_seal=pgettext("seal", "Me"),
        introducer=_short(introducer),
        introducer_seal=seal_text(introducer),
        is_community=held.community is not None and held.introducer is None,
        target=_short(target),
        target_seal=seal_text(target) if held.target else "?",
        first=first,
        second=second,
        has_met=_S.MET in taken,
    )


def _told(held: Introduction, introducer: str, target: str, *, first: bool, second: bool) -> str:
    names = {"introducer": introducer, "target": target}
    if len(held.steps) == 1 and held.steps[0].step is _S.DRAFTED:
        return _("Drafted; %(introducer)s is not asked yet.") % names
    if second:
        return _("You, %(introducer)s and %(target)s: both said yes.") % names
    if first:
        return _("%(introducer)s said yes; %(target)s has not answered yet.") % names
    return _("%(introducer)s has not said yes yet; %(target)s is not asked.") % names


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
