"""The Japanese catalogue: taken from the code, translated by people, compiled, checked.

    python -m tools.messages extract       bring the catalogue up to date with the code, compile it
    python -m tools.messages add < FILE    add translations, then do the same
    python -m tools.messages drop          forget translations of sentences no longer in the code
    python -m tools.messages check         fail on missing, doubtful, stale or malformed entries

English sentences in templates and code are the keys, so only Japanese needs a catalogue. ``add``
reads YAML, either ``English: 日本語`` or, where a sentence needs a context, a list of
``{context: …, english: …, japanese: …}``; a sentence with a plural is named by its singular.
Several people may run it at once. GNU gettext is not needed.
"""

import argparse
import fcntl
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "enishi_app"
CATALOGUE = SOURCE / "web" / "locale" / "ja" / "LC_MESSAGES" / "django.po"
TEMPLATE_ENDINGS = (".html", ".txt")
_SINGULAR = None
_PLURAL = (1, 2)
_IN_CONTEXT = ((1, "c"), 2)
_PLURAL_IN_CONTEXT = ((1, "c"), 2, 3)
KEYWORDS = {
    "_": _SINGULAR,
    **{f"gettext{ending}": _SINGULAR for ending in ("", "_lazy", "_noop")},
    **{f"ngettext{ending}": _PLURAL for ending in ("", "_lazy")},
    **{f"pgettext{ending}": _IN_CONTEXT for ending in ("", "_lazy")},
    **{f"npgettext{ending}": _PLURAL_IN_CONTEXT for ending in ("", "_lazy")},
}
# A date of its own would make every extraction a change.
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


class MessagesError(Exception):
    """The translations handed over cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Translation:
    """One sentence in both languages."""

    english: str
    japanese: str
    context: str | None = None


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments ask; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["extract", "add", "drop", "check"])
    what = parser.parse_args(arguments).what
    if what == "check":
        return _report(list(find_faults(CATALOGUE, SOURCE)))
    try:
        given = read_translations(sys.stdin.read()) if what == "add" else []
    except MessagesError as error:
        return _report([str(error)])
    refresh(CATALOGUE, SOURCE, given, keep_aside=what != "drop")
    return 0


def _report(faults: list[str]) -> int:
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def refresh(
    catalogue: Path,
    source: Path,
    given: Iterable[Translation] = (),
    *,
    keep_aside: bool = True,
) -> None:
    """Bring a catalogue up to date with the code, add translations, write and compile it.

    Translations whose sentence is no longer in the code are kept aside, and come back with it.
    """
    with _alone(catalogue.parent):
        held = merge(read_catalogue(catalogue), extract_messages(source))
        for translation in given:
            _put(held, translation)
        if not keep_aside:
            held.obsolete.clear()
        _write(catalogue, _po(held))
        _write(catalogue.with_suffix(".mo"), compiled(held))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def extract_messages(source: Path) -> Catalog:
    """Return every sentence of the Python files and templates under a folder."""
    found = _empty()
    for path in sorted(source.rglob("*")):
        for code in _code(path):
            place = (path.relative_to(source).as_posix(), 1)
            for _, sentence, comments, context in extract("python", code, KEYWORDS, _COMMENTS):
                found.add(sentence, None, [place], context=context, auto_comments=comments)
    return found


_COMMENTS = ("Translators:",)


def _code(path: Path) -> Iterator[io.BytesIO]:
    if path.suffix == ".py":
        yield io.BytesIO(path.read_bytes())
    elif path.suffix in TEMPLATE_ENDINGS and "templates" in path.parts:
        yield io.BytesIO(python_of(path.read_text(encoding="utf-8"), origin=str(path)).encode())


def python_of(template: str, *, origin: str) -> str:
    """Return Django's own rendering of a template as the calls that look its sentences up.

    What stands between the calls is blanked out but keeps its indentation, which Python's
    tokenizer would refuse; each line is a statement of its own here.
    """
    return "\n".join(line.strip() for line in templatize(template, origin=origin).splitlines())


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue at a path, or an empty one; entries kept aside are among the rest."""
    if not path.exists():
        return _empty()
    with path.open("rb") as file:
        held = read_po(file, locale="ja", domain="django")
    for message in list(held.obsolete.values()):
        held[message.id] = message
    held.obsolete.clear()
    return held


