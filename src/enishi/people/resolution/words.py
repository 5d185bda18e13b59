"""Why two records may be of one person, in words."""

from collections.abc import Mapping

from enishi.people.resolution.deciding import Certainty
from enishi.people.resolution.resolving import Match, MatchPart
from enishi.people.resolution.schema import Level
from enishi.terms import Bilingual, Language


def _both(ja: str, en: str) -> Bilingual:
    return Bilingual(ja=ja, en=en)


_CERTAINTIES: Mapping[Certainty, Bilingual] = {
    Certainty.SURE: _both("まず同じ人です", "practically sure"),
    Certainty.PROBABLE: _both("おそらく同じ人です", "probably the same"),
    Certainty.POSSIBLE: _both("同じ人かもしれません", "perhaps the same"),
}
_FIELDS: Mapping[str, Bilingual] = {
    "family": _both("姓", "family name"),
    "given": _both("名", "given name"),
    "mail": _both("メールアドレス", "mail address"),
    "phone": _both("電話番号", "phone number"),
    "url": _both("リンク", "link"),
    "key": _both("元のサービスでのID", "id at the source"),
    "birthday": _both("誕生日", "birthday"),
    "organisation": _both("所属", "organisation"),
    "title": _both("肩書き", "title"),
    "place": _both("場所", "place"),
}
_LEVELS: Mapping[Level, Bilingual] = {
    Level.SAME: _both("{field}が同じ", "same {field}"),
    Level.SUGGESTED: _both("{field}が読みの候補と一致", "{field} as one of its suggested readings"),
    Level.SWAPPED: _both("{field}が姓と名で入れ替わり", "{field} swapped"),
    Level.NEAR: _both("{field}がほぼ同じ", "{field} almost the same"),
    Level.SOUND: _both("{field}の読みが同じ", "{field} read alike"),
    Level.ROUGH: _both("{field}が似ている", "{field} alike"),
    Level.PART: _both("{field}の一部が同じ", "part of the {field} the same"),
    Level.DIFFERENT: _both("{field}が違う", "different {field}"),
}
_AGAINST = -1.0
"""Bits from which a difference is worth a word."""


def explain_certainty(certainty: Certainty, language: Language) -> str:
    """Say how certain it is that two records are of one person."""
    return _CERTAINTIES[certainty].to(language)


def explain_match(match: Match, language: Language) -> tuple[str, ...]:
    """Say what speaks for it that two records are of one person, the strongest first.

    What speaks against it follows. Fields that one of them lacks are not mentioned.
    """
    parts = [part for part in match.parts if part.level is not Level.MISSING]
    speaking = sorted(
        (p for p in parts if p.weight > 0 and p.level is not Level.DIFFERENT),
        key=lambda part: (-part.weight, part.field),
    )
    against = sorted(
        (p for p in parts if p.weight <= _AGAINST), key=lambda part: (part.weight, part.field)
    )
    return tuple(_say(part, language) for part in (*speaking, *against))


def _say(part: MatchPart, language: Language) -> str:
    field = _FIELDS[part.field].to(language) if part.field in _FIELDS else part.field
    return _LEVELS[part.level].to(language).format(field=field)
