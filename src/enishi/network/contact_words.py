"""Sentences about how likely a person is to write or to answer, in Japanese and English."""

from collections.abc import Callable, Mapping
from math import floor

from enishi.network.contact import ContactPart, PartKind, Question
from enishi.network.tie_model import HITS_FLOOR, Assumption, Band, BandHits
from enishi.network.ties import TieWord
from enishi.terms import Bilingual, Language


def _both(ja: str, en: str) -> Bilingual:
    return Bilingual(ja=ja, en=en)


QUESTION_BANDS: Mapping[tuple[Question, Band], Bilingual] = {
    (Question.WRITES, Band.LIKELY): _both(
        "30日以内に連絡がありそう", "likely to write within 30 days"
    ),
    (Question.WRITES, Band.EVEN): _both(
        "30日以内に連絡があるかは五分五分", "about even to write within 30 days"
    ),
    (Question.WRITES, Band.UNLIKELY): _both(
        "30日以内の連絡はなさそう", "less likely to write within 30 days"
    ),
    (Question.IN_TOUCH, Band.LIKELY): _both(
        "30日以内にやりとりがありそう", "likely to be in touch within 30 days"
    ),
    (Question.IN_TOUCH, Band.EVEN): _both(
        "30日以内にやりとりがあるかは五分五分", "about even to be in touch within 30 days"
    ),
    (Question.IN_TOUCH, Band.UNLIKELY): _both(
        "30日以内のやりとりはなさそう", "less likely to be in touch within 30 days"
    ),
    (Question.ANSWERS, Band.LIKELY): _both(
        "7日以内に返事がもらえそう", "likely to answer within 7 days"
    ),
    (Question.ANSWERS, Band.EVEN): _both(
        "7日以内に返事がもらえるかは五分五分", "about even to answer within 7 days"
    ),
    (Question.ANSWERS, Band.UNLIKELY): _both(
        "7日以内の返事はむずかしそう", "less likely to answer within 7 days"
    ),
}
TIE_WORDS: Mapping[TieWord, Bilingual] = {
    TieWord.STRONGER: _both("あなたの訂正：もっと親しい", "you said: closer than it looks"),
    TieWord.WEAKER: _both("あなたの訂正：それほど親しくない", "you said: less close than it looks"),
    TieWord.KNOW: _both("あなたの訂正：知り合い", "you said: they know each other"),
    TieWord.DO_NOT_KNOW: _both(
        "あなたの訂正：知り合いではない", "you said: they do not know each other"
    ),
    TieWord.AS_COUNTED: _both("記録のとおり", "as the records have it"),
}
ASSUMPTION_WORDS: Mapping[Assumption, Bilingual] = {
    Assumption.STEP_CHANCE: _both(
        "紹介の1段階が進む割合は、よその研究に合わせた仮の値です。",
        "How often one step of an introduction succeeds is taken from studies of others.",
    ),
    Assumption.STEP_SLOPE: _both(
        "返事の多い人ほど紹介もしてくれる、と仮定しています。",
        "Whoever answers more often is supposed to introduce more often, too.",
    ),
    Assumption.KIND_STRENGTH: _both(
        "記録の種類ごとの重みは仮の値です。",
        "How much each kind of record counts is an assumption.",
    ),
    Assumption.GROUP_SIZE: _both(
        "大きな集まりほど互いを知らない、と仮定しています。",
        "People of larger groups are supposed to know each other less.",
    ),
    Assumption.LASTING: _both(
        "連絡が途絶えても、つながりの半分は残ると仮定しています。",
        "Silence is supposed to take at most half of a tie.",
    ),
    Assumption.UNANSWERED: _both(
        "返事のないお願いが続くと返事は減る、と仮定しています。",
        "After several messages in a row without an answer, one is supposed to be less likely.",
    ),
    Assumption.TOTALS_ONLY: _both(
        "やりとりの回数と最後の日だけがわかっています。",
        "Only the number of messages and the last day are known.",
    ),
    Assumption.OTHERS: _both(
        "あなた自身の記録がまだ少ないため、ほかの人たちの傾向で見積もっています。",
        "Your own history is still short, so this follows the habits of other people.",
    ),
    Assumption.CORRECTION: _both(
        "あなたの訂正をどれだけ反映するかは仮の値です。",
        "How far your own correction moves it is an assumption.",
    ),
}


def explain_part(part: ContactPart, *, language: Language) -> str:
    """Say one term of an estimate in one sentence, without points or percentages."""
    pattern = _PATTERNS[part.kind](part).to(language)
    return pattern.format(value=floor(part.value + 0.5), of=floor(part.of + 0.5))


def explain_hits(hits: BandHits, *, language: Language) -> str:
    """Say how often what a band foretold came true in the user's own past.

    ``of 24 such cases in your own past half year, 17 came true``; below the floor, that there
    are not enough yet.
    """
    enough = hits.count >= HITS_FLOOR
    return _HITS[enough].to(language).format(count=hits.count, hits=hits.hits)


