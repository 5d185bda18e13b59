"""How things are counted: 1 person, 18 people; 18人."""

from django.utils.translation import ngettext_lazy

COUNTERS = {
    "people": ngettext_lazy("%(n)s person", "%(n)s people", "n"),
    "contacts": ngettext_lazy("%(n)s contact", "%(n)s contacts", "n"),
    "ties": ngettext_lazy("%(n)s tie", "%(n)s ties", "n"),
    "communities": ngettext_lazy("%(n)s community", "%(n)s communities", "n"),
    "groups": ngettext_lazy("%(n)s group or event", "%(n)s groups and events", "n"),
    "touches": ngettext_lazy("%(n)s touch", "%(n)s touches", "n"),
    "events": ngettext_lazy("%(n)s event", "%(n)s events", "n"),
    "articles": ngettext_lazy("%(n)s article", "%(n)s articles", "n"),
    "asks": ngettext_lazy("%(n)s ask", "%(n)s asks", "n"),
    "introductions": ngettext_lazy("%(n)s introduction", "%(n)s introductions", "n"),
    "routes": ngettext_lazy("%(n)s route", "%(n)s routes", "n"),
    "records": ngettext_lazy("%(n)s record", "%(n)s records", "n"),
    "files": ngettext_lazy("%(n)s file", "%(n)s files", "n"),
    "rows": ngettext_lazy("%(n)s row", "%(n)s rows", "n"),
    "days": ngettext_lazy("%(n)s day", "%(n)s days", "n"),
    "minutes": ngettext_lazy("%(n)s minute", "%(n)s minutes", "n"),
    "hours": ngettext_lazy("%(n)s hour", "%(n)s hours", "n"),
    "times": ngettext_lazy("%(n)s time", "%(n)s times", "n"),
    "things": ngettext_lazy("%(n)s thing", "%(n)s things", "n"),
}


def counted(number: int, of: str) -> str:
    """Write a number with what it counts, thousands set apart.

    Raises:
        KeyError: If there is no counter for ``of``.
    """
    # The plural is chosen by the number itself; it is shown with its thousands set apart.
    form = str(COUNTERS[of] % {"n": number})
    return form.replace(str(number), f"{number:,}", 1)
