"""Words for the closed lists of the field, as labels of choices."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi.network import TieWord
from enishi.outreach import IntroductionStep
from enishi.terms import AttendanceState, Direction, MembershipStep, TouchKind

TOUCHES = {
    TouchKind.MEETING: pgettext_lazy("touch", "Meeting"),
    TouchKind.MAIL: pgettext_lazy("touch", "Mail"),
    TouchKind.MESSAGE: pgettext_lazy("touch", "Message"),
    TouchKind.CALL: pgettext_lazy("touch", "Call"),
    TouchKind.CARD_EXCHANGE: pgettext_lazy("touch", "Exchange of cards"),
    TouchKind.INVITATION: pgettext_lazy("touch", "Invitation"),
    TouchKind.OTHER: pgettext_lazy("touch", "Something else"),
}
DIRECTIONS = {
    Direction.MUTUAL: pgettext_lazy("touch", "Both of us"),
    Direction.SENT: pgettext_lazy("touch", "From me"),
    Direction.RECEIVED: pgettext_lazy("touch", "To me"),
    Direction.UNKNOWN: pgettext_lazy("touch", "Not known"),
}
MEMBERSHIPS = {
    MembershipStep.JOINED: pgettext_lazy("community", "Joined"),
    MembershipStep.INTRODUCED_MYSELF: pgettext_lazy("community", "Introduced myself"),
    MembershipStep.POSTED: pgettext_lazy("community", "Posted"),
    MembershipStep.MET_SOMEONE: pgettext_lazy("community", "Met someone"),
    MembershipStep.LEFT: pgettext_lazy("community", "Left"),
}
ATTENDANCES = {
    AttendanceState.ATTENDED: pgettext_lazy("event", "Attended"),
    AttendanceState.PLANNED: pgettext_lazy("event", "Planned"),
    AttendanceState.MISSED: pgettext_lazy("event", "Missed"),
}
STEPS = {
    IntroductionStep.DRAFTED: pgettext_lazy("introduction", "Drafted"),
    IntroductionStep.ASKED: pgettext_lazy("introduction", "Asked"),
    IntroductionStep.INTRODUCER_AGREED: pgettext_lazy("introduction", "Introducer agreed"),
    IntroductionStep.INTRODUCER_DECLINED: pgettext_lazy("introduction", "Introducer declined"),
    IntroductionStep.INTRODUCER_SILENT: pgettext_lazy("introduction", "No answer"),
    IntroductionStep.TARGET_AGREED: pgettext_lazy("introduction", "The other side agreed"),
    IntroductionStep.TARGET_DECLINED: pgettext_lazy("introduction", "The other side declined"),
    IntroductionStep.INTRODUCED: pgettext_lazy("introduction", "Introduced"),
    IntroductionStep.MET: pgettext_lazy("introduction", "Met"),
    IntroductionStep.THANKED: pgettext_lazy("introduction", "Thanked"),
}
PUBLICATIONS = {"article": _("Article"), "post": _("Post")}
TIE_WORDS = {
    TieWord.STRONGER: pgettext_lazy("tie", "Closer than it looks"),
    TieWord.WEAKER: pgettext_lazy("tie", "Less close than it looks"),
    TieWord.KNOW: pgettext_lazy("tie", "They know each other"),
    TieWord.DO_NOT_KNOW: pgettext_lazy("tie", "They do not know each other"),
    TieWord.AS_COUNTED: pgettext_lazy("tie", "As the records have it"),
}
NAMES = {
    "contact": _("First meeting"),
    "touch": _("Touch"),
    "introduction": _("Introduction"),
    "follow-up": _("Next step"),
    "tie": _("Tie between two others"),
    "tie-correction": _("Correction of a tie"),
    "event": _("Event"),
    "attendance": _("Attendance"),
    "community": _("Community"),
    "membership": _("Step in a community"),
    "publication": _("Publication"),
    "attempt": _("Attempt"),
}