_HITS = {
    True: _both(
        "この半年のあなたの記録では、同じ見込みの{count}件のうち{hits}件がそのとおりになりました。",
        "In your own past half year it came true in {hits} of {count} such cases.",
    ),
    False: _both(
        "当たり外れを確かめるには、あなたの記録がまだ足りません（{count}件）。",
        "Your own past holds too few such cases yet to check this ({count}).",
    ),
}


def _written(part: ContactPart) -> Bilingual:
    if not part.value:
        return _both(
            "この180日間、相手からの連絡も面会もありません。",
            "They have not written or met you in the last 180 days.",
        )
    many = _both(
        "この180日間に、相手からの連絡や面会が{value}回ありました。",
        "They wrote or met you {value} times in the last 180 days.",
    )
    once = _both(
        "この180日間に、相手からの連絡や面会が1回ありました。",
        "They wrote or met you once in the last 180 days.",
    )
    return once if part.value == 1 else many


def _exchanged(part: ContactPart) -> Bilingual:
    if not part.value:
        return _both("この180日間、やりとりはありません。", "Nothing passed in the last 180 days.")
    many = _both(
        "この180日間に{value}回のやりとりがありました。",
        "Something passed {value} times, either way, in the last 180 days.",
    )
    once = _both(
        "この180日間に1回のやりとりがありました。", "Something passed once in the last 180 days."
    )
    return once if part.value == 1 else many


def _silence(part: ContactPart) -> Bilingual:
    if not part.value:
        return _both("最後のやりとりは今日です。", "Last in touch today.")
    if part.value == 1:
        return _both("最後のやりとりは昨日です。", "Last in touch yesterday.")
    return _both("最後のやりとりは{value}日前です。", "Last in touch {value} days ago.")


def _regularity(part: ContactPart) -> Bilingual:
    if not part.value:
        return _both("この8週間、やりとりがありません。", "Not in touch in the last 8 weeks.")
    return _both(
        "この8週間のうち{value}週にやりとりがありました。",
        "In touch in {value} of the last 8 weeks.",
    )


def _relative(part: ContactPart) -> Bilingual:
    if part.value == part.of:
        return _both("やりとりのあった日は1日だけです。", "In touch on a single day only.")
    return _both(
        "やりとりが始まって{of}日、そのうち最後の{value}日は途絶えています。",
        "In touch for {of} days, silent for the last {value} of them.",
    )


def _answered(part: ContactPart) -> Bilingual:
    if not part.of:
        return _both(
            "返事を待った記録がまだありません。", "There was nothing yet for them to answer."
        )
    return _both(
        "こちらからの{of}回のうち{value}回、7日以内に返事がありました。",
        "They answered {value} of {of} times within 7 days.",
    )


def _heard(part: ContactPart) -> Bilingual:
    if not part.of:
        return _both("相手からの連絡はまだありません。", "They have not written yet.")
    if not part.value:
        return _both("今日、相手から連絡がありました。", "They wrote today.")
    return _both("相手からの最後の連絡は{value}日前です。", "They last wrote {value} days ago.")


def _one_or_many(one: Bilingual, many: Bilingual) -> Callable[[ContactPart], Bilingual]:
    return lambda part: one if part.value == 1 else many


_PATTERNS: Mapping[PartKind, Callable[[ContactPart], Bilingual]] = {
    PartKind.WRITTEN: _written,
    PartKind.EXCHANGED: _exchanged,
    PartKind.SILENCE: _silence,
    PartKind.REGULARITY: _regularity,
    PartKind.RELATIVE_SILENCE: _relative,
    PartKind.ANSWERED: _answered,
    PartKind.HEARD: _heard,
    PartKind.ACTIVE_DAYS: _one_or_many(
        _both("やりとりのあった日は1日です。", "In touch on one day so far."),
        _both("やりとりのあった日は{value}日です。", "In touch on {value} days so far."),
    ),
    PartKind.RECEIVED: _one_or_many(
        _both("相手からの連絡や面会は合わせて1回です。", "They wrote or met you once in all."),
        _both(
            "相手からの連絡や面会は合わせて{value}回です。",
            "They wrote or met you {value} times in all.",
        ),
    ),
    PartKind.UNANSWERED: _one_or_many(
        _both("直近の連絡に返事がありません。", "The last message had no answer."),
        _both(
            "返事のない連絡が{value}回続いています。",
            "The last {value} messages in a row had no answer.",
        ),
    ),
    PartKind.TOTAL: _one_or_many(
        _both("やりとりは合わせて1回です。", "In touch once in all."),
        _both("やりとりは合わせて{value}回です。", "In touch {value} times in all."),
    ),
}
