"""Sentences about ties and routes, in Japanese and English."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from enishi.network.contact_words import TIE_WORDS
from enishi.network.paths import NoRoute, NoRouteReason
from enishi.network.strength import until, word_of
from enishi.network.tie_model import Band
from enishi.network.ties import ME, EvidenceKind, Tie, TieEvidence
from enishi.terms import Bilingual, Language, TieState

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

BAND_WORDS: Mapping[Band, Bilingual] = {
    Band.LIKELY: Bilingual(ja="引き受けてもらえそう", en="likely to say yes"),
    Band.EVEN: Bilingual(ja="五分五分", en="about even"),
    Band.UNLIKELY: Bilingual(ja="むずかしそう", en="less likely"),
}
STATE_WORDS: Mapping[TieState, Bilingual] = {
    TieState.CONFIRMED: Bilingual(ja="確認済み", en="confirmed"),
    TieState.LIKELY: Bilingual(ja="ほぼ確か", en="likely"),
    TieState.POSSIBLE: Bilingual(ja="未確認", en="possible"),
}
EVIDENCE_WORDS: Mapping[EvidenceKind, Bilingual] = {
    EvidenceKind.CONNECTION: Bilingual(ja="SNSでのつながり", en="connection on a network"),
    EvidenceKind.ADDRESS_BOOK: Bilingual(ja="アドレス帳", en="address book"),
    EvidenceKind.TOUCH: Bilingual(ja="やりとり", en="messages and meetings"),
    EvidenceKind.CONTACT_MADE: Bilingual(ja="出会いの記録", en="first meeting on record"),
    EvidenceKind.INTRODUCTION: Bilingual(ja="紹介", en="introduction"),
    EvidenceKind.MEMBERSHIP: Bilingual(ja="コミュニティへの参加", en="membership"),
    EvidenceKind.STATED: Bilingual(ja="あなたの記録", en="your own statement"),
    EvidenceKind.RELATED: Bilingual(ja="連絡先の関係者欄", en="named on a contact card"),
    EvidenceKind.POST: Bilingual(ja="投稿", en="posts"),
    EvidenceKind.RECOMMENDATION: Bilingual(ja="推薦", en="recommendation"),
    EvidenceKind.ENDORSEMENT: Bilingual(ja="スキルの推薦", en="endorsement"),
    EvidenceKind.SHARED_EVENT: Bilingual(ja="同じイベントへの参加", en="shared event"),
    EvidenceKind.SHARED_COMMUNITY: Bilingual(ja="同じコミュニティ", en="shared community"),
    EvidenceKind.SHARED_EMPLOYER: Bilingual(ja="同じ勤め先", en="shared employer"),
    EvidenceKind.CORRECTION: Bilingual(ja="あなたの訂正", en="your correction"),
}
NO_ROUTE_WORDS: Mapping[NoRouteReason, Bilingual] = {
    NoRouteReason.ONLY_POSSIBLE: Bilingual(
        ja="確かなつてはまだありません。", en="There is no verified route yet."
    ),
    NoRouteReason.TOO_FAR: Bilingual(
        ja="この範囲には、お願いできる確かなつてがありません。",
        en="No verified route is short enough, or it leads through people who are not to be asked.",
    ),
    NoRouteReason.NOT_CONNECTED: Bilingual(
        ja="つながりはありますが、あなたまでたどれません。",
        en="They have ties, but none that lead to you.",
    ),
    NoRouteReason.NO_TIES: Bilingual(
        ja="どなたとつながっているか、まだわかっていません。",
        en="Nothing is known yet about whom they know.",
    ),
}
# What a source is called in a sentence, by words in its file's name.
_NETWORKS = {"linkedin": "LinkedIn", "facebook": "Facebook", "eight": "Eight"}
_LINKEDIN_LIST = "connections"
_WRITTEN = ("message", "mail", "mbox", "chat")


def day_words(day: date, language: Language) -> str:
    """Write a day as it stands in a sentence: ``9 April 2021``, ``2021年4月9日``."""
    if language is Language.JA:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def explain_hop(tie: Tie, *, language: Language, today: date) -> str:
    """Say in one line what supports a tie.

    ``connected on LinkedIn since 9 April 2021; 12 messages, last on 3 June 2024``, or
    ``2021年4月9日からLinkedInでつながり。メッセージ12件、最新は2024年6月3日``.

    Args:
        tie: Evidence of one kind is put together: its counts are summed, its last day is named.
        language: Of the sentence.
        today: Evidence dated later is left out.

    Returns:
        The kinds in a fixed order; a plain statement where nothing supports the tie yet.
    """
    happened = [_as_of(piece, today) for piece in until(tie.evidence, today)]
    told = [kind for kind in EvidenceKind if kind is not EvidenceKind.CORRECTION]
    known = [_together(kind, happened) for kind in told]
    sayings = [_saying(piece, tie, language) for piece in known if piece and piece.count]
    if word := word_of(happened):
        sayings.insert(0, TIE_WORDS[word].to(language))
    if not sayings:
        return Bilingual(ja="裏づけはまだありません", en="no evidence yet").to(language)
    return ("。" if language is Language.JA else "; ").join(sayings)


def explain_gap(gap: NoRoute, *, warm_up_name: str, language: Language) -> str:
    """Say that there is no verified route, why, and whom to warm up first.

    Args:
        gap: From :func:`enishi.network.warm_paths`.
        warm_up_name: Name of ``gap.warm_up`` as displayed; not read where that is None.
        language: Of the sentence.
    """
    why = NO_ROUTE_WORDS[gap.reason].to(language)
    if gap.warm_up is None:
        return why
    first = _WARM_UP[_is_own_tie(gap)].to(language).format(name=warm_up_name)
    return why + first if language is Language.JA else f"{why} {first}"


def _is_own_tie(gap: NoRoute) -> bool:
    return gap.would_be is not None and gap.would_be.hops[0].state is TieState.POSSIBLE


def _as_of(piece: TieEvidence, today: date) -> TieEvidence:
    if piece.history is None:
        return piece
    known = piece.history.until(today)
    last = date.fromordinal(known.days[-1]) if known.days else None
    return replace(piece, on=last, count=known.count, history=known)


def _together(kind: EvidenceKind, evidence: list[TieEvidence]) -> TieEvidence | None:
    pieces = [piece for piece in evidence if piece.kind is kind]
    if not pieces:
        return None
    days = sorted(piece.on for piece in pieces if piece.on)
    # A connection began on its first day; everything else is as fresh as its last.
    place = 0 if kind in _BEGINNINGS else -1
    return TieEvidence(
        kind=kind,
        on=days[place] if days else None,
        count=sum(piece.count for piece in pieces),
        source=" ".join(sorted({piece.source for piece in pieces})),
        # The smallest group says most.
        size=min((piece.size for piece in pieces if piece.size), default=0),
    )


def _saying(piece: TieEvidence, tie: Tie, language: Language) -> str:
    return (
        _pattern(piece, is_mine=ME in (tie.a, tie.b))
        .to(language)
        .format(
            day=day_words(piece.on, language) if piece.on else "",
            count=piece.count,
            size=piece.size,
            network=_network(piece.source, language),
        )
    )


def _pattern(piece: TieEvidence, *, is_mine: bool) -> Bilingual:
    if piece.kind is EvidenceKind.TOUCH:
        dated, undated = _touch_patterns(piece)
    elif piece.kind is EvidenceKind.STATED and is_mine:
        dated, undated = _OWN_STATEMENT
    elif piece.size and piece.kind in _SIZED:
        dated, undated = _SIZED[piece.kind]
    else:
        dated, undated = _SAYINGS[piece.kind]
    return dated if piece.on else undated


def _touch_patterns(piece: TieEvidence) -> tuple[Bilingual, Bilingual]:
    is_written = any(word in piece.source.lower() for word in _WRITTEN)
    many, one = _MESSAGES if is_written else _TOUCHES
    return one if piece.count == 1 else many


def _network(source: str, language: Language) -> str:
    name = source.lower()
    if name.rsplit("/", 1)[-1].startswith(_LINKEDIN_LIST):
        return "LinkedIn"
    said = next((said for known, said in _NETWORKS.items() if known in name), "")
    return said or Bilingual(ja="SNS", en="a network").to(language)


def _both(ja: str, en: str) -> Bilingual:
    return Bilingual(ja=ja, en=en)


# By whether the tie to warm up is the user's own.
_WARM_UP = {
    True: _both("まず{name}さんに連絡してみてください。", "Warm up {name} first."),
    False: _both(
        "まず{name}さんに、つながりがあるかをたずねてみてください。",
        "Ask {name} first whether they know each other.",
    ),
}
_BEGINNINGS = {EvidenceKind.CONNECTION, EvidenceKind.MEMBERSHIP}
# Each kind twice: with a day, and without one.
_SAYINGS: Mapping[EvidenceKind, tuple[Bilingual, Bilingual]] = {
    EvidenceKind.CONNECTION: (
        _both("{day}から{network}でつながり", "connected on {network} since {day}"),
        _both("{network}でつながり", "connected on {network}"),
    ),
    EvidenceKind.ADDRESS_BOOK: (
        _both("アドレス帳に登録（{day}現在）", "in the address book on {day}"),
        _both("アドレス帳に登録", "in the address book"),
    ),
    EvidenceKind.CONTACT_MADE: (
        _both("{day}に出会い", "met on {day}"),
        _both("出会いの記録あり", "have met"),
    ),
    EvidenceKind.INTRODUCTION: (
        _both("{day}に紹介", "introduced on {day}"),
        _both("紹介の記録あり", "introduced before"),
    ),
    EvidenceKind.MEMBERSHIP: (
        _both("{day}から参加", "a member since {day}"),
        _both("参加中", "a member"),
    ),
    EvidenceKind.STATED: (
        _both("知り合いと{day}に記録", "noted on {day} that the two know each other"),
        _both("知り合いと記録", "noted that the two know each other"),
    ),
    EvidenceKind.RELATED: (
        _both("連絡先の関係者欄に記載（{day}現在）", "named on the contact card of {day}"),
        _both("連絡先の関係者欄に記載", "named on the contact card"),
    ),
    EvidenceKind.POST: (
        _both("投稿あり（最後は{day}）", "posts there, last on {day}"),
        _both("投稿あり", "posts there"),
    ),
    EvidenceKind.RECOMMENDATION: (
        _both("{day}に推薦文", "a recommendation of {day}"),
        _both("推薦文あり", "a recommendation"),
    ),
    EvidenceKind.ENDORSEMENT: (
        _both("{day}にスキルを推薦", "endorsed a skill on {day}"),
        _both("スキルの推薦あり", "endorsed a skill"),
    ),
    EvidenceKind.SHARED_EVENT: (
        _both("{day}に同じイベントに参加", "at the same event on {day}"),
        _both("同じイベントに参加", "at the same event"),
    ),
    EvidenceKind.SHARED_COMMUNITY: (
        _both("{day}から同じコミュニティに参加", "in the same community since {day}"),
        _both("同じコミュニティに参加", "in the same community"),
    ),
    EvidenceKind.SHARED_EMPLOYER: (
        _both("{day}には同じ勤め先", "at the same employer on {day}"),
        _both("同じ時期に同じ勤め先", "at the same employer in the same years"),
    ),
}
_SIZED: Mapping[EvidenceKind, tuple[Bilingual, Bilingual]] = {
    EvidenceKind.SHARED_EVENT: (
        _both(
            "{day}に{size}人以上のイベントに参加", "at one event of {size} or more people on {day}"
        ),
        _both("{size}人以上のイベントに参加", "at one event of {size} or more people"),
    ),
    EvidenceKind.SHARED_COMMUNITY: (
        _both(
            "{size}人以上のコミュニティに{day}からともに参加",
            "both in a community of {size} or more people since {day}",
        ),
        _both(
            "{size}人以上のコミュニティにともに参加", "both in a community of {size} or more people"
        ),
    ),
}
_OWN_STATEMENT = (
    _both("知り合いと{day}に記録", "noted on {day} that you know each other"),
    _both("知り合いと記録", "noted that you know each other"),
)
# Several, then a single one.
_MESSAGES = (
    (
        _both("メッセージ{count}件、最新は{day}", "{count} messages, last on {day}"),
        _both("メッセージ{count}件", "{count} messages"),
    ),
    (
        _both("メッセージ1件、{day}", "one message, on {day}"),
        _both("メッセージ1件", "one message"),
    ),
)
_TOUCHES = (
    (
        _both("やりとり{count}回、最後は{day}", "in touch {count} times, last on {day}"),
        _both("やりとり{count}回", "in touch {count} times"),
    ),
    (
        _both("やりとり1回、{day}", "in touch once, on {day}"),
        _both("やりとり1回", "in touch once"),
    ),
)
