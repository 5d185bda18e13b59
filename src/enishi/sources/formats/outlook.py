"""Outlook's CSV: the classic export in several languages, and the one of the new Outlook."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enishi.sources.aliases import read_aliases
from enishi.sources.assembling import Entry, assemble
from enishi.sources.columns import Column, read_cells
from enishi.sources.format import Format, FormatReading, Task
from enishi.sources.keys import KeyBook, fold_name
from enishi.sources.mapping import meaning_of
from enishi.sources.readings import FormatName
from enishi.sources.records import FieldKind, FieldValue
from enishi.sources.tabular import Header, Row, find_header, find_header_in, read_table
from enishi.terms import Problem, ProblemCode

# Names that Outlook means otherwise than other programs do, and those of its own.
_OWN = read_aliases(
    {
        FieldKind.NAME_PREFIX: "title, 肩書き, titre, anrede",
        FieldKind.NAME_SUFFIX: "suffix, 敬称, suffixe",
        FieldKind.GIVEN_READING: "given name yomi, given yomi, 名前フリガナ",
        FieldKind.FAMILY_READING: "family name yomi, surname yomi, 姓フリガナ",
        FieldKind.MAIL: (
            "e-mail address, 電子メール アドレス, adresse de messagerie, adresse de courrier, "
            "e-mail-adresse, e-mail: adresse"
        ),
        FieldKind.PHONE: (
            "primary phone, other phone|other, car phone|car, radio phone, 通常の電話, 主な電話, "
            "その他の電話|その他, 自動車電話|自動車, 無線電話, 勤務先 電話|会社, 自宅 電話|自宅, "
            "autre téléphone|autre, téléphone principal, téléphone (voiture)|voiture, "
            "téléphone société|société, hauptnummer firma|firma, weiteres telefon|weiteres, "
            "haupttelefon, autotelefon|auto"
        ),
        FieldKind.ADDRESS: (
            "business street|work, home street|home, other street|other, 番地(会社)|会社, "
            "番地(自宅)|自宅, 番地(その他)|その他, 住所(会社)|会社, 住所(自宅)|自宅, "
            "住所(その他)|その他, rue (autre)|autre, weitere straße|weitere"
        ),
        FieldKind.CITY: (
            "other city|other, 市町村(その他)|その他, ville (autre)|autre, weiterer ort|weitere"
        ),
        FieldKind.REGION: (
            "other state|other, 都道府県(その他)|その他, dép/région (autre)|autre, "
            "weitere region|weitere"
        ),
        FieldKind.COUNTRY: (
            "business country|work, home country|home, other country/region|other, "
            "other country|other, 国(その他)/地域|その他, pays/région (autre)|autre, "
            "weiteres land/region|weitere"
        ),
        FieldKind.URL: "web page, personal web page|home, 個人用 web ページ|自宅",
        FieldKind.RELATED: (
            "spouse|spouse, manager's name|manager, assistant's name|assistant, "
            "referred by|referred by, 配偶者|配偶者, 上司の名前|上司, 秘書の氏名|秘書, "
            "紹介者|紹介者, conjoint|conjoint, partner|partner"
        ),
        FieldKind.OTHER: "location, 場所, emplacement, ort, language, 言語, langue, sprache",
    }
)
_TYPE_OF_ADDRESS = {
    "emailtype": "emailaddress",
    "電子メールの種類": "電子メールアドレス",
    "typedemessagerie": "adressedemessagerie",
    "emailtyp": "emailadresse",
}
_ADDRESSES = frozenset(_TYPE_OF_ADDRESS.values())
_NUMBER = re.compile(r"\d+")
_NAMES = (
    {"firstname", "lastname"},
    {"姓", "名"},
    {"prénom", "nom"},
    {"vorname", "nachname"},
)
_MARKS = frozenset(
    {"emailtype", "email2address", "emaildisplayname", "businessphone", "businessstreet"}
    | {"businessfax", "会社電話", "勤務先電話", "会社fax", "電子メールの種類"}
    | {"電子メール2アドレス", "typedemessagerie", "adressedemessagerie2", "téléphone(bureau)"}
    | {"rue(bureau)", "emailtyp", "email2:adresse", "telefongeschäftlich", "strassegeschäftlich"}
)
# What stands in a column that nobody filled in.
_NO_DAY = re.compile(r"0+[/.-]0+[/.-]0+")
_DEFAULTS = frozenset({"unspecified", "normal", "false", "指定なし", "標準"}) | {
    *("non spécifié", "normale", "faux", "keine angabe", "nicht angegeben", "falsch")
}
_EMPTY_BY_DEFAULT = frozenset({FieldKind.OTHER, FieldKind.BIRTHDAY})


def is_shape(text: str) -> bool:
    """Tell whether one of the first rows is a header of Outlook."""
    return find_header(text, is_outlook_header) is not None


def is_outlook_header(folded: Sequence[str]) -> bool:
    """Tell whether folded header cells are those of Outlook in a language that is known."""
    names = set(folded)
    has_name = any(both <= names for both in _NAMES)
    return has_name and not _ADDRESSES.isdisjoint(names) and not _MARKS.isdisjoint(names)


def read(task: Task) -> Iterator[FormatReading]:
    """Give one person record a row; what Outlook fills in by itself is no data."""
    header = find_header_in(task.file, is_outlook_header)
    if header is None:
        yield Problem(code=ProblemCode.MISSING_COLUMN, file=task.file.label, detail="header")
        return
    columns = tuple(_columns(header))
    addresses = tuple(_typed_addresses(header))
    keys = KeyBook()
    for reading in read_table(task.file, header, limits=task.limits):
        if not isinstance(reading, Row):
            yield reading
            continue
        unusable = {one.index for one in addresses if one.is_internal(reading.cells)}
        told = [column for column in columns if column.index not in unusable]
        entry = Entry(
            file=task.file.label,
            row=reading.number,
            fields=[one for one in read_cells(told, reading.cells) if not _is_default(one)],
            raw=reading.raw,
        )
        yield from assemble(entry, keys)


def _columns(header: Header) -> Iterator[Column]:
    for index, name in enumerate(header.cells):
        if _parted(header.folded[index])[0] in _TYPE_OF_ADDRESS:
            continue
        meaning = meaning_of(name, _OWN)
        separator = ";" if meaning.kind is FieldKind.LABEL else ""
        yield Column(
            index=index,
            kind=meaning.kind,
            origin=name,
            label=meaning.label,
            separator=separator,
        )


@dataclass(frozen=True, kw_only=True)
class _Address:
    """A column with a mail address, and the one that says of which type it is, or -1."""

    index: int
    type_index: int

    def is_internal(self, cells: Sequence[str]) -> bool:
        """Tell whether the address is one of an Exchange server, good only inside of it."""
        if self.index >= len(cells):
            return False
        kind = cells[self.type_index] if 0 <= self.type_index < len(cells) else ""
        return kind.strip().upper() == "EX" or cells[self.index].lower().startswith("/o=")


def _typed_addresses(header: Header) -> Iterator[_Address]:
    types = {
        (_TYPE_OF_ADDRESS[bare], number): index
        for index, (bare, number) in enumerate(map(_parted, header.folded))
        if bare in _TYPE_OF_ADDRESS
    }
    for index, (bare, number) in enumerate(map(_parted, header.folded)):
        if bare in _ADDRESSES:
            yield _Address(index=index, type_index=types.get((bare, number), -1))


def _parted(folded: str) -> tuple[str, str]:
    """Part a header such as ``email2address`` from its number."""
    return _NUMBER.sub("", folded).replace(":", ""), "".join(_NUMBER.findall(folded))


def _is_default(value: FieldValue) -> bool:
    if value.kind not in _EMPTY_BY_DEFAULT:
        return False
    return _NO_DAY.fullmatch(value.value) is not None or fold_name(value.value) in _DEFAULTS


OUTLOOK = Format(name=FormatName.OUTLOOK, is_shape=is_shape, read=read)
