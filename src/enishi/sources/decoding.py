"""Decoding: from bytes to lines of text, in bounded memory, and saying where it had to guess.

The order is byte order mark, strict UTF-8, cp932, euc_jp, then the best guess. UTF-8 comes before
cp932 because text in UTF-8 often passes as cp932, and never the other way round in whole files.
"""

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from enishi.sources.archives import READ_ERRORS, SourceFile

SAMPLE_BYTES = 2**16
_BLOCK_BYTES = 2**18
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRICT_ORDER = ("utf-8", "cp932", "euc_jp")
_WIDE = ("utf-16", "utf-32")
_FOREIGN_RUN = re.compile(r"[^\x00-\x7f]+")
_ACCENTED_LETTER = re.compile(
    r"(?<![^\x00-\x7f])(?:(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z]))(?![^\x00-\x7f])"
)
_WESTERN_SHARE = 0.95


@dataclass(frozen=True, kw_only=True)
class Encoding:
    """How a file's bytes are to be read.

    Attributes:
        name: Python's name of the codec.
        is_exact: Whether every byte of the file fits it.
    """

    name: str
    is_exact: bool = True

    @property
    def is_wide(self) -> bool:
        """Tell whether characters take two or four bytes, so that bytes cannot be split."""
        return self.name.startswith(_WIDE)


def find_encoding(file: SourceFile) -> Encoding:
    """Return the encoding that fits the whole file, or the one that fits it best.

    Reads the file once, more often only when it is not UTF-8. Memory does not grow with size.
    """
    sample = read_sample(file)
    wide = _mark_or_width(sample)
    if wide:
        return Encoding(name=wide, is_exact=_fits(file, wide))
    for name in _STRICT_ORDER:
        if _fits(file, name):
            return Encoding(name=_western_instead(file, sample, name))
    return _best_guess(file, sample)


def read_sample(file: SourceFile, size: int = SAMPLE_BYTES) -> bytes:
    """Return the first bytes of the file."""
    with file.open() as stream:
        return stream.read(size)


def decode_sample(sample: bytes) -> str:
    """Return the sample as text for recognising a format; never fails."""
    name = _mark_or_width(sample)
    if name:
        return sample.decode(name, "replace")
    # The sample may end inside a character, so its last line does not count.
    whole = sample if len(sample) < SAMPLE_BYTES else sample[: sample.rfind(b"\n") + 1] or sample
    for candidate in _STRICT_ORDER:
        try:
            text = whole.decode(candidate)
        except UnicodeDecodeError:
            continue
        is_western = candidate == "cp932" and _is_western(whole)
        return whole.decode("cp1252", "replace") if is_western else text
    return whole.decode(_voted_name(whole) or "cp1252", "replace")


def _mark_or_width(sample: bytes) -> str:
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    # Without a mark, text in UTF-16 shows by zero bytes in every second place.
    head = sample[:512]
    half = len(head) // 2
    if half and head[1::2].count(0) > half * 0.8 and head[::2].count(0) < half * 0.2:
        return "utf-16-le"
    if half and head[::2].count(0) > half * 0.8 and head[1::2].count(0) < half * 0.2:
        return "utf-16-be"
    return ""


def _fits(file: SourceFile, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(name)("strict")
    with file.open() as stream:
        try:
            while block := stream.read(_BLOCK_BYTES):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        except READ_ERRORS:
            # Damage is reported by the reading itself, with the row it stopped at.
            return True
    return True


def _western_instead(file: SourceFile, sample: bytes, name: str) -> str:
    is_western = name == "cp932" and _is_western(sample) and _fits(file, "cp1252")
    return "cp1252" if is_western else name


def _is_western(sample: bytes) -> bool:
    """Tell French from Japanese: an accented letter and the next letter also pass as cp932."""
    text = sample.decode("cp932", "replace")
    runs = len(_FOREIGN_RUN.findall(text))
    return bool(runs) and len(_ACCENTED_LETTER.findall(text)) >= runs * _WESTERN_SHARE


def _best_guess(file: SourceFile, sample: bytes) -> Encoding:
    name = _voted_name(sample) or _statistical_guess(sample)
    return Encoding(name=name, is_exact=_fits(file, name))


def _voted_name(sample: bytes) -> str:
    """Let the lines vote: most files that fit no encoding are one encoding with a few odd lines."""
    votes = Counter(_fitting(line) for line in sample.split(b"\n") if not line.isascii())
    best = max(votes, key=lambda name: votes[name], default="")
    if best in {"", "cp932"} and _is_western(sample):
        return "cp1252"
    return best


def _fitting(line: bytes) -> str:
    for name in _STRICT_ORDER:
        try:
            line.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return ""


def _statistical_guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rare, and slow to import

    match = from_bytes(sample[: 2**14]).best()
    return match.encoding if match and match.encoding not in _STRICT_ORDER else "cp1252"


class TextLines:
    """Lines of a file as text, each with its own line end, none longer than ``line_chars``.

    Attributes:
        is_odd: A line given out since the flag was last lowered held bytes that fit no encoding,
            came from a second encoding, or held zero bytes.
        is_cut: A line was too long and was replaced by an empty one.
    """

    def __init__(self, stream: BinaryIO, encoding: Encoding, *, line_chars: int) -> None:
        self._stream = stream
        self._encoding = encoding
        self._line_chars = line_chars
        self.is_odd = False
        self.is_cut = False
        self._lines = self._decoded()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if "\0" in line:
            self.is_odd = True
            return line.replace("\0", "")
        return line

    def _decoded(self) -> Iterator[str]:
        if self._encoding.is_exact or self._encoding.is_wide:
            return self._by_stream()
        return self._by_line()

    def _by_stream(self) -> Iterator[str]:
        text = TextIOWrapper(
            self._stream, encoding=self._encoding.name, errors="replace", newline=""
        )
        readline, bound = text.readline, self._line_chars
        try:
            while line := readline(bound):
                if len(line) >= bound and not line.endswith(("\r", "\n")):
                    self.is_cut = True
                    _skip_line(readline, bound)
                    yield "\n"
                    continue
                if not self._encoding.is_exact and "\ufffd" in line:
                    self.is_odd = True
                yield line
        finally:
            release(text)

    def _by_line(self) -> Iterator[str]:
        readline, bound = self._stream.readline, self._line_chars
        while line := readline(bound):
            if len(line) >= bound and not line.endswith((b"\r", b"\n")):
                self.is_cut = True
                _skip_line(readline, bound)
                yield "\n"
                continue
            yield self._patched(line)

    def _patched(self, line: bytes) -> str:
        """Decode a line of a file in mixed encodings, and tell when it is not the main one."""
        if line.isascii():
            return line.decode("ascii")
        main = self._encoding.name
        name = _fitting(line) if main in _STRICT_ORDER else main
        text = line.decode(name or main, "replace")
        if name != main or "\ufffd" in text:
            self.is_odd = True
        return text


def release(text: TextIOWrapper) -> None:
    """Leave the stream under ``text`` to whoever opened it, closed already or not."""
    with suppress(ValueError):
        text.detach()


def _skip_line(readline: Callable[[int], str] | Callable[[int], bytes], bound: int) -> None:
    while part := readline(bound):
        if part[-1:] in ("\n", "\r", b"\n", b"\r"):
            return