def _empty() -> Catalog:
    return Catalog(
        locale="ja",
        domain="django",
        header_comment="# Japanese sentences of enishi.",
        project="enishi",
        version="1",
        copyright_holder="enishi",
        msgid_bugs_address="enishi",
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
        last_translator="enishi",
        language_team="enishi",
        fuzzy=False,
    )


def merge(held: Catalog, found: Catalog) -> Catalog:
    """Return the sentences of the code with the translations held; the other ones kept aside."""
    merged, left = _empty(), {_key(message): message for message in held if message.id}
    for message in found:
        if message.id:
            known = left.pop(_key(message), None)
            merged[message.id] = _translated(message, known)
    for key, message in left.items():
        if is_translated(message):
            message.locations = []
            merged.obsolete[key] = message
    return merged


def _key(message: Message) -> tuple[str, str]:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", singular)


def _translated(message: Message, known: Message | None) -> Message:
    if known is not None:
        message.flags |= known.flags & {"fuzzy"}
        message.user_comments = list(known.user_comments)
    _say(message, _japanese(known) if known is not None else "")
    return message


def _japanese(message: Message) -> str:
    said = message.string or ""
    return said if isinstance(said, str) else "".join(said[:1])


def _say(message: Message, japanese: str) -> None:
    # Japanese has one form for every number, and the file wants it as a list of one.
    message.string = (japanese,) if message.pluralizable else japanese


def is_translated(message: Message) -> bool:
    """Tell whether a sentence has its Japanese."""
    return bool(_japanese(message))


def read_translations(text: str) -> list[Translation]:
    """Return the translations that a YAML text holds.

    Raises:
        MessagesError: If the text is not of the two forms that ``add`` reads.
    """
    try:
        given = yaml.safe_load(text) or {}
        if isinstance(given, dict):
            given = [{"english": key, "japanese": value} for key, value in given.items()]
        return [_translation(**entry) for entry in given]
    except (yaml.YAMLError, TypeError) as error:
        msg = f"translations must be YAML, English: 日本語, got something else ({error})"
        raise MessagesError(msg) from error


def _translation(*, english: str, japanese: str, context: str | None = None) -> Translation:
    if not (isinstance(english, str) and isinstance(japanese, str) and japanese):
        msg = f"a translation must be two texts, got {english!r}: {japanese!r}"
        raise MessagesError(msg)
    return Translation(english=english, japanese=japanese, context=context)


def _put(catalogue: Catalog, given: Translation) -> None:
    key = (given.context or "", given.english)
    known = {_key(message): message for message in (*catalogue, *catalogue.obsolete.values())}
    if key not in known:
        known[key] = catalogue.obsolete[key] = Message(given.english, context=given.context)
    _say(known[key], given.japanese)
    known[key].flags -= {"fuzzy"}


def _po(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return the catalogue in the form that is looked up at run time."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def _write(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    partial = path.with_suffix(".new")
    partial.write_bytes(content)
    partial.replace(path)


def find_faults(catalogue: Path, source: Path) -> Iterator[str]:
    """Yield what keeps a catalogue from being whole, a line for each."""
    found, held = extract_messages(source), read_catalogue(catalogue)
    known = {_key(message): message for message in held if message.id}
    wanted = {_key(message): message for message in found if message.id}
    for key, message in wanted.items():
        yield from _faults_of(known.get(key, message), held, place=message.locations[0][0])
    for _, sentence in known.keys() - wanted.keys():
        yield f"no longer in the code: {sentence!r} (python -m tools.messages drop)"
    current = catalogue.with_suffix(".mo")
    if not current.exists() or current.read_bytes() != compiled(merge(held, found)):
        yield f"{current.name} is not made of {catalogue.name} (make messages)"


def _faults_of(message: Message, held: Catalog, *, place: str) -> Iterator[str]:
    sentence = _key(message)[1]
    if not is_translated(message):
        yield f"{place}: no Japanese for {sentence!r}"
        return
    if message.fuzzy:
        yield f"{place}: the Japanese is marked as doubtful for {sentence!r}"
    for fault in message.check(held):
        yield f"{place}: {fault} in {sentence!r}"


if __name__ == "__main__":
    sys.exit(main())
