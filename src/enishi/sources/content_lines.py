"""Content lines: one unfolded line of a card or a calendar, taken apart and decoded."""

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_CODECS = {
    "SHIFT_JIS": "cp932",
    "SHIFT-JIS": "cp932",
    "SHIFTJIS": "cp932",
    "SJIS": "cp932",
    "X-SJIS": "cp932",
    "MS932": "cp932",
    "WINDOWS-31J": "cp932",
    "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp",
    "ISO-8859-1": "cp1252",
    "ISO-8859-15": "iso8859_15",
    "US-ASCII": "utf-8",
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    "WINDOWS-1252": "cp1252",
    "WINDOWS-1250": "cp1250",
    "WINDOWS-1251": "cp1251",
    "GB2312": "gb18030",
    "GBK": "gb18030",
    "BIG5": "big5",
    "EUC-KR": "cp949",
    "KS_C_5601-1987": "cp949",
}
_HEAD = re.compile(r'((?:[^":]|"[^"]*")*):')
_PLAIN_LINE = re.compile(r'^([^:"\n]+):(.*)$', re.MULTILINE)
_PARAMETER = re.compile(r'((?:[^";]|"[^"]*")+)')
_HEAD_CHARSET = re.compile(rb"[^:]*?;CHARSET=\"?([\w.-]+)", re.IGNORECASE)
_ALL_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-Fa-f]{2}|[; ])+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LONGEST_REMEMBERED = 200
_ENCODINGS = {
    "QUOTED-PRINTABLE": "quoted-printable",
    "BASE64": "base64",
    "B": "base64",
    "8BIT": "",
    "7BIT": "",
}
_NO_LABELS = {"pref", "internet", "voice", "msg", "x400", "parcel", "postal", "dom", "intl"}


@dataclass(frozen=True, kw_only=True)
class Head:
    """What stands before a property's colon.

    Attributes:
        name: Upper case, without its group.
        group: Apple's ``item1``, or empty.
        types: Lower case, without those that say nothing of use.
        encoding: ``quoted-printable``, ``base64`` or empty.
        codec: Python's name for its CHARSET, or empty.
        parameters: All others, by upper-case name.
        origin: Name and types, as shown to the user.
        label: The types as one text.
        is_plain: Whether values stand as they are, in no encoding.
    """

    name: str
    group: str
    types: tuple[str, ...]
    encoding: str
    codec: str
    parameters: Mapping[str, str]
    origin: str
    label: str
    is_plain: bool


# Not frozen: there are millions in a large file, and setting frozen fields takes most of the time.
@dataclass(slots=True)
class Property:
    """One property; ``value`` is decoded text with its escapes still in it."""

    head: Head
    value: str


class UndecodableValueError(ValueError):
    """A value does not follow the encoding that it names."""


def decode_lines(lines: bytes, fallback: str) -> str:
    """Return a component's lines as text, each on one line; bytes that fit nothing become U+FFFD.

    Args:
        lines: Unfolded lines, each possibly in the CHARSET that it names.
        fallback: The encoding of the file as a whole.
    """
    try:
        return lines.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line, fallback) for line in lines.split(b"\n"))


def _decode_line(line: bytes, fallback: str) -> str:
    stated = _HEAD_CHARSET.match(line)
    codec = _CODECS.get(stated[1].decode("ascii").upper(), "") if stated else ""
    for name in filter(None, (codec, "utf-8", fallback)):
        try:
            return line.decode(name)
        except UnicodeDecodeError:
            continue
    return line.decode(codec or fallback, "replace")


def plain_properties(text: str) -> list[Property] | None:
    """Return the properties of a card whose lines are all one in no encoding, else None."""
    if "\\\n" in text or text.endswith("\\") or "\ufffd" in text:
        return None
    lines = _PLAIN_LINE.findall(text)
    if len(lines) <= text.count("\n"):
        return None
    properties = []
    for head_text, value in lines:
        if len(head_text) > _LONGEST_REMEMBERED:
            return None
        head = _remembered_head(head_text)
        if not head.is_plain:
            return None
        properties.append(Property(head, value))
    return properties


def read_property(line: str) -> Property | None:
    """Return the property on a line, or None where the line has no colon.

    Raises:
        UndecodableValueError: If the value does not follow the encoding it names.
    """
    head_text, colon, value = line.partition(":")
    if '"' in head_text:
        found = _HEAD.match(line)
        if found:
            head_text, value = found[1], line[found.end() :]
    if not colon or not head_text:
        return None
    # Only short heads are worth remembering; long ones would fill the memory.
    is_short = len(head_text) <= _LONGEST_REMEMBERED
    head = _remembered_head(head_text) if is_short else read_head(head_text)
    return Property(head, value if head.is_plain else _decoded(head, value))


