"""Folding: two spellings that a reader takes for the same word get the same search key."""

import re
import unicodedata

# Everyday variants of the kanji in Japanese names; NFKC leaves all of them as they are.
_ITAIJI = (
    "辺邉邊 斉齋齊斎 高髙 崎﨑嵜碕 広廣 沢澤 浜濵濱 島嶋嶌 国國 桜櫻 真眞 恵惠 "
    "徳德 瀬瀨 竜龍 滝瀧 富冨 柳栁 吉𠮷 礼禮 栄榮 円圓 万萬 関關 黒黑 鉄鐵 静靜 "
    "清淸 青靑 顕顯 豊豐 峰峯 館舘 検檢 剣劍 条條 来來 実實 寿壽 増增 総總 槙槇 "
    "暁曉 亀龜 薫薰 穂穗 弥彌 遥遙 頼賴 凜凛 団團 学學 芸藝 県縣 薮籔藪 渕淵渊 "
    "桧檜 会會 横橫 郎郞 鴎鷗 蛍螢 与與 児兒 伝傳 仏佛 渋澁 涙淚 為爲 熙煕 覚覺 "
    "経經 絵繪 蔵藏 覧覽"
)
_LETTERS = {
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
}
_ASCII = str.maketrans("=_/-", "    ", "'`")
_KANA_SHIFT = ord("ァ") - ord("ぁ")
_HIRAGANA = {code: code - _KANA_SHIFT for code in [*range(0x30A1, 0x30F7), 0x30FD, 0x30FE]}
_VARIANTS = {ord(odd): group[0] for group in _ITAIJI.split() for odd in group[1:]}
_CHARACTERS: dict[int, str | int] = {
    **{ord(odd): plain for odd, plain in _LETTERS.items()},
    **_HIRAGANA,
    **_VARIANTS,
    **dict.fromkeys(map(ord, "‐‑‒–—―−─━"), "-"),
    **dict.fromkeys(map(ord, "'’‘`´ʼ′\u200b\u200c\u200d\ufeff\u00ad"), ""),
    **dict.fromkeys(map(ord, "・゠=･_/"), " "),
}
_ACCENT = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONG_VOWEL = re.compile(r"(?<=[ぁ-ゖー])[-~〜]")
_LAST_LONG_VOWEL = re.compile(r"ー+(?![ぁ-ゖー])")
_V_SOUND = {"ゔぁ": "ば", "ゔぃ": "び", "ゔぇ": "べ", "ゔぉ": "ぼ", "ゔ": "ぶ"}
_V_PATTERN = re.compile("ゔ[ぁぃぇぉ]?")
_ROUNDS = 8


def search_key(text: str) -> str:
    """Fold ``text`` so that spellings of the same word are equal.

    Folded are: width and compatibility forms (NFKC), case, accents, katakana to hiragana, ヴ to
    ブ, dashes and a long vowel mark at the end of a word (サーバー is サーバ), apostrophes, common
    variants of kanji (髙 is 高, 渡邊 is 渡辺), the middle dot and runs of blanks to one space.
    Folding what is folded changes nothing.

    Args:
        text: Anything a person may type or a file may hold.

    Returns:
        The key; empty only for text without anything to search for.
    """
    if text.isascii():
        # Most of an address book; the rounds below would give the same, ten times as slowly.
        return " ".join(text.lower().translate(_ASCII).split())
    for _ in range(_ROUNDS):
        folded = _fold_once(text)
        if folded == text:
            break
        text = folded
    return text


def _fold_once(text: str) -> str:
    # Some compatibility forms open only after case folding, hence rounds until nothing changes.
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _ACCENT.sub("", unicodedata.normalize("NFD", plain))
    plain = unicodedata.normalize("NFC", plain).translate(_CHARACTERS)
    plain = _LONG_VOWEL.sub("ー", plain)
    plain = _V_PATTERN.sub(lambda sound: _V_SOUND[sound.group()], plain)
    plain = _LAST_LONG_VOWEL.sub("", plain).replace("-", " ")
    return " ".join(plain.split())
