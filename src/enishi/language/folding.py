"""Folding: two spellings that a reader takes for the same word get the same search key."""

import re
import unicodedata
from functools import lru_cache

# Everyday variants of the kanji in Japanese names; NFKC leaves all of them as they are.
_ITAIJI = (
    "辺邉邊 斉齋齊斎 高髙 崎﨑嵜碕 広廣 沢澤 浜濵濱 島嶋嶌 国國 桜櫻 真眞 恵惠 "
    "徳德 瀬瀨 竜龍 滝瀧 富冨 柳栁 吉𠮷 礼禮 栄榮 円圓 万萬 関關 黒黑 鉄鐵 静靜 "
    "清淸 青靑 顕顯 豊豐 峰峯 館舘 検檢 剣劍 条條 来來 実實 寿壽 増增 総總 槙槇 "
    "暁曉 亀龜 薫薰 穂穗 弥彌 遥遙 頼賴 団團 学學 芸藝 県縣 薮籔藪 渕淵渊 桧檜 "
    "横橫 郎郞 鴎鷗 蛍螢 与與 児兒 伝傳 仏佛 渋澁 涙淚 為爲 熙煕 覚覺 経經 絵繪 "
    "蔵藏 覧覽 会會 凛凜 橋槗 曽曾 聡聰 船舩 彦彥 亜亞 囲圍 医醫 壱壹 飲飮 隠隱 "
    "営營 衛衞 駅驛 塩鹽 縁緣 艶艷 応應 欧歐 奥奧 温溫 穏穩 仮假 価價 画畫 壊壞 "
    "懐懷 拡擴 岳嶽 楽樂 巻卷 観觀 帰歸 気氣 偽僞 戯戲 旧舊 拠據 挙擧 峡峽 狭狹 "
    "勲勳 径徑 渓溪 茎莖 軽輕 継繼 鶏鷄 倹儉 圏圈 権權 献獻 険險 験驗 厳嚴 効效 "
    "恒恆 鉱鑛 号號 済濟 冊册 参參 桟棧 賛贊 残殘 糸絲 歯齒 辞辭 湿濕 舎舍 写寫 "
    "釈釋 収收 従從 獣獸 縦縱 粛肅 処處 叙敍 奨奬 将將 焼燒 称稱 証證 乗乘 嬢孃 "
    "浄淨 畳疊 穣穰 譲讓 醸釀 触觸 寝寢 慎愼 晋晉 尽盡 図圖 粋粹 酔醉 随隨 数數 "
    "枢樞 声聲 摂攝 専專 戦戰 浅淺 潜潛 繊纖 銭錢 禅禪 双雙 壮壯 捜搜 挿插 争爭 "
    "荘莊 装裝 騒騷 属屬 続續 体體 対對 帯帶 台臺 択擇 単單 担擔 弾彈 断斷 遅遲 "
    "昼晝 虫蟲 鋳鑄 庁廳 聴聽 鎮鎭 転轉 点點 党黨 灯燈 当當 闘鬪 独獨 読讀 届屆 "
    "縄繩 脳腦 廃廢 拝拜 売賣 麦麥 発發 髪髮 抜拔 秘祕 払拂 並竝 変變 舗舖 宝寶 "
    "没沒 満滿 黙默 訳譯 薬藥 予豫 余餘 誉譽 揺搖 様樣 謡謠 乱亂 両兩 猟獵 塁壘 "
    "励勵 霊靈 齢齡 恋戀 炉爐 労勞 楼樓 湾灣 亘亙 尭堯 巌巖 瑶瑤 禄祿 悦悅 鋭銳 "
    "税稅 説說 閲閱 脱脫 郷鄕 即卽 既旣 概槪 緑綠 録錄 歩步 戸戶 毎每 研硏 朗朖 "
    "桑桒 柏栢 喜㐂 宮宫 瓶甁 兎兔 侠俠 巣巢 頬頰 撃擊 "
    "祢禰 蒋蔣 麹麴 鴬鶯 諌諫 篭籠 芦蘆 昇曻 秋穐 鶴靏靍"
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
_ASCII = bytes.maketrans(b"=_/-", b"    ").lower()
_UNSEEN_ASCII = b"'`"
_KANA_SHIFT = ord("ァ") - ord("ぁ")
_HIRAGANA = {code: code - _KANA_SHIFT for code in [*range(0x30A1, 0x30F7), 0x30FD, 0x30FE]}
_VARIANTS = {ord(odd): group[0] for group in _ITAIJI.split() for odd in group[1:]}
_CHARACTERS: dict[int, str | int] = {
    **{ord(odd): plain for odd, plain in _LETTERS.items()},
    **_HIRAGANA,
    # 三ヶ島 is 三ケ島.
    **dict.fromkeys(map(ord, "ヶゖ"), "け"),
    **dict.fromkeys(map(ord, "ヵゕ"), "か"),
    **_VARIANTS,
    **dict.fromkeys(map(ord, "‐‑‒–—―−─━"), "-"),
    **dict.fromkeys(map(ord, "'’‘`´ʼ′\u200b\u200c\u200d\ufeff\u00ad"), ""),
    **dict.fromkeys(map(ord, "・゠=･_/"), " "),
}
_ACCENT = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONG_VOWEL = re.compile(r"(?<=[ぁ-ゖー])[-~〜]")
_LAST_LONG_VOWEL = re.compile(r"ー+(?![ぁ-ゖー])")
_REPEATED = re.compile("([ぁ-ゖ])([ゝゞ]+)")
_V_SOUND = {"ゔぁ": "ば", "ゔぃ": "び", "ゔぇ": "べ", "ゔぉ": "ぼ", "ゔ": "ぶ"}
_V_PATTERN = re.compile("ゔ[ぁぃぇぉ]?")
_ROUNDS = 8
# Letters with accents, or kanji and kana: none of these folds otherwise beside another.
_ONE_BY_ONE = re.compile(
    "[ -~\u00c0-\u024f\u1e00-\u1eff]+|[ \u30000-9A-Za-z々ぁ-んゕゖァ-ンヵヶ\u4e00-\u9fff]+"
)


class _Alone(dict[int, str]):
    """Characters folded one by one, each worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        """Fold a character between two letters, where a blank is not lost."""
        folded = _fold_in_rounds(f"x{chr(code)}x")[1:-1]
        self[code] = folded
        return folded


_ALONE = _Alone()


# An import folds each name for its order, for its keys and for the search, one after the other.
@lru_cache(maxsize=8192)
def search_key(text: str) -> str:
    """Fold ``text`` so that spellings of the same word are equal.

    Folded are: width and compatibility forms (NFKC), case, accents, katakana to hiragana, ヴ to
    ブ, signs of repeated kana (すゞ is すず), dashes and a long vowel mark at the end of a word
    (サーバー is サーバ), apostrophes, common variants of kanji (髙 is 高, 渡邊 is 渡辺), the middle
    dot and runs of blanks to one space.
    Folding what is folded changes nothing.

    Args:
        text: Anything a person may type or a file may hold.

    Returns:
        The key; empty only for text without anything to search for.
    """
    if text.isascii():
        # Most of an address book; the rounds below would give the same, ten times as slowly.
        return " ".join(text.encode().translate(_ASCII, _UNSEEN_ASCII).decode().split())
    if _ONE_BY_ONE.fullmatch(text):
        return " ".join(text.translate(_ALONE).split())
    return _fold_in_rounds(text)


def _fold_in_rounds(text: str) -> str:
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
    if "ゝ" in plain or "ゞ" in plain:
        plain = _REPEATED.sub(_repeat, plain)
    plain = _LONG_VOWEL.sub("ー", plain)
    plain = _V_PATTERN.sub(lambda sound: _V_SOUND[sound.group()], plain)
    plain = _LAST_LONG_VOWEL.sub("", plain).replace("-", " ")
    return " ".join(plain.split())


def _repeat(match: re.Match[str]) -> str:
    kana, signs = match.groups()
    voiced = unicodedata.normalize("NFC", f"{kana}\u3099")
    # お has no voiced sound.
    sounds = {"ゝ": kana, "ゞ": voiced if len(voiced) == 1 else kana}
    return kana + "".join(sounds[sign] for sign in signs)
