"""Japanese and Latin text: folding, readings, name order, search keys."""

from enishi.language.folding import search_key
from enishi.language.names import (
    display_name,
    is_japanese,
    script_language,
    seal_text,
    sort_key,
)
from enishi.language.romanising import is_in_name, name_key, romaji_key, romanise_kana

__all__ = [
    "display_name",
    "is_in_name",
    "is_japanese",
    "name_key",
    "romaji_key",
    "romanise_kana",
    "script_language",
    "seal_text",
    "search_key",
    "sort_key",
]
