import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language import name_key
from enishi.network import (
    NodeId,
    QueryError,
    QueryTrouble,
    ReachQuery,
    TargetProfile,
    describe_query,
    explain_query_error,
    matches,
    parse_query,
    query_parts,
)
from enishi.terms import Language

MARKETER_IN_PARIS = ReachQuery(roles=("marketer",), places=("paris",))
MARKETER_IN_TWO_CITIES = ReachQuery(roles=("marketer",), places=("paris", "lisbon"))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("marketer in Paris", MARKETER_IN_PARIS),
        ("Marketers in Paris, France", MARKETER_IN_PARIS),
        ("マーケター パリ", MARKETER_IN_PARIS),
        ("パリのマーケター", MARKETER_IN_PARIS),
        ("パリマーケター", MARKETER_IN_PARIS),
        ("パリに住んでいるマーケターを紹介してほしい", MARKETER_IN_PARIS),
        ("role:marketer place:paris", MARKETER_IN_PARIS),
        ("職種:マーケター 場所:パリ", MARKETER_IN_PARIS),
        ("職種：マーケター　場所：巴里", MARKETER_IN_PARIS),
        ("place:FR marketer", ReachQuery(roles=("marketer",), places=("FR",))),
        (
            "role:marketer place:FR lang:ja",
            ReachQuery(roles=("marketer",), places=("FR",), languages=("ja",)),
        ),
        ("フランス語を話すデザイナー", ReachQuery(roles=("designer",), languages=("fr",))),
        ("French-speaking designers", ReachQuery(roles=("designer",), languages=("fr",))),
        ("french designers", ReachQuery(roles=("designer",), places=("FR",))),
        ("English teachers", ReachQuery(roles=("language-teacher",))),
        (
            "Japanese marketer living in Paris",
            ReachQuery(roles=("marketer",), places=("paris",), languages=("ja",)),
        ),
        (
            "日本人マーケター パリ",
            ReachQuery(roles=("marketer",), places=("paris",), languages=("ja",)),
        ),
        ("日本人のマーケター", ReachQuery(roles=("marketer",), places=("JP",))),
        (
            "marketer in Paris or Lisbon",
            ReachQuery(roles=("marketer",), places=("paris", "lisbon")),
        ),
        ("パリかリスボンのマーケター", ReachQuery(roles=("marketer",), places=("paris", "lisbon"))),
        ("英語ができる広報", ReachQuery(roles=("public-relations",), languages=("en",))),
        ("CMO", ReachQuery(roles=("marketing-director",))),
        ("who knows someone at Google", ReachQuery(organisations=("Google",))),
        (
            "someone at Example Works in Berlin",
            ReachQuery(places=("berlin",), organisations=("Example Works",)),
        ),
        ("Googleの人", ReachQuery(organisations=("Google",))),
        ("サンプル商事の人", ReachQuery(organisations=("サンプル商事",))),
        (
            "サンプル商事で働くマーケター",
            ReachQuery(roles=("marketer",), organisations=("サンプル商事",)),
        ),
        ("Tanaka", ReachQuery(unknown=("Tanaka",))),
        ("田中さん", ReachQuery(unknown=("田中",))),
        ("はなこ", ReachQuery(unknown=("はなこ",))),
        ("パリの田中", ReachQuery(places=("paris",), unknown=("田中",))),
        ("marketing platform", ReachQuery(roles=("marketer",), unknown=("platform",))),
        ('"head of growth at"', ReachQuery(unknown=("head of growth at",))),
        ('community:"Café Croissance"', ReachQuery(communities=("Café Croissance",))),
        ("community:「B2B Table」", ReachQuery(communities=("B2B Table",))),
        (
            "name:Inês org:Exemplo label:friend",
            ReachQuery(names=("Inês",), organisations=("Exemplo",), labels=("friend",)),
        ),
        ("place:paris,lisbon place:JP", ReachQuery(places=("paris", "lisbon", "JP"))),
        ("place:jp", ReachQuery(places=("JP",))),
    ],
)
def test_questions_are_read_in_words_and_in_fields(text: str, query: ReachQuery) -> None:
    assert parse_query(text) == query


