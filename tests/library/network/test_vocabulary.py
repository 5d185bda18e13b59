import re

import pytest

from enishi.network import (
    country_of,
    is_country,
    is_within,
    language_name,
    languages,
    place_name,
    place_parent,
    places,
    places_within,
    recognise_place,
    recognise_roles,
    role_covers,
    role_name,
    roles,
    roles_covered,
)


def test_the_vocabulary_is_as_large_as_promised() -> None:
    assert len(roles()) >= 40
    assert sum(code.islower() and bool(country_of(code)) for code in places()) >= 250
    assert sum(is_country(code) for code in places()) >= 180


def test_everything_has_a_name_in_both_languages() -> None:
    japanese = re.compile("[ぁ-ヿ㐀-鿿]|^SEO|^UX")
    for code in roles():
        assert role_name(code, "en").isascii()
        assert japanese.search(role_name(code, "ja")), code
    for code in places():
        assert place_name(code, "en").strip("=")
        assert japanese.search(place_name(code, "ja")), code
    for code in languages():
        assert language_name(code, "en") != language_name(code, "ja")


def test_every_city_lies_in_a_country_and_every_country_in_a_region() -> None:
    for code in places():
        if code.islower() and not place_parent(code):
            continue  # a part of the world
        assert country_of(code) or not place_parent(place_parent(code))


@pytest.mark.parametrize("code", places())
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_place_is_recognised_by_its_own_names(code: str, language: str) -> None:
    name = place_name(code, language)
    # A name with a remark in brackets is for reading: 「Georgia (US)」.
    assert "(" in name or recognise_place(name) == code


@pytest.mark.parametrize("code", roles())
def test_a_role_is_recognised_by_its_own_names(code: str) -> None:
    for language in ("ja", "en"):
        assert code in recognise_roles(role_name(code, language))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Responsable marketing", ("marketer",)),
        ("Chargée de marketing", ("marketer",)),
        ("Directrice marketing", ("marketing-director",)),
        ("マーケティング部長", ("marketing-director",)),
        ("マーケティング担当", ("marketer",)),
        ("CMO", ("marketing-director",)),
        ("Growth Marketer", ("growth-marketer",)),
        ("デジタルマーケター", ("digital-marketer",)),
        ("ﾃﾞｼﾞﾀﾙﾏｰｹﾀｰ", ("digital-marketer",)),
        ("Marketingleiterin", ("marketing-director",)),
        ("Directora de Marketing", ("marketing-director",)),
        ("Senior Product Marketing Manager", ("product-marketer",)),
        ("Community Marketing Lead", ("community-marketer",)),
        ("コミュニティマネージャー", ("community-manager",)),
        ("Founder & CEO", ("founder", "executive")),
        ("Gründerin", ("founder",)),
        ("共同創業者", ("founder",)),
        ("広報・PR担当", ("public-relations",)),
        ("フリーランスのwebデザイナー", ("freelancer", "ux-designer")),
        ("Professor of Marketing", ("professor",)),
        ("Journaliste", ("journalist",)),
        ("日本語教師", ("language-teacher",)),
        ("", ()),
    ],
)
def test_titles_are_read_in_five_languages(title: str, expected: tuple[str, ...]) -> None:
    assert recognise_roles(title) == expected


@pytest.mark.parametrize(
    ("title", "not_a"),
    [
        ("I help founders grow", "founder"),
        ("Coach for marketers", "marketer"),
        ("Assistant to the CMO", "marketer"),
        ("マーケター向けコーチ", "marketer"),
        ("Marketplace manager", "marketer"),
        ("Telemarketer", "marketer"),
        ("Marketing student", "marketer"),
        ("Professor of Marketing", "marketer"),
        ("Software Engineer, Marketing Platform", "marketer"),
        ("Salesforce administrator", "sales"),
        ("Prussian history enthusiast", "public-relations"),
        ("Sous-chef", "project-manager"),
        ("デザイナーズマンション販売", "designer"),
    ],
)
def test_titles_that_only_sound_like_a_role_are_left_alone(title: str, not_a: str) -> None:
    assert not any(role_covers(not_a, role) for role in recognise_roles(title))


def test_a_digital_marketer_is_a_marketer_but_not_the_other_way() -> None:
    assert role_covers("marketer", "digital-marketer")
    assert role_covers("marketer", "growth-marketer")
    assert not role_covers("digital-marketer", "marketer")
    assert {"marketer", "seo-specialist"} <= roles_covered("marketer")
    assert "designer" not in roles_covered("marketer")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Paris", "paris"),
        ("パリ", "paris"),
        ("巴里", "paris"),
        ("12 rue de l’Exemple, 75011 Paris, France", "paris"),
        ("Greater Paris Metropolitan Region", "paris"),
        ("仏", "FR"),
        ("fr", "FR"),
        ("Lisboa, Portugal", "lisbon"),
        ("München, Deutschland", "munich"),
        ("Wien", "vienna"),
        ("Atlanta, Georgia", "atlanta"),
        ("Georgia", "GE"),
        ("Paris, Texas", "US-TX"),
        ("London, Ontario, Canada", "CA-ON"),
        ("New York, NY", "new-york"),
        ("東京都渋谷区神南1-1-1", "tokyo"),
        ("福岡県福岡市中央区", "fukuoka"),
        ("福岡県", "JP-40"),
        ("北海道札幌市", "sapporo"),
        ("大阪府堺市", "JP-27"),
        ("Fukuoka, Japan", "fukuoka"),
        ("タイ", "TH"),
        ("つくば市", "tsukuba"),
        ("Nice", "nice"),
        ("Cork, Ireland", "cork"),
        ("somewhere in Nice", "nice"),
        ("US", "US"),
    ],
)
def test_places_are_recognised_in_free_text(text: str, code: str) -> None:
    assert recognise_place(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "somewhere",
        "仏教",
        "nice people",
        "a nice day",
        "a nicely kept secret",
        "introduce us to",
        "タイトル",
        "聞きたい",
        "パリティ",
        "ばりばり働く",
        "Parisienne",
        "corkscrew",
    ],
)
def test_words_that_only_contain_a_place_are_none(text: str) -> None:
    assert recognise_place(text) == ""


def test_cities_lie_in_countries_and_countries_in_regions() -> None:
    assert is_within("paris", "FR")
    assert is_within("paris", "europe")
    assert is_within("yokohama", "JP")
    assert is_within("stockholm", "nordics")
    assert is_within("paris", "paris")
    assert not is_within("FR", "paris")
    assert not is_within("paris", "DE")
    assert not is_within("", "FR")
    assert not is_within("some village", "FR")
    assert country_of("yokohama") == "JP"
    assert country_of("europe") == ""
    assert {"FR", "paris", "lyon"} <= places_within("FR")
    assert "berlin" not in places_within("FR")


def test_unknown_codes_stand_as_they_are() -> None:
    assert place_name("a village", "ja") == "a village"
    assert role_name("juggler", "en") == "juggler"
    assert language_name("xx", "ja") == "xx"
    assert place_parent("a village") == ""
