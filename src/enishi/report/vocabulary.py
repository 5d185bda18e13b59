"""Words for codes: roles, places, languages and channels."""

from enishi.terms import Language


def role_word(code: str, language: Language) -> str:  # noqa: ARG001
    """Return the word for a role code; the code itself where no vocabulary knows it."""
    return code


def place_word(code: str, language: Language) -> str:  # noqa: ARG001
    """Return the word for a place code; the code itself where no vocabulary knows it."""
    return code


_LANGUAGES = {
    "ja": {
        "ja": "日本語",
        "en": "英語",
        "fr": "フランス語",
        "es": "スペイン語",
        "de": "ドイツ語",
        "it": "イタリア語",
        "pt": "ポルトガル語",
        "zh": "中国語",
        "ko": "韓国語",
    },
    "en": {
        "ja": "Japanese",
        "en": "English",
        "fr": "French",
        "es": "Spanish",
        "de": "German",
        "it": "Italian",
        "pt": "Portuguese",
        "zh": "Chinese",
        "ko": "Korean",
    },
}


def language_word(code: str, language: Language) -> str:
    """Return the word for an ISO 639-1 code; the code itself where it is a rare one."""
    return _LANGUAGES[language.value].get(code, code)


def channel_word(channel: str, language: Language) -> str:  # noqa: ARG001
    """Return the word for a channel; one that the user added stands as she wrote it."""
    return channel
