"""The formats in which people are taken out, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enishi_app.actions.exports import ExportFormat


@dataclass(frozen=True, kw_only=True)
class ExportChoice:
    """A format with what it is good for."""

    format: str
    name: str | Promise
    use: str | Promise


_WORDS: dict[ExportFormat, tuple[str | Promise, str | Promise]] = {
    ExportFormat.CSV: (
        _("Table (CSV)"),
        _("Opens in Excel with Japanese as it should be, and comes back into enishi whole."),
    ),
    ExportFormat.CSV_CP932: (
        _("Table for old programs (CSV, Shift_JIS)"),
        _("For programs that read nothing newer. Letters that it lacks are shown first."),
    ),
    ExportFormat.XLSX: (_("Excel (XLSX)"), _("The same table, every cell as text.")),
    ExportFormat.VCARD3: (
        _("Contacts (vCard 3.0)"),
        _("For telephones, Google and most address books. Comes back into enishi whole."),
    ),
    ExportFormat.VCARD4: (
        _("Contacts (vCard 4.0)"),
        _("For programs that read the newer standard."),
    ),
    ExportFormat.JSONLD: (_("JSON-LD"), _("For programs; in the words of schema.org.")),
    ExportFormat.GRAPHML: (_("Network (GraphML)"), _("People, communities and ties, for Gephi.")),
    ExportFormat.GEXF: (
        _("Network (GEXF)"),
        _("The same with the day on which each tie began, for Gephi's timeline."),
    ),
}


def export_choices() -> list[ExportChoice]:
    """Return every format, the most useful first."""
    return [
        ExportChoice(format=into.value, name=name, use=use) for into, (name, use) in _WORDS.items()
    ]
