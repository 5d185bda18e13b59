"""Hide names in a whole document: the last step before anything can be rendered."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from enishi.people import PersonCard
from enishi.report.document import Document, Text
from enishi.report.material import HiddenName
from enishi.report.names import FoundName, NameBook
from enishi.report.walking import change_texts
from enishi.terms import Language, PersonId

Describe = Callable[[PersonCard | None, Language], str]
"""Speaks of a person without naming her; of nobody in particular where there is no card."""

_ROUNDS = 4
_POLITE_END = re.compile(r"(?:さん|さま|様|氏|方|先生|人)$")
_POLITE_SUFFIX = re.compile(r"(?<=\S)\s?(?:さん|さま|様|氏)$")
_SENTENCE_START = re.compile(r"(?:^|[.!?:。！？\n]['\"”’)]*)\s*$")


def hide_names(
    document: Document,
    *,
    book: NameBook,
    describe: Describe,
) -> tuple[Document, tuple[HiddenName, ...]]:
    """Return the document without the names that must not be printed, and what was hidden.

    Args:
        document: Its quoted runs are searched; the product's own sentences name nobody.
        book: The names to look for.
        describe: Words for a person who has no alias.

    Returns:
        The document, and one entry per person and section in reading order.
    """
    hider = _Hider(book=book, describe=describe, language=document.language)
    return change_texts(document, hider.change), hider.hidden()


@dataclass(frozen=True, kw_only=True)
class _Hider:
    book: NameBook
    describe: Describe
    language: Language
    counts: Counter[tuple[str, PersonId, str]] = field(default_factory=Counter)

    def hidden(self) -> tuple[HiddenName, ...]:
        return tuple(
            HiddenName(person=person, shown_as=shown_as, section=section, times=times)
            for (section, person, shown_as), times in self.counts.items()
        )

    def change(self, run: Text, section: str) -> Text:
        """Return a run as it may be printed, and remember what was hidden in it."""
        if not run.is_quoted:
            return run
        spoken = Language(run.language) if run.language in set(Language) else self.language
        text = run.text
        for _ in range(_ROUNDS):
            found = self.book.find(text)
            if not found:
                break
            text = self._replaced(text, found, spoken, section)
        return replace(run, text=text, url=self._checked(run.url, section))

    def _checked(self, url: str, section: str) -> str:
        found = self.book.find(unquote(url))
        for name in found:
            self._remember(name, "", section)
        return "" if found else url

    def _replaced(
        self, text: str, found: tuple[FoundName, ...], language: Language, section: str
    ) -> str:
        for name in reversed(found):
            shown = self._shown_as(name, language)
            self._remember(name, shown, section)
            end = name.honorific_end if _POLITE_END.search(shown) else name.end
            text = text[: name.start] + _begun(text[: name.start], shown, language) + text[end:]
        return text

    def _remember(self, name: FoundName, shown_as: str, section: str) -> None:
        for card in name.people:
            self.counts[section, card.id, shown_as] += 1

    def _shown_as(self, name: FoundName, language: Language) -> str:
        """Return one name for whoever is meant; nobody's where it may be several people."""
        shown = {self._alias(card, language) for card in name.people}
        return shown.pop() if len(shown) == 1 else self.describe(None, language)

    def _alias(self, card: PersonCard, language: Language) -> str:
        # An alias that is itself somebody's name would let that name out.
        alias = card.alias.strip()
        if language is Language.EN:
            alias = _POLITE_SUFFIX.sub("", alias)
        return alias if alias and not self.book.find(alias) else self.describe(card, language)


def _begun(before: str, shown: str, language: Language) -> str:
    """Return ``shown`` with a capital where it begins a sentence."""
    if language is Language.JA or not _SENTENCE_START.search(before):
        return shown
    return shown[:1].upper() + shown[1:]