def test_words_that_are_not_understood_are_kept_in_their_order() -> None:
    text = "Marketers in Paris who grow a B2B product, before December"
    assert parse_query(text).unknown == ("grow", "B2B", "product", "before", "December")


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", QueryTrouble.EMPTY),
        ("who knows someone", QueryTrouble.EMPTY),
        ("を紹介してください", QueryTrouble.EMPTY),
        ("colour:red", QueryTrouble.UNKNOWN_FIELD),
        ("place:", QueryTrouble.EMPTY_FIELD),
        ('place:""', QueryTrouble.EMPTY_FIELD),
        ("role:astronaut", QueryTrouble.UNKNOWN_ROLE),
        ("place:Atlantis", QueryTrouble.UNKNOWN_PLACE),
        ("lang:klingon", QueryTrouble.UNKNOWN_LANGUAGE),
    ],
)
def test_a_question_that_cannot_be_read_says_why(text: str, trouble: QueryTrouble) -> None:
    with pytest.raises(QueryError, match="must") as caught:
        parse_query(text)
    assert caught.value.trouble is trouble
    for language in Language:
        assert explain_query_error(caught.value, language)


def test_what_was_typed_stays_out_of_the_message() -> None:
    with pytest.raises(QueryError) as caught:
        parse_query("role:Yamada")
    assert "Yamada" not in str(caught.value)
    assert explain_query_error(caught.value, Language.EN) == "“Yamada” is not a role known here."


@given(st.text(max_size=40) | st.text(alphabet='パリの マーケター田:中さんinat"「」,', max_size=20))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    assert query != ReachQuery()
    assert all(word.strip() for word in query.unknown)


nonsense = st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=6, max_size=12)


@given(st.lists(nonsense, min_size=1, max_size=4, unique=True))
def test_no_word_is_ever_dropped_silently(words: list[str]) -> None:
    query = parse_query("marketer in Paris " + " ".join(words))
    assert query.unknown == tuple(words)


INES = TargetProfile(
    id=NodeId("ines"),
    name_key=name_key("Inês Carvalho"),
    roles=("content-marketer",),
    place="lisbon",
    languages=("pt", "en"),
    organisation_key=name_key("Exemplo, Lda."),
    title_key=name_key("Head of Content"),
    labels=("友人",),
    communities=("B2B Table",),
)


@pytest.mark.parametrize(
    "text",
    [
        "marketer",
        "marketer in Portugal",
        "marketers in Europe",
        "place:paris,lisbon",
        "lang:pt",
        "ines",
        "Carvalho Inês",
        "name:carvalho",
        "org:exemplo",
        "label:友人",
        "community:b2b",
        'role:marketer "content"',
    ],
)
def test_a_person_is_found_by_what_is_known_of_her(text: str) -> None:
    assert matches(parse_query(text), INES)


@pytest.mark.parametrize(
    "text",
    [
        "designer",
        "marketer in Spain",
        "marketer lang:ja",
        "name:exemplo",
        "org:carvalho",
        "label:家族",
        "community:croissance",
        "marketer Tanaka",
    ],
)
def test_a_person_who_lacks_one_thing_asked_for_is_not_found(text: str) -> None:
    assert not matches(parse_query(text), INES)


def test_a_japanese_name_is_found_by_its_reading() -> None:
    person = TargetProfile(id=NodeId("y"), name_key=name_key("山田 太郎", "やまだ たろう"))
    for text in ("yamada", "ヤマダ", "山田さん", "name:Taro"):
        assert matches(parse_query(text), person), text


def test_without_the_unknown_words_more_people_match() -> None:
    query = parse_query("marketer Tanaka")
    assert not matches(query, INES)
    assert matches(query.without_unknown(), INES)


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        ("marketer in Paris", "マーケター、パリ", "marketer, in Paris"),
        (
            "designer place:paris,lisbon lang:fr B2B",
            "デザイナー、パリまたはリスボン、フランス語を話す、名前・所属・肩書きに「B2B」を含む",
            (
                "designer, in Paris or Lisbon, speaking French, "
                "with “B2B” in the name, organisation or title"
            ),
        ),
        (
            "name:Inês community:Café org:Exemplo label:友人",
            "名前に「Inês」を含む、「Café」の参加者、所属は「Exemplo」、ラベルは「友人」",
            "named “Inês”, in the community “Café”, at “Exemplo”, labelled “友人”",
        ),
    ],
)
def test_a_question_is_said_back_in_words(text: str, japanese: str, english: str) -> None:
    query = parse_query(text)
    assert describe_query(query, Language.JA) == japanese
    assert describe_query(query, Language.EN) == english
    assert len(query_parts(query, Language.JA)) == len(query_parts(query, Language.EN))


@pytest.mark.parametrize("text", ["「 」", '" "', "'「 」'"])
def test_quotation_marks_around_nothing_ask_for_nobody(text: str) -> None:
    with pytest.raises(QueryError):
        parse_query(text)
