"""Questions about people, said back in words, in Japanese and English."""

from collections.abc import Mapping
from datetime import date

from enishi.network.geography import language_name, place_name
from enishi.network.query import QueryError, QueryTrouble, ReachQuery
from enishi.network.titles import role_name
from enishi.network.words import day_words
from enishi.terms import Bilingual, Language

_PARTS = {
    "roles": Bilingual(ja="{}", en="{}"),
    "places": Bilingual(ja="{}", en="in {}"),
    "languages": Bilingual(ja="{}を話す", en="speaking {}"),
    "names": Bilingual(ja="名前に{}を含む", en="named {}"),
    "communities": Bilingual(ja="{}の参加者", en="in the community {}"),
    "organisations": Bilingual(ja="所属は{}", en="at {}"),
    "labels": Bilingual(ja="ラベルは{}", en="labelled {}"),
    "unknown": Bilingual(
        ja="名前・所属・肩書きに{}を含む", en="with {} in the name, organisation or title"
    ),
    "by": Bilingual(ja="{}まで", en="by {}"),
}
_TROUBLE_WORDS: Mapping[QueryTrouble, Bilingual] = {
    QueryTrouble.EMPTY: Bilingual(
        ja="どんな人に会いたいかを書いてください（例：パリのマーケター）。",
        en="Say whom you want to meet, for example: marketer in Paris.",
    ),
    QueryTrouble.UNKNOWN_FIELD: Bilingual(
        ja="「{part}」という項目はありません。使えるのは role、place、lang、name、community、org、"
        "label、by です。",
        en="There is no field “{part}”; use role, place, lang, name, community, org, label or by.",
    ),
    QueryTrouble.EMPTY_FIELD: Bilingual(
        ja="「{part}:」のあとに値を書いてください。", en="Write a value after “{part}:”."
    ),
    QueryTrouble.UNKNOWN_ROLE: Bilingual(
        ja="「{part}」という職種は登録されていません。", en="“{part}” is not a role known here."
    ),
    QueryTrouble.UNKNOWN_PLACE: Bilingual(
        ja="「{part}」という場所は登録されていません。", en="“{part}” is not a place known here."
    ),
    QueryTrouble.UNKNOWN_LANGUAGE: Bilingual(
        ja="「{part}」という言語は登録されていません。",
        en="“{part}” is not a language known here.",
    ),
    QueryTrouble.UNKNOWN_DAY: Bilingual(
        ja="「{part}」は日付として読めません。2024-11-30のように書いてください。",
        en="“{part}” is no day; write it as 2024-11-30.",
    ),
}


def describe_query(query: ReachQuery, language: Language) -> str:
    """Say in one line how a question was understood, the words not understood included."""
    return ("、" if language is Language.JA else ", ").join(query_parts(query, language))


def query_parts(query: ReachQuery, language: Language) -> tuple[str, ...]:
    """Say each part of a question by itself, in the order in which they are shown."""
    said = {part: _values(query, part, language) for part in _PARTS}
    return tuple(
        _PARTS[part].to(language).format(_joined(part, values, language))
        for part, values in said.items()
        if values
    )


def explain_query_error(error: QueryError, language: Language) -> str:
    """Say what is wrong with a question and what to do."""
    return _TROUBLE_WORDS[error.trouble].to(language).format(part=error.part)


def _values(query: ReachQuery, part: str, language: Language) -> list[str]:
    namers = {"roles": role_name, "places": place_name, "languages": language_name}
    values: tuple[str, ...] = getattr(query, part)
    if part == "by":
        return [day_words(date.fromisoformat(value), language) for value in values]
    if part in namers:
        return [namers[part](value, language) for value in values]
    return [Bilingual(ja=f"「{value}」", en=f"“{value}”").to(language) for value in values]


def _joined(part: str, values: list[str], language: Language) -> str:
    """Join with "or"; words that were not understood are joined with "and", as they count."""
    is_all = part == "unknown"
    if language is Language.JA:
        return ("と" if is_all else "または").join(values)
    return (" and " if is_all else " or ").join(values)
