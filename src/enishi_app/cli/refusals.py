"""What the product refuses, said for the user in her language: one line for each cause.

Messages of errors are English and for developers ("must be X, got Y"). Those a user meets have a
sentence here, by the name of their class; a class that is not listed gives its own message.
"""

from collections.abc import Callable
from gettext import gettext
from typing import Any

from enishi_app.cli.language import spoken
from enishi_app.cli.spoken import later as _

_SENTENCES = {
    "BackupDamagedError": _("This is no backup of enishi, or not all of it is there."),
    "BackupExistsError": _("There is a file of this name already. Name a new one."),
    "BackupNotPossibleError": _("There is no SQLite file to back up here."),
    "ChangedPastError": _(
        "The file says something else of a version that is frozen. A frozen version stays as it "
        "was; write a new one instead."
    ),
    "DatabaseAddressError": _("ENISHI_DATABASE_URL must start with postgresql://"),
    "HostNotAllowedError": _(
        "Other machines are let in only where ENISHI_HOSTS names the host as well."
    ),
    "DayOrderError": _("This day is before that of the version before."),
    "ImportBusyError": _("Another import is under way. Try again when it is done."),
    "NewerWorkspaceError": _("This workspace was written by a newer enishi. Use that one."),
    "NamelessError": _("A person needs a name."),
    "NoExperimentError": _(
        "There is no experiment yet. Bring one in with: enishi experiment apply"
    ),
    "NoPurposeError": _(
        "Say whom you want to meet, or name them in the purpose of your experiment: "
        'enishi asks plan "marketer in Paris"'
    ),
    "NotAllowedError": _("You may only look here, not change anything."),
    "NothingChangedError": _("Nothing would change."),
    "OnePersonError": _("This needs two people, and there is one."),
    "PlanMovedError": _("The plan was changed elsewhere meanwhile. Look at it again first."),
    "ReasonMissingError": _("Say why: △, × and every new version need a reason."),
    "SourceNotFoundError": _("There is no such file."),
    "StoredValueError": _("Something kept in the database cannot be read: enishi doctor"),
    "WorkspaceExistsError": _(
        "There is a workspace already. --replace puts it aside and brings the backup in."
    ),
    "UnreadableSourceError": _("This file cannot be opened as what it should be."),
}


def refusal(error: BaseException) -> str:
    """Return the line for an error of the product's own."""
    kind = type(error).__name__
    if kind in _SPECIAL:
        return _SPECIAL[kind](error)
    return gettext(_SENTENCES.get(kind) or str(error))


def _of_query(error: Any) -> str:  # noqa: ANN401 - a QueryError, known by its name
    from enishi.network import explain_query_error
    from enishi.terms import Language

    return explain_query_error(error, Language(spoken()))


def _of_missing(error: BaseException) -> str:
    """Name what was looked for: it is the first word of the message."""
    if str(error).endswith(", got none"):
        sentence = _SENTENCES["NoExperimentError"]
        return gettext(sentence)
    things = {
        "person": gettext("There is no such person here."),
        "experiment": gettext("There is no such experiment here."),
        "import": gettext("There is no import of this number here."),
        "entry": gettext("There is no such entry here."),
        "introduction": gettext("There is no such introduction here."),
    }
    return things.get(str(error).split(" ", 1)[0], gettext("There is no such thing here."))


def _with_reason(error: BaseException) -> str:
    """Say the rule that was broken, and what was got instead."""
    got = str(error).rpartition(", got ")[2]
    said = {"rule": gettext(_RULES[type(error).__name__]), "got": got}
    return gettext("%(rule)s (%(got)s)") % said if got else said["rule"]


_RULES = {
    "DayOrderError": _("This day lies before an earlier one."),
    "HomeNotWritableError": _("The folder cannot be written."),
    "ImportStateError": _("This cannot be done with the import as it stands."),
    "IntroductionOrderError": _("This step cannot follow the last one."),
    "MappingError": _("The columns do not fit this file."),
    "NetworkError": _("This search is not possible."),
    "PeriodOrderError": _("The end lies before the beginning."),
    "PortTakenError": _("Another program listens on this port."),
    "ReasonMissingError": _("A reason is needed here."),
    "UnknownActivityError": _("The plan has no such activity."),
}
_SPECIAL: dict[str, Callable[[Any], str]] = {
    "NoSuchThingError": _of_missing,
    "QueryError": _of_query,
    **dict.fromkeys(_RULES, _with_reason),
}
