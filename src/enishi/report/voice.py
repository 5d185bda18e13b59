"""The language a report is written in: own sentences on one side, quoted words on the other."""

from dataclasses import dataclass

from enishi.language import is_japanese
from enishi.report.document import Change, Column, Fact, Text, Words
from enishi.report.phrases import Phrases, phrases_in
from enishi.report.wording import Label
from enishi.terms import Bilingual, Language


@dataclass(frozen=True, kw_only=True)
class Voice:
    """Makes words of a document in one language."""

    language: Language

    @property
    def say(self) -> Phrases:
        """Return the sentences of this language."""
        return phrases_in(self.language)

    @property
    def gap(self) -> str:
        """Return what parts two sentences."""
        return "" if self.language is Language.JA else " "

    def own(self, *sentences: str) -> Words:
        """Return the product's own sentences as one run, parted as the language does."""
        return (Text(text=self.gap.join(part for part in sentences if part)),)

    def quote(self, said: Bilingual, change: Change = Change.NONE) -> Words:
        """Return what the user wrote, with the language it is really in; nothing for nothing."""
        if not said:
            return ()
        spoken = said.language_of(self.language)
        run = Text(
            text=said.to(self.language), language=spoken.value, is_quoted=True, change=change
        )
        return (run,)

    def name(self, name: str, *, language: str = "", url: str = "") -> Words:
        """Return a title or a name as the user wrote it."""
        spoken = language or ("ja" if is_japanese(name) else "")
        return (Text(text=name, language=spoken, is_quoted=True, url=url),)

    def bracketed(self, words: Words) -> Words:
        """Return a remark in brackets, to stand behind other words."""
        before, after = self.say.brackets()
        return (*self.own(before), *words, *self.own(after))

    def column(self, label: Label, *, is_number: bool = False) -> Column:
        """Return a column headed by ``label``."""
        return Column(title=self.say.label(label), is_number=is_number)

    def fact(self, label: Label, value: Words) -> tuple[Fact, ...]:
        """Return a fact headed by ``label``, or none where there is nothing to say."""
        return (Fact(term=self.own(self.say.label(label)), value=value),) if value else ()

    def aside(self, words: str) -> Words:
        """Return words in smaller type beside a large number."""
        return (Text(text=words, is_small=True),) if words else ()
