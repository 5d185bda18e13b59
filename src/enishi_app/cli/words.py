"""Words for the closed lists of the field, in the language that is spoken."""

from gettext import gettext, pgettext

from enishi.outreach import IntroductionStep
from enishi.people import CardField
from enishi.sources import FieldKind
from enishi.terms import AttendanceState, Mark, MembershipStep, TouchKind


def membership_words() -> dict[MembershipStep, str]:
    """Return the words for the steps in a community."""
    return {
        MembershipStep.JOINED: pgettext("community", "joined"),
        MembershipStep.INTRODUCED_MYSELF: pgettext("community", "introduced myself"),
        MembershipStep.POSTED: pgettext("community", "posted"),
        MembershipStep.MET_SOMEONE: pgettext("community", "met someone"),
        MembershipStep.LEFT: pgettext("community", "left"),
    }


def attendance_words() -> dict[AttendanceState, str]:
    """Return the words for what became of an event."""
    return {
        AttendanceState.PLANNED: pgettext("event", "planned"),
        AttendanceState.ATTENDED: pgettext("event", "attended"),
        AttendanceState.MISSED: pgettext("event", "missed"),
    }


def touch_words() -> dict[TouchKind, str]:
    """Return the words for kinds of touches."""
    return {
        TouchKind.MAIL: pgettext("touch", "mail"),
        TouchKind.MESSAGE: pgettext("touch", "message"),
        TouchKind.CALL: pgettext("touch", "call"),
        TouchKind.MEETING: pgettext("touch", "meeting"),
        TouchKind.CARD_EXCHANGE: pgettext("touch", "card exchange"),
        TouchKind.INVITATION: pgettext("touch", "invitation"),
        TouchKind.OTHER: pgettext("touch", "other"),
    }


def step_words() -> dict[IntroductionStep, str]:
    """Return the words for the steps of an introduction."""
    return {
        IntroductionStep.DRAFTED: pgettext("introduction", "drafted"),
        IntroductionStep.ASKED: pgettext("introduction", "asked"),
        IntroductionStep.INTRODUCER_AGREED: pgettext("introduction", "introducer agreed"),
        IntroductionStep.INTRODUCER_DECLINED: pgettext("introduction", "introducer declined"),
        IntroductionStep.INTRODUCER_SILENT: pgettext("introduction", "introducer silent"),
        IntroductionStep.TARGET_AGREED: pgettext("introduction", "agreed to be introduced"),
        IntroductionStep.TARGET_DECLINED: pgettext("introduction", "declined to be introduced"),
        IntroductionStep.INTRODUCED: pgettext("introduction", "introduced"),
        IntroductionStep.MET: pgettext("introduction", "met"),
        IntroductionStep.THANKED: pgettext("introduction", "thanked"),
    }


def mark_words() -> dict[Mark, str]:
    """Return the words for outcome marks."""
    return {
        Mark.DONE: pgettext("mark", "done"),
        Mark.PARTIAL: pgettext("mark", "partial"),
        Mark.NOT_DONE: pgettext("mark", "not done"),
        Mark.NOT_DUE: pgettext("mark", "not due"),
    }


def field_words() -> dict[CardField, str]:
    """Return the words for the fields of a card."""
    return {
        CardField.NAME: pgettext("card", "name"),
        CardField.READING: pgettext("card", "reading"),
        CardField.ALIAS: pgettext("card", "alias"),
        CardField.MAIL: pgettext("card", "mail"),
        CardField.PHONE: pgettext("card", "phone"),
        CardField.URL: pgettext("card", "page"),
        CardField.ORGANISATION: pgettext("card", "organisation"),
        CardField.TITLE: pgettext("card", "title"),
        CardField.ROLE: pgettext("card", "role"),
        CardField.PLACE: pgettext("card", "place"),
        CardField.LANGUAGE: pgettext("card", "language"),
        CardField.LABEL: pgettext("card", "label"),
        CardField.NOTE: pgettext("card", "note"),
    }


def field_kind_words() -> dict[FieldKind, str]:
    """Return the words for what a value in a file is about."""
    return {
        FieldKind.NAME: gettext("Name"),
        FieldKind.FAMILY_NAME: gettext("Family name"),
        FieldKind.GIVEN_NAME: gettext("Given name"),
        FieldKind.MIDDLE_NAME: gettext("Middle name"),
        FieldKind.NICKNAME: gettext("Nickname"),
        FieldKind.FAMILY_READING: gettext("Reading of the family name"),
        FieldKind.GIVEN_READING: gettext("Reading of the given name"),
        FieldKind.MAIL: gettext("Mail"),
        FieldKind.PHONE: gettext("Phone"),
        FieldKind.URL: gettext("Link"),
        FieldKind.ORGANISATION: gettext("Organisation"),
        FieldKind.DEPARTMENT: gettext("Department"),
        FieldKind.TITLE: gettext("Title"),
        FieldKind.ADDRESS: gettext("Address"),
        FieldKind.CITY: gettext("City"),
        FieldKind.REGION: gettext("Region"),
        FieldKind.COUNTRY: gettext("Country"),
        FieldKind.BIRTHDAY: gettext("Birthday"),
        FieldKind.LABEL: gettext("Label"),
        FieldKind.LANGUAGE: gettext("Language"),
        FieldKind.NOTE: gettext("Note"),
        FieldKind.RELATED: gettext("Somebody they know"),
        FieldKind.NAME_PREFIX: gettext("Title before the name"),
        FieldKind.NAME_SUFFIX: gettext("Words after the name"),
        FieldKind.ALIAS: gettext("Name used in reports"),
        FieldKind.ROLE: gettext("Role"),
    }


def record_kind_words() -> dict[str, str]:
    """Return the words for what a file gave, in the order in which they are shown."""
    return {
        "person": pgettext("what a file gave", "People"),
        "touch": gettext("Touches"),
        "community": pgettext("what a file gave", "Communities"),
        "membership": gettext("Steps in communities"),
        "event": pgettext("what a file gave", "Events"),
        "attendance": gettext("Attendances"),
        "tie": gettext("Stated ties"),
    }
