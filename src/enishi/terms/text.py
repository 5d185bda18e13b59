"""Text in two languages, and periods of days."""

from dataclasses import dataclass
from datetime import date

from enishi.terms.choices import Language
from enishi.terms.errors import EnishiError


@dataclass(frozen=True, kw_only=True)
class Bilingual:
    """One thing said in Japanese and in English; one of the two is enough."""

    ja: str = ""
    en: str = ""

    def to(self, language: Language) -> str:
        """Return the text in ``language``, or the other one where that is all there is."""
        wanted, other = (self.ja, self.en) if language is Language.JA else (self.en, self.ja)
        return wanted or other

    def language_of(self, language: Language) -> Language:
        """Return the language that :meth:`to` really answers in (for ``lang`` attributes)."""
        other = Language.EN if language is Language.JA else Language.JA
        wanted = self.ja if language is Language.JA else self.en
        return language if wanted or not self.to(language) else other

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)


class PeriodOrderError(EnishiError):
    """A period ends before it starts."""


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days from ``start`` to ``end``, both included.

    Raises:
        PeriodOrderError: If ``end`` is before ``start``.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            msg = f"end must be on or after start, got {self.start} to {self.end}"
            raise PeriodOrderError(msg)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def day_count(self) -> int:
        """Return the number of days, at least 1."""
        return (self.end - self.start).days + 1
