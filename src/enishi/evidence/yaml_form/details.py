"""What a mistake in a written file is told beside its reason, in Japanese as well."""

import re

from enishi.terms import Language

_KINDS = {
    "text": "文字列",
    "a list": "リスト",
    "fields": "項目の組",
    "nothing": "空",
    "text, or ja: and en:": "文字列か、ja: と en: の組",
}
_SENTENCES = {
    "must be a whole number": "整数で書いてください",
    "must be true or false": "true か false で書いてください",
    "alias": "エイリアス（*）",
    "anchor": "アンカー（&）",
    "tag": "タグ（!）",
    "there is none": "選べるものがありません",
    "here, or at the top of the file": "ここか、ファイルの先頭に書いてください",
    "language: ja or en must be given where text is in one language": (
        "片方の言葉だけで書くときは、language: ja か en を書いてください"
    ),
    "must be 1 to 64 characters without blanks and slashes": (
        "空白と / を含まない1〜64文字で書いてください"
    ),
}
# One after the other: the narrower pattern stands first.
_PATTERNS = tuple(
    (re.compile(pattern), japanese)
    for pattern, japanese in (
        (r"must be a day like (\S+)", r"\1 のように書いてください"),
        (r"must be like (\S+)", r"\1 のように書いてください"),
        (r"must be at most (\d+) levels deep", r"入れ子は\1段までです"),
        (r"(\d+) characters, must be at most (\d+)", r"\1文字あります（\2文字まで）"),
        (r"near: (.+)", r"近い項目：\1"),
        (r"must be a role code such as (\S+)", r"\1 のような役割の記号で書いてください"),
        (r"must be a language code such as (\S+)", r"\1 のような言語の記号で書いてください"),
        (r"must be the id of one of (.+)", r"\1 にあるidを書いてください"),
        (r"must be (\d+), by its place", r"順番からいうと\1です"),
        (r"must be (\S+) or later", r"\1以降にしてください"),
        (r"must be (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)", r"\1から\2までにしてください"),
        (r"must be one of (\d+)", r"\1個のうちの一つです"),
        (r"must be one of (.+)", r"次のどれか：\1"),
        (r"must be (\S+) for (.+)", r"\2は \1 と書きます"),
        (r"step after (\S+) must be (.+), got (\S+)", r"\1 の次は \2 です（\3 とあります）"),
        (r"day must be (\S+) or later, got (\S+)", r"\1以降にしてください（\2 とあります）"),
        (r"with (○|△|×|–)", r"\1 には理由が要ります"),
        (r"(U\+[0-9A-F]+)", r"\1"),
    )
)
_MISTYPED = re.compile(r"must be (.+), got (text|a list|fields|nothing)")
_LISTED = re.compile(r"must be ([\w., /-]+)")


def explain_detail(detail: str, language: Language) -> str:
    """Say the detail of a problem in a language.

    Args:
        detail: As :class:`enishi.terms.Problem` holds it, in English.
        language: Of the reader.

    Returns:
        The detail; nothing in Japanese where only the YAML parser's English words are known.
    """
    if language is Language.EN or not detail:
        return detail
    if detail in _SENTENCES:
        return _SENTENCES[detail]
    if found := _MISTYPED.fullmatch(detail):
        wanted, got = (_KINDS.get(word, word) for word in found.groups())
        return f"{wanted}が入ります（{got}になっています）"
    for pattern, japanese in _PATTERNS:
        if found := pattern.fullmatch(detail):
            return found.expand(japanese)
    found = _LISTED.fullmatch(detail)
    return f"次のどれか：{found[1]}" if found else ""
