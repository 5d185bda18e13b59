"""Japanese and Latin text: folding, readings, name order, search keys."""

from enishi.language.dictionary import has_dictionary
from enishi.language.dividing import DividedName, divide_name, is_turned
from enishi.language.folding import search_key
from enishi.language.marking import Run, marked_runs
from enishi.language.name_tables import name_spelling
from enishi.language.names import (
    display_name,
    is_japanese,
    script_language,
    seal_text,
    sort_key,
)
from enishi.language.readings import (
    Reading,
    ReadingOrigin,
    family_readings,
    given_readings,
    name_readings,
    search_readings,
    suggested_reading,
)
from enishi.language.romanising import is_in_name, name_key, romaji_key, romanise_kana
from enishi.language.searching import (
    Gram,
    SearchQuery,
    grams_of,
    grams_wanted,
    index_names,
    index_text,
    read_search,
)
from enishi.language.spelling import (
    LONG,
    SHORT,
    SoundKey,
    foreign_sound,
    is_family_first,
    is_given_first,
    is_given_sound,
    is_romaji,
    kana_sound,
    romaji_sound,
)

__all__ = [
    "LONG",
    "SHORT",
    "DividedName",
    "Gram",
    "Reading",
    "ReadingOrigin",
    "Run",
    "SearchQuery",
    "SoundKey",
    "display_name",
    "divide_name",
    "family_readings",
    "foreign_sound",
    "given_readings",
    "grams_of",
    "grams_wanted",
    "has_dictionary",
    "index_names",
    "index_text",
    "is_family_first",
    "is_given_first",
    "is_given_sound",
    "is_in_name",
    "is_japanese",
    "is_romaji",
    "is_turned",
    "kana_sound",
    "marked_runs",
    "name_key",
    "name_readings",
    "name_spelling",
    "read_search",
    "romaji_key",
    "romaji_sound",
    "romanise_kana",
    "script_language",
    "seal_text",
    "search_key",
    "search_readings",
    "sort_key",
    "suggested_reading",
]