def read_head(text: str) -> Head:
    """Return what stands before the colon, taken apart."""
    first, *rest = _PARAMETER.findall(text) or [text]
    group, _, name = first.strip().rpartition(".")
    types: list[str] = []
    parameters: dict[str, str] = {}
    for parameter in rest:
        key, sign, given = parameter.partition("=")
        key, given = key.strip().upper(), given.strip().strip('"')
        if not sign:
            _bare(key, types, parameters)
        elif key == "TYPE":
            types.extend(part.strip().lower() for part in given.split(","))
        else:
            parameters[key] = given
    useful = tuple(dict.fromkeys(t.removeprefix("x-") for t in types if t not in _NO_LABELS and t))
    name = name.upper()
    encoding = _ENCODINGS.get(parameters.get("ENCODING", "").upper(), "")
    codec = _CODECS.get(parameters.get("CHARSET", "").upper(), "")
    return Head(
        name=name,
        group=group.lower(),
        types=useful,
        encoding=encoding,
        codec=codec,
        parameters=parameters,
        origin=";".join((name, *useful)),
        label=" ".join(useful),
        is_plain=not (encoding or codec == "iso2022_jp" or name == "SOUND"),
    )


_remembered_head = lru_cache(maxsize=4096)(read_head)


def _bare(key: str, types: list[str], parameters: dict[str, str]) -> None:
    # vCard 2.1 writes types and encodings without a name: TEL;HOME, PHOTO;BASE64.
    if key in _ENCODINGS:
        parameters["ENCODING"] = key
    else:
        types.append(key.lower())


def _decoded(head: Head, value: str) -> str:
    # Android writes SOUND in quoted-printable without saying so.
    is_quoted = head.encoding == "quoted-printable" or (
        head.name == "SOUND" and _ALL_QUOTED_PRINTABLE.fullmatch(value) is not None
    )
    if is_quoted:
        return _text_of(binascii.a2b_qp(value.encode("utf-8")), head.codec)
    if head.encoding == "base64" and value:
        return _from_base64(value, head.codec)
    if "\x1b" in value and head.codec == "iso2022_jp":
        return _text_of(value.encode("ascii", "replace"), head.codec)
    return value


def _from_base64(value: str, codec: str) -> str:
    try:
        return _text_of(binascii.a2b_base64(value.encode("utf-8")), codec)
    except binascii.Error as error:
        raise UndecodableValueError from error


def _text_of(data: bytes, codec: str) -> str:
    # A stated CHARSET is believed: a value cut inside a character must not turn into another.
    for name in (codec,) if codec else ("utf-8", "cp932"):
        try:
            return _plain_lines(data.decode(name))
        except UnicodeDecodeError:
            continue
    return _plain_lines(data.decode(codec or "utf-8", "replace"))


def _plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "")


def split_value(value: str, separator: str) -> list[str]:
    """Split at separators that no backslash escapes; the parts keep their escapes."""
    if f"\\{separator}" not in value:
        return value.split(separator)
    parts = re.split(rf"(?<!\\){separator}", value.replace("\\\\", "\0"))
    return [part.replace("\0", "\\\\") for part in parts]


def unescape(value: str, *, is_old: bool = False) -> str:
    r"""Undo ``\;`` ``\,`` ``\:`` ``\\`` and, except in vCard 2.1, ``\n``."""
    if "\\" not in value:
        return value
    if "\\\\" not in value:
        # No escape can be taken for part of another one.
        plain = value.replace("\\,", ",").replace("\\;", ";").replace("\\:", ":")
        return plain if is_old else plain.replace("\\n", "\n").replace("\\N", "\n")
    return _ESCAPED.sub(lambda found: _plain(found[1], is_old=is_old), value)


def _plain(char: str, *, is_old: bool) -> str:
    if char in ";,:\\":
        return char
    if char in "nN" and not is_old:
        return "\n"
    return f"\\{char}"


def joined_lines(text: str) -> Iterator[str]:
    """Give lines, joining to the one before what was broken after a backslash."""
    lines = text.split("\n")
    has_broken = "\\\n" in text or text.endswith("\\")
    return _joined(lines) if has_broken else iter(lines)


def _joined(lines: list[str]) -> Iterator[str]:
    waiting: list[str] = []
    for line in lines:
        if waiting and ":" in line:
            yield "\n".join(waiting) + "\\"
            waiting = []
        if line.endswith("\\") and not line.endswith("\\\\"):
            waiting.append(line[:-1])
        elif waiting:
            yield "\n".join((*waiting, line))
            waiting = []
        else:
            yield line
    if waiting:
        yield "\n".join(waiting) + "\\"
