"""Thunderbird's CSV: the address book of Thunderbird and SeaMonkey, commas or tabs between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enishi.sources.aliases import read_aliases
from enishi.sources.assembling import Entry, assemble, clean
from enishi.sources.columns import Column, read_cells
from enishi.sources.dates import birthday_of
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.keys import KeyBook
from enishi.sources.mapping import meaning_of
from enishi.sources.readings import FormatName
from enishi.sources.records import FieldKind, FieldValue
from enishi.sources.tabular import Header, Row, find_header, find_header_in, read_table
from enishi.terms import Problem, ProblemCode

_OWN = read_aliases(
    {
        FieldKind.NAME: "display name, 表示名, nom à afficher, anzeigename",
        FieldKind.MAIL: (
            "primary email, secondary email, メールアドレス, 別のメールアドレス, "
            "première adresse électronique, deuxième adresse électronique, "
            "primäre e-mail-adresse, sekundäre e-mail-adresse"
        ),
        FieldKind.PHONE: "mobile number|mobile, mobil-tel.-nr.|mobil",
        FieldKind.ADDRESS: (
            "home address|home, work address|work, privat: adresse|privat, "
            "dienstlich: adresse|dienstlich"
        ),
        FieldKind.CITY: (
            "home city|home, work city|work, privat: ort|privat, dienstlich: ort|dienstlich"
        ),
        FieldKind.REGION: (
            "home state|home, work state|work, privat: bundesland|privat, "
            "dienstlich: bundesland|dienstlich"
        ),
        FieldKind.COUNTRY: (
            "home country|home, work country|work, privat: land|privat, dienstlich: land|dienstlich"
        ),
        FieldKind.TITLE: "job title, 役職, profession, arbeitstitel",
        FieldKind.URL: "web page, ウェブページ, site web, webseite",
        # The French columns of places do not say whose they are and which is the country.
        FieldKind.OTHER: "pays/état, région, screen name, スクリーンネーム",
    }
)
_SIGNATURES = (
    {"displayname", "primaryemail", "screenname"},
    {"displayname", "primaryemail", "secondaryemail"},
    {"表示名", "メールアドレス", "別のメールアドレス"},
    {"nomàafficher", "premièreadresseélectronique"},
    {"anzeigename", "primäreemailadresse"},
)
_BIRTH_PARTS = (
    ("birthyear", "birthmonth", "birthday"),
    ("誕生年", "誕生月", "誕生日"),
    ("annéedenaissance", "mois", "jour"),
    ("geburtsjahr", "geburtsmonat", "geburtstag"),
)


def is_shape(text: str) -> bool:
    """Tell whether one of the first rows is a header of Thunderbird."""
    return find_header(text, is_thunderbird_header) is not None


def is_thunderbird_header(folded: Sequence[str]) -> bool:
    """Tell whether folded header cells are those of Thunderbird in a language that is known."""
    names = set(folded)
    return any(signature <= names for signature in _SIGNATURES)


def read(task: Task) -> Iterator[FormatReading]:
    """Give one person record a row; year, month and day of birth become one value."""
    header = find_header_in(task.file, is_thunderbird_header)
    if header is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    birth = _birth_in(header)
    columns = tuple(_columns(header, birth))
    keys = KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
            continue
        entry = Entry(
            file=task.file.label,
            row=reading.number,
            fields=[*read_cells(columns, reading.cells), *birth.values(reading.cells)],
            raw=reading.raw,
        )
        yield from assemble(entry, keys)


@dataclass(frozen=True, kw_only=True)
class _Birth:
    """The columns with year, month and day of birth; none where the header has not all three."""

    places: tuple[int, ...] = ()
    origin: str = ""

    def values(self, cells: Sequence[str]) -> Iterator[FieldValue]:
        """Give the day of birth, if there is one."""
        if not self.places or max(self.places) >= len(cells):
            return
        year, month, day = (clean(cells[place]) for place in self.places)
        told = birthday_of(year, month, day)
        if told:
            yield FieldValue(kind=FieldKind.BIRTHDAY, value=told, origin=self.origin)


def _birth_in(header: Header) -> _Birth:
    folded = header.folded
    names = next((parts for parts in _BIRTH_PARTS if set(parts) <= set(folded)), ())
    places = tuple(folded.index(name) for name in names)
    return _Birth(places=places, origin=", ".join(header.cells[place] for place in places))


def _columns(header: Header, birth: _Birth) -> Iterator[Column]:
    for index, name in enumerate(header.cells):
        if index not in birth.places:
            meaning = meaning_of(name, _OWN)
            yield Column(index=index, kind=meaning.kind, origin=name, label=meaning.label)


THUNDERBIRD = Format(name=FormatName.THUNDERBIRD, is_shape=is_shape, read=read)
