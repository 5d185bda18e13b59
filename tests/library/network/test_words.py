from datetime import date

import pytest

from enishi.network import (
    BAND_WORDS,
    EVIDENCE_WORDS,
    ME,
    NO_ROUTE_WORDS,
    STATE_WORDS,
    Band,
    EvidenceKind,
    History,
    Network,
    NodeId,
    NoRouteReason,
    Tie,
    TieEvidence,
    TieWord,
    explain_gap,
    explain_hop,
    warm_paths,
)
from enishi.terms import Language, TieState

TODAY = date(2024, 9, 10)
JA, EN = Language.JA, Language.EN


def tie(*evidence: TieEvidence, a: str = ME) -> Tie:
    return Tie(a=NodeId(a), b=NodeId("b"), state=TieState.CONFIRMED, evidence=evidence)


def piece(kind: str, on: date | None = None, count: int = 1, source: str = "") -> TieEvidence:
    return TieEvidence(kind=EvidenceKind(kind), on=on, count=count, source=source)


def test_every_choice_has_words_in_both_languages() -> None:
    for choice, words in (
        (Band, BAND_WORDS),
        (EvidenceKind, EVIDENCE_WORDS),
        (NoRouteReason, NO_ROUTE_WORDS),
        (TieState, STATE_WORDS),
    ):
        assert set(words) == set(choice)
        assert all(said.ja and said.en for said in words.values())


def test_a_hop_names_its_evidence() -> None:
    known = tie(
        piece("touch", date(2024, 6, 3), 12, "archive.zip/messages.csv"),
        piece("connection", date(2021, 4, 9), 1, "Connections.csv"),
    )
    assert explain_hop(known, language=EN, today=TODAY) == (
        "connected on LinkedIn since 9 April 2021; 12 messages, last on 3 June 2024"
    )
    assert explain_hop(known, language=JA, today=TODAY) == (
        "2021年4月9日からLinkedInでつながり。メッセージ12件、最新は2024年6月3日"
    )


def test_the_users_word_is_said_first() -> None:
    denied = TieEvidence(
        kind=EvidenceKind.CORRECTION, on=date(2024, 8, 1), word=TieWord.DO_NOT_KNOW
    )
    known = tie(piece("connection", None, 1, "Connections.csv"), denied)
    assert explain_hop(known, language=EN, today=TODAY) == (
        "you said: they do not know each other; connected on LinkedIn"
    )
    assert explain_hop(known, language=JA, today=TODAY) == (
        "あなたの訂正：知り合いではない。LinkedInでつながり"
    )


def test_a_large_group_is_named_with_its_size() -> None:
    shared = TieEvidence(kind=EvidenceKind.SHARED_EVENT, on=date(2024, 8, 1), size=400)
    assert explain_hop(tie(shared), language=EN, today=TODAY) == (
        "at one event of 400 or more people on 1 August 2024"
    )


def test_touches_after_the_day_are_not_told() -> None:
    days = (date(2024, 8, 1).toordinal(), TODAY.toordinal() + 3)
    history = History(days=days, incoming=(1, 1), outgoing=(0, 0), began=(0, 0))
    touched = TieEvidence(
        kind=EvidenceKind.TOUCH,
        on=date.fromordinal(days[1]),
        count=2,
        source="mail",
        history=history,
    )
    said = explain_hop(tie(touched), language=EN, today=TODAY)
    assert said == "one message, on 1 August 2024"


@pytest.mark.parametrize("day", [date(2024, 8, 1), None])
@pytest.mark.parametrize(
    "kind", [kind for kind in EvidenceKind if kind is not EvidenceKind.CORRECTION]
)
@pytest.mark.parametrize("language", Language)
def test_every_kind_has_a_sentence_with_and_without_a_day(
    kind: EvidenceKind, day: date | None, language: Language
) -> None:
    said = explain_hop(tie(piece(kind, day)), language=language, today=TODAY)
    assert said
    assert "{" not in said
    assert ("2024" in said) == (day is not None)


@pytest.mark.parametrize(
    ("known", "japanese", "english"),
    [
        (
            piece("touch", date(2024, 8, 1)),
            "やりとり1回、2024年8月1日",
            "in touch once, on 1 August 2024",
        ),
        (piece("touch", count=3), "やりとり3回", "in touch 3 times"),
        (piece("touch", count=1, source="mail.mbox"), "メッセージ1件", "one message"),
        (piece("connection"), "SNSでつながり", "connected on a network"),
        (piece("stated"), "知り合いと記録", "noted that you know each other"),
    ],
)
def test_sentences_fit_their_numbers(known: TieEvidence, japanese: str, english: str) -> None:
    assert explain_hop(tie(known), language=JA, today=TODAY) == japanese
    assert explain_hop(tie(known), language=EN, today=TODAY) == english


def test_what_was_noted_of_two_others_is_not_said_of_the_user() -> None:
    known = tie(piece("stated"), a="aoi")
    assert explain_hop(known, language=EN, today=TODAY) == "noted that the two know each other"


def test_pieces_of_one_kind_are_put_together() -> None:
    known = tie(piece("touch", date(2024, 1, 1), 2), piece("touch", date(2024, 8, 1), 3))
    assert explain_hop(known, language=EN, today=TODAY) == "in touch 5 times, last on 1 August 2024"


def test_what_is_planned_is_not_said_to_have_happened() -> None:
    known = tie(piece("contact-made", date(2024, 12, 1)))
    assert explain_hop(known, language=EN, today=TODAY) == "no evidence yet"
    assert explain_hop(known, language=JA, today=TODAY) == "裏づけはまだありません"


def gap_sentence(loose: tuple[str, str], other: tuple[str, str], language: Language) -> str:
    network = Network.from_ties(
        [loose[0], other[0]],
        [loose[1], other[1]],
        [0.5, 0.5],
        state=[TieState.POSSIBLE, TieState.CONFIRMED],
    )
    (reach,) = warm_paths(network, targets={NodeId("lea")})
    assert reach.no_route is not None
    return explain_gap(reach.no_route, warm_up_name="Karim", language=language)


def test_a_gap_says_whom_to_warm_up_first() -> None:
    own, others = ("me", "karim"), ("karim", "lea")
    assert gap_sentence(own, others, EN) == "There is no verified route yet. Warm up Karim first."
    assert gap_sentence(own, others, JA) == (
        "確かなつてはまだありません。まずKarimさんに連絡してみてください。"
    )
    assert gap_sentence(others, own, EN) == (
        "There is no verified route yet. Ask Karim first whether they know each other."
    )


def test_a_gap_that_no_single_tie_would_close_says_only_why() -> None:
    network = Network.from_ties(["me", "x"], ["a", "lea"], [0.5, 0.5])
    (reach,) = warm_paths(network, targets={NodeId("lea")})
    assert reach.no_route is not None
    said = explain_gap(reach.no_route, warm_up_name="", language=EN)
    assert said == "They have ties, but none that lead to you."
