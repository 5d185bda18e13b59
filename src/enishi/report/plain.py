"""The words of a document as plain text, and what may be printed at all."""

import re

from enishi.report.document import Inline, Number, Text, Words

# C0 and C1 controls but tab and line feed, lone surrogates and noncharacters.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\ud800-\udfff]+")


def clean_text(text: str) -> str:
    """Return ``text`` with one kind of line end and without signs that cannot be printed."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """Return ``text`` without line ends; a blank at either end stays, it may part two runs."""
    return re.sub(r"[ \t]*\n\s*", " ", clean_text(text))


def plain_words(words: Words) -> str:
    """Return the text of ``words``, as a reader sees it."""
    return "".join(plain_inline(inline) for inline in words)


def plain_inline(inline: Inline) -> str:
    """Return the text of one run, number or mark."""
    if isinstance(inline, Text):
        return clean_text(inline.text)
    if isinstance(inline, Number):
        return f"{inline.value}{inline.after}"
    return f"{inline.mark.sign} {inline.word}"


def is_web_address(url: str) -> bool:
    """Tell whether ``url`` may be printed as a link: http or https, and nothing odd in it."""
    return _WEB_ADDRESS.fullmatch(url) is not None
