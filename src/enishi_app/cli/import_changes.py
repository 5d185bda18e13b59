"""What an import changed, for reading."""

from gettext import gettext, ngettext
from typing import TYPE_CHECKING

from enishi_app.cli.finding import SHORT_ID
from enishi_app.cli.printing import say
from enishi_app.cli.words import field_kind_words

if TYPE_CHECKING:
    from enishi.people import FieldChange
    from enishi_app.actions.import_changes import ChangedPerson, GonePerson, ImportChanges


def print_changes(changes: "ImportChanges", *, is_long: bool) -> None:
    """Print how many changed and are gone; everybody of the page where ``is_long``."""
    if not changes.changed_count and not changes.gone_count:
        return
    if changes.before:
        said = {"number": changes.before.id, "name": changes.before.name}
        say(gettext("Beside import %(number)d (%(name)s):") % said)
    if count := changes.changed_count:
        say(ngettext("%d person changed", "%d people changed", count) % count)
    for one in changes.changed if is_long else ():
        _print_changed(one)
    if count := changes.gone_count:
        text = ngettext("%d person is no longer in it", "%d people are no longer in it", count)
        say(text % count)
    for gone in changes.gone if is_long else ():
        say(f"  {_named(gone)}  {gone.organisation}".rstrip())
    if not is_long:
        say(f"  enishi imports show {changes.run} --changes")


def _print_changed(one: "ChangedPerson") -> None:
    say(f"  {_named(one)}")
    words = field_kind_words()
    for field in one.fields:
        say(f"    {words.get(field.kind, field.kind.value)}: {_both(field)}")


def _both(field: "FieldChange") -> str:
    new = ", ".join(field.new) or gettext("(gone)")
    return f"{', '.join(field.old)} → {new}" if field.old else new


def _named(one: "ChangedPerson | GonePerson") -> str:
    return f"{one.person[:SHORT_ID]}  {one.name}" if one.person else one.name
