"""Roles: what people do, recognised in job titles and questions."""

from functools import cache

from enishi.network.phrases import Line, PhraseBook, fold_line
from enishi.network.vocabulary import below, lineage, phrases_of, role_entries

_KIND = "role"
# "Assistant to the CMO" is an assistant; コーチ（マーケター向け） is a coach.
_SERVES = (" to the ", " to ", " for ", " pour ", " für ", " para ")
_SERVED = ("向け", "支援", "育成", "採用", "募集", "コミュニティ", "協会", "専攻", "部志望")


def roles() -> tuple[str, ...]:
    """Return all role codes, in the vocabulary's order."""
    return tuple(code for code in role_entries() if code != "-")


def role_name(code: str, language: str) -> str:
    """Return the name of a role in ``ja``, else in English; an unknown code as it stands."""
    entry = role_entries().get(code)
    return entry.name(language) if entry else code


def role_covers(wanted: str, role: str) -> bool:
    """Tell whether somebody with ``role`` is a ``wanted``: a digital marketer is a marketer."""
    return wanted == role or wanted in lineage(role_entries(), role)


def roles_covered(wanted: str) -> frozenset[str]:
    """Return every role code that ``wanted`` covers, itself included."""
    return below(role_entries(), wanted)


def recognise_roles(text: str) -> tuple[str, ...]:
    """Recognise roles in a job title or headline (Japanese, English, French, German, Spanish).

    Careful rather than complete: words count in the singular only ("I help founders" is no
    founder), what follows "for" or "to" is whom somebody serves, and of a general and a special
    role the special one stays.

    Returns:
        Role codes in the order they stand in the text; empty where nothing is recognised.
    """
    line = fold_line(text)
    found: list[str] = []
    for match in _title_book().find(line):
        if _is_served(line, match.start, match.end):
            continue
        found.extend(phrase.code for phrase in match.phrases if phrase.code)
    return most_special(found)


def most_special(codes: list[str]) -> tuple[str, ...]:
    """Return each code once, without those that cover another one."""
    return tuple(
        code
        for code in dict.fromkeys(codes)
        if not any(other != code and role_covers(code, other) for other in codes)
    )


def _is_served(line: Line, start: int, end: int) -> bool:
    part_start = line.folded.rfind(",", 0, start) + 1
    before = line.folded[part_start:start]
    return any(word in before for word in _SERVES) or line.folded.startswith(_SERVED_FOLDED, end)


_SERVED_FOLDED = tuple(fold_line(word).folded for word in _SERVED)


@cache
def _title_book() -> PhraseBook:
    return PhraseBook(phrases_of(role_entries(), _KIND, in_questions=False))
