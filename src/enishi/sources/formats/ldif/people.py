"""People: the attributes of one entry become the fields of one record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from enishi.sources.aliases import Alias
from enishi.sources.assembling import clean
from enishi.sources.dates import birthday_of
from enishi.sources.formats.ldif.entries import Attribute
from enishi.sources.keys import fold_name
from enishi.sources.records import FieldKind, FieldValue

# "name|label", one line a kind: inetOrgPerson (RFC 2798), mozillaAbPersonAlpha, and what Evolution
# and Netscape wrote before it.
_TABLE: Mapping[FieldKind, str] = {
    FieldKind.NAME: "cn commonname displayname",
    FieldKind.FAMILY_NAME: "sn surname",
    FieldKind.GIVEN_NAME: "givenname",
    FieldKind.NICKNAME: "mozillanickname xmozillanickname",
    FieldKind.MAIL: "mail mozillasecondemail xmozillasecondemail email",
    FieldKind.PHONE: "telephonenumber|work homephone|home mobile|mobile cellphone|mobile",
    FieldKind.ORGANISATION: "o company organizationname",
    FieldKind.DEPARTMENT: "ou department orgunit organizationalunitname",
    FieldKind.TITLE: "title",
    FieldKind.ADDRESS: (
        "street|work streetaddress|work postaladdress|work mozillaworkstreet2|work "
        "mozillapostaladdress2|work mozillahomestreet|home mozillahomestreet2|home "
        "homepostaladdress|home mozillahomepostaladdress2|home"
    ),
    FieldKind.CITY: "l|work locality|work mozillahomelocalityname|home",
    FieldKind.REGION: "st|work region|work mozillahomestate|home",
    FieldKind.COUNTRY: "c|work countryname|work co|work mozillahomecountryname|home",
    FieldKind.URL: ("mozillaworkurl|work workurl|work labeleduri mozillahomeurl|home homeurl|home"),
    FieldKind.NOTE: "description notes",
    FieldKind.LANGUAGE: "preferredlanguage",
    FieldKind.UID: "entryuuid",
}
_MEANINGS: Mapping[str, Alias] = {
    name.partition("|")[0]: Alias(kind=kind, label=name.partition("|")[2])
    for kind, names in _TABLE.items()
    for name in names.split()
}
_READINGS = {
    FieldKind.FAMILY_NAME: FieldKind.FAMILY_READING,
    FieldKind.GIVEN_NAME: FieldKind.GIVEN_READING,
    FieldKind.NAME: FieldKind.FAMILY_READING,
}
_STRUCTURE = frozenset(
    {"dn", "objectclass", "changetype", "modifytimestamp", "createtimestamp", "member"}
    | {"uniquemember", "xmozillausehtmlmail", "mozillausehtmlmail", "userpassword", "control"}
)
_BIRTH = ("birthyear", "birthmonth", "birthday")
_LISTS = frozenset({"groupofnames", "groupofuniquenames", "mailinglist", "posixgroup", "group"})
_NO_PEOPLE = _LISTS | {"organizationalunit", "organization", "dcobject", "domain", "device"}
_PEOPLE = frozenset(
    {"person", "organizationalperson", "inetorgperson", "mozillaabpersonalpha", "evolutionperson"}
)
_MEMBERS = frozenset({"member", "uniquemember"})


@dataclass(frozen=True, kw_only=True)
class EntryText:
    """The attributes of one entry."""

    attributes: Sequence[Attribute]

    def first(self, name: str) -> str:
        """Return the first value of an attribute, or empty."""
        return next((one.value for one in self.attributes if one.name == name), "")

    @property
    def classes(self) -> frozenset[str]:
        """Return the classes of the object, lower case."""
        told = (one.value for one in self.attributes if one.name == "objectclass")
        return frozenset(value.strip().lower() for value in told)

    @property
    def is_list(self) -> bool:
        """Tell whether the entry is a mailing list or another group."""
        return not self.classes.isdisjoint(_LISTS)

    @property
    def is_person(self) -> bool:
        """Tell whether the entry is of a person, and says that the person is there."""
        is_other = not self.classes.isdisjoint(_NO_PEOPLE) and self.classes.isdisjoint(_PEOPLE)
        return not is_other and self.first("changetype").strip().lower() in {"", "add"}

    @property
    def handle(self) -> str:
        """Return what lists call this entry."""
        return handle_of(self.first("dn"))

    @property
    def members(self) -> Iterator[str]:
        """Give what this list calls its members."""
        return (handle_of(one.value) for one in self.attributes if one.name in _MEMBERS)

    def fields(self, lists: Sequence[str]) -> list[FieldValue]:
        """Return the entry's values in its own order, then the lists that it is in."""
        mails = {fold_name(one.value) for one in self.attributes if one.name == "mail"}
        values = [
            value
            for one in self.attributes
            if (value := _value(one)) and not (_is_name(value) and fold_name(value.value) in mails)
        ]
        labels = [FieldValue(kind=FieldKind.LABEL, value=name, origin="member") for name in lists]
        return [*values, *self._birthday(), *labels]

    def _birthday(self) -> Iterator[FieldValue]:
        year, month, day = (clean(self.first(name)) for name in _BIRTH)
        told = birthday_of(year, month, day) if month or year else day
        names = [one.written for one in self.attributes if one.name in _BIRTH]
        if told:
            yield FieldValue(kind=FieldKind.BIRTHDAY, value=told, origin=", ".join(names))


def handle_of(dn: str) -> str:
    """Return a distinguished name in one spelling: the mail address in it, where it has one."""
    folded = fold_name(dn)
    parts = (part.partition("=") for part in folded.split(","))
    mails = (value.strip() for name, _, value in parts if name.strip() == "mail")
    return next((mail for mail in mails if mail), folded.replace(", ", ","))


def _is_name(value: FieldValue) -> bool:
    return value.kind is FieldKind.NAME


def _value(one: Attribute) -> FieldValue | None:
    text = clean(one.value)
    if not text or one.name in _STRUCTURE or one.name in _BIRTH:
        return None
    meaning = _MEANINGS.get(one.name)
    kind = meaning.kind if meaning else FieldKind.OTHER
    if "phonetic" in one.options:
        kind = _READINGS.get(kind, FieldKind.OTHER)
    label = meaning.label if meaning else ""
    return FieldValue(kind=kind, value=text, origin=one.written, label=label)
