"""What is asked when files come in: the files, and what the columns of a new table mean."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from enishi.sources import ColumnMapping, FieldKind, FormatName, MappedColumn, TablePreview
from enishi_app.web.forms import PageForm
from enishi_app.web.imports.words import FIELD_KINDS, format_choices

LARGEST = 2 * 1024**3
"""Bytes handed in at once; the command line takes larger ones."""
DAY = "day"
_NOT_ASKED = {FieldKind.ALIAS, FieldKind.ROLE}
"""Only enishi's own tables have them, and those say so themselves."""
KINDS = (
    (FieldKind.OTHER, _("Kept as it is, not used")),
    *((kind, words) for kind, words in FIELD_KINDS.items() if kind not in _NOT_ASKED),
    (DAY, _("Day you met")),
)


class ManyFiles(forms.ClearableFileInput):
    """A file field that takes several."""

    allow_multiple_selected = True

    def value_from_datadict(
        self,
        data: Mapping[str, Any],  # noqa: ARG002 - Django's signature
        files: Any,  # noqa: ANN401
        name: str,
    ) -> Any:  # noqa: ANN401
        """Return every file that was chosen."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Several files at once."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 - Django's signature
        """Return the list of files; refuse none, an empty one, and too many bytes."""
        one_by_one = super().clean
        held: list[UploadedFile[bytes]] = [one_by_one(one, initial) for one in data or [None]]
        if sum(one.size or 0 for one in held) > LARGEST:
            msg = gettext("This is more than 2 GB. Use the command line: enishi import FILE")
            raise forms.ValidationError(msg)
        return held


class FilesForm(PageForm):
    """Files to look at."""

    chosen = FilesField(
        label=_("Files or a zip archive"),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another."),
        },
    )


class FormatForm(PageForm):
    """Which program wrote a file that is not recognised."""

    program = forms.ChoiceField(label=_("Which program wrote it?"))

    def __init__(self, given: Mapping[str, Any] | None = None) -> None:
        super().__init__(given)
        self.fields["program"] = forms.ChoiceField(
            label=_("Which program wrote it?"), choices=[("", _("Choose one")), *format_choices()]
        )

    @property
    def chosen(self) -> FormatName | None:
        """Return the format of a valid form, or None."""
        is_said = self.is_bound and self.is_valid()
        return FormatName(self.cleaned_data["program"]) if is_said else None


class ColumnsForm(PageForm):
    """What each column of a table means."""

    def __init__(
        self,
        given: Mapping[str, Any] | None = None,
        *,
        table: TablePreview,
        mapping: ColumnMapping,
    ) -> None:
        super().__init__(given)
        self._table = table
        for number, column in enumerate(mapping.columns):
            is_day = bool(mapping.day_header) and column.header == mapping.day_header
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=column.header or _("Column without a name"),
                choices=KINDS,
                initial=DAY if is_day else column.kind,
            )

    def clean(self) -> dict[str, Any]:
        """Ask for a column that names a person, and refuse two days."""
        if not self.errors and not self.mapping().is_usable:
            msg = gettext("Say which column holds a name or a mail address.")
            raise forms.ValidationError(msg)
        if list(self.cleaned_data.values()).count(DAY) > 1:
            raise forms.ValidationError(gettext("Only one column can hold the day you met."))
        return self.cleaned_data

    def mapping(self) -> ColumnMapping:
        """Return what a valid form says of the columns."""
        headers = self._table.headers
        said = [self.cleaned_data[f"column_{number}"] for number in range(len(headers))]
        columns = (
            MappedColumn(header=header, kind=FieldKind.OTHER if kind == DAY else FieldKind(kind))
            for header, kind in zip(headers, said, strict=True)
        )
        days = (header for header, kind in zip(headers, said, strict=True) if kind == DAY)
        return ColumnMapping(columns=tuple(columns), day_header=next(days, ""))

    @property
    def lines(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Return each column's field with what stands in its first rows."""
        rows = self._table.rows
        return [
            (self[f"column_{n}"], [row[n] for row in rows if n < len(row) and row[n]][:3])
            for n in range(len(self._table.headers))
        ]
