"""Aliases: names that programs and people give to the columns of a table of people."""

from collections.abc import Mapping
from dataclasses import dataclass

from enishi.sources.headers import fold_header
from enishi.sources.records import FieldKind


@dataclass(frozen=True, kw_only=True)
class Alias:
    """What a column's name means, and the label it puts on its values."""

    kind: FieldKind
    label: str = ""


# In Python, not in YAML as roles and places are: it is asked for at every import of this room, and
# reading YAML would take longer than all of that.
# One line a kind; "name|label" where the name says which of several values it is.
_TABLE: dict[FieldKind, str] = {
    FieldKind.NAME: (
        "name, full name, your name, your full name, display name, contact name, contact, person, "
        "attendee name, member, お名前(フルネーム), 氏名(フルネーム), nom et prénom, "
        "prénom et nom, vor und nachname, "
        "氏名, 名前, お名前, ご氏名, 姓名, 表示名, フルネーム, 参加者名, 担当者, 担当者名, "
        "氏名(漢字), 漢字氏名, 氏名漢字, 名前(漢字), 氏名(英語)|英語, 英語氏名|英語, "
        "英語名|英語, 氏名(英字)|英語, 氏名(ローマ字)|ローマ字, ローマ字氏名|ローマ字, "
        "ローマ字|ローマ字, 氏名ローマ字|ローマ字, nom complet, nom à afficher, anzeigename, "
        "vollständiger name"
    ),
    FieldKind.FAMILY_NAME: (
        "last name, family name, surname, lastname, 姓, 氏, 苗字, 名字, 氏名[姓], 氏名(姓), "
        "姓(漢字), 漢字姓, 姓(英語)|英語, 姓(ローマ字)|ローマ字, nom, nom de famille, nachname, "
        "familienname"
    ),
    FieldKind.GIVEN_NAME: (
        "first name, given name, forename, firstname, 名, 下の名前, 氏名[名], 氏名(名), "
        "名(漢字), 漢字名, 名(英語)|英語, 名(ローマ字)|ローマ字, prénom, prenom, vorname"
    ),
    FieldKind.MIDDLE_NAME: (
        "middle name, additional name, ミドルネーム, deuxième prénom, weitere vornamen"
    ),
    FieldKind.NAME_PREFIX: "prefix, name prefix, salutation, 敬称, anrede, civilité",
    FieldKind.NAME_SUFFIX: "suffix, name suffix, suffixe",
    FieldKind.NICKNAME: (
        "nickname, nick name, ニックネーム, 呼び名, あだ名, ユーザー名, surnom, spitzname"
    ),
    FieldKind.FAMILY_READING: (
        "family name yomi, last name yomi, phonetic last name, last name kana, 姓フリガナ, "
        "姓(フリガナ), 姓ふりがな, 姓(ふりがな), 姓カナ, 姓(カナ), セイ, せい, 姓読み, 姓(よみ), "
        "氏名フリガナ[姓], フリガナ, ふりがな, よみ, よみがな, 読み, 読み仮名, カナ, 氏名カナ, "
        "氏名フリガナ, 氏名(フリガナ), 氏名(カナ), 名前フリガナ(姓), 氏名ふりがな, "
        "氏名(ふりがな), 氏名かな, 氏名(かな), 氏名よみ, 氏名(よみ), 氏名読み, お名前(フリガナ), "
        "お名前フリガナ, お名前(カナ), お名前カナ, 名前(フリガナ), 名前(カナ), 名前カナ, "
        "名前ふりがな, 名前(ふりがな), 名前よみ, 名前(よみ), 名前読み, 姓(かな), 姓かな, 姓よみ, "
        "姓(読み), surname yomi, yomi, yomi name, name kana, kana, reading"
    ),
    FieldKind.GIVEN_READING: (
        "given name yomi, first name yomi, phonetic first name, first name kana, 名フリガナ, "
        "名前フリガナ, 名(フリガナ), 名ふりがな, 名(ふりがな), 名カナ, 名(カナ), メイ, めい, "
        "名読み, 名(よみ), 氏名フリガナ[名], 名(かな), 名かな, 名よみ, 名(読み), given yomi"
    ),
    FieldKind.MAIL: (
        "email, e-mail, mail, email address, your email, adresse mail, "
        "e-mail address, emails, primary email, "
        "contact email, work email|work, home email|home, email work|work, email home|home, "
        "メール, メールアドレス, eメール, eメールアドレス, 電子メール, 電子メールアドレス, "
        "会社メール|会社, 個人メール|個人, 会社メールアドレス|会社, 個人メールアドレス|個人, "
        "メール(会社)|会社, メール(個人)|個人, メールアドレス(会社)|会社, "
        "メールアドレス(個人)|個人, 勤務先メールアドレス|会社, 勤務先メール|会社, "
        "携帯メール|携帯, 携帯メールアドレス|携帯, pcメール, pcメールアドレス, "
        "別のメールアドレス, 連絡先メールアドレス, courriel, adresse e-mail, adresse email, "
        "adresse de messagerie, adresse électronique, e-mail-adresse, mailadresse"
    ),
    FieldKind.PHONE: (
        "phone, phone number, telephone, tel, phone numbers, mobile|mobile, mobile phone|mobile, "
        "cell|mobile, cell phone|mobile, business phone|work, work phone|work, home phone|home, "
        "company main phone|work, 電話, 電話番号, tel会社|会社, tel部門|部門, tel直通|直通, "
        "携帯|携帯, 携帯電話|携帯, 携帯番号|携帯, 携帯電話番号|携帯, 会社電話|会社, "
        "会社代表電話|会社, 勤務先電話|会社, 勤務先電話番号|会社, 自宅電話|自宅, "
        "自宅電話番号|自宅, 代表電話|会社, 直通|直通, 電話(会社)|会社, 電話(勤務先)|会社, "
        "電話(自宅)|自宅, 電話(携帯)|携帯, 電話(直通)|直通, 電話(代表)|代表, "
        "電話番号(会社)|会社, 電話番号(勤務先)|会社, 電話番号(自宅)|自宅, 電話番号(携帯)|携帯, "
        "電話番号(直通)|直通, 電話番号(代表)|代表, 会社電話番号|会社, 会社tel|会社, "
        "代表tel|代表, 代表番号|代表, 代表電話番号|代表, tel(会社)|会社, tel(直通)|直通, "
        "tel(代表)|代表, tel(携帯)|携帯, 直通電話|直通, 直通電話番号|直通, 直通番号|直通, "
        "直通tel|直通, 部門電話|部門, 携帯tel|携帯, モバイル|携帯, スマホ|携帯, "
        "勤務先の電話番号|会社, 自宅の電話番号|自宅, téléphone, telephone portable|mobile, "
        "tél. mobile|mobile, portable|mobile, téléphone (bureau)|bureau, "
        "téléphone (domicile)|domicile, tél. professionnel|bureau, tél. personnel|domicile, "
        "tél, tél., mobil|mobil, telefon, telefonnummer, "
        "telefon geschäftlich|geschäftlich, telefon privat|privat, "
        "mobiltelefon|mobil, handy|mobil, tel. dienstlich|geschäftlich, tel. privat|privat"
    ),
    FieldKind.URL: (
        "url, website, web site, web page, web, homepage, profile url, linkedin, linkedin url, "
        "linkedin profile|linkedin, url of member profile, webページ, ウェブサイト, "
        "ウェブページ, ホームページ, サイト, プロフィールurl, webサイト, webサイトurl, "
        "会社url|会社, 会社hp|会社, hp, 会社ホームページ|会社, ホームページurl, site web, "
        "page web, webseite"
    ),
    FieldKind.ORGANISATION: (
        "company, company name, organization, organisation, organization name, employer, "
        "account name, companies, 会社, 会社名, 勤務先, 所属, ご所属, ご所属先, 御所属, ご勤務先, "
        "会社名・団体名, 所属先, 組織, 組織名, 団体名, "
        "法人名, 企業名, 貴社名, 御社名, 社名, 会社名(漢字), 会社名(日本語), 会社名(英語)|英語, "
        "会社名(英字)|英語, 英語会社名|英語, 勤務先名, 勤務先会社名, 所属会社, 所属企業, "
        "所属組織, 会社・団体名, société, societe, entreprise, organisme, firma, unternehmen"
    ),
    FieldKind.DEPARTMENT: (
        "department, division, organization department, 部署, 部署名, 部門, 部門名, 所属部署, "
        "所属部門, 部課, 部課名, 部署(英語)|英語, 部署名(英語)|英語, service, abteilung"
    ),
    FieldKind.TITLE: (
        "job title, position, role, occupation, organization title, headline, title, 役職, "
        "役職名, 肩書, 肩書き, 職種, 職業, 職位, 部署・役職, 役職(英語)|英語, 役職名(英語)|英語, "
        "poste, fonction, profession, position, berufsbezeichnung"
    ),
    FieldKind.ADDRESS: (
        "address, street, street address, home street|home, business street|work, addresses, "
        "住所, 所在地, 勤務先住所|会社, 会社住所|会社, 自宅住所|自宅, 番地(会社)|会社, "
        "番地(自宅)|自宅, 番地(勤務先)|会社, 住所(会社)|会社, 住所(勤務先)|会社, "
        "住所(自宅)|自宅, 会社所在地|会社, 勤務先所在地|会社, ご住所, adresse, "
        "adresse professionnelle|bureau, adresse privée|domicile, rue (bureau)|bureau, "
        "rue (domicile)|domicile, anschrift, straße geschäftlich|geschäftlich, "
        "straße privat|privat"
    ),
    FieldKind.CITY: (
        "city, town, home city|home, business city|work, location, 市区町村, 市町村, 都市, "
        "市町村(会社)|会社, 市町村(自宅)|自宅, 市区町村(勤務先)|会社, 市区町村(自宅)|自宅, "
        "居住地, 拠点, ville, ville (bureau)|bureau, ville (domicile)|domicile, ort, stadt, "
        "ort geschäftlich|geschäftlich, ort privat|privat"
    ),
    FieldKind.REGION: (
        "state, region, province, business state|work, home state|home, 都道府県, "
        "都道府県(会社)|会社, 都道府県(自宅)|自宅, 都道府県(勤務先)|会社, 地域, région, "
        "dép/région (bureau)|bureau, dép/région (domicile)|domicile, "
        "region geschäftlich|geschäftlich, region privat|privat, bundesland"
    ),
    FieldKind.COUNTRY: (
        "country, country/region, business country/region|work, home country/region|home, 国, "
        "国名, 国/地域, 国(会社)/地域|会社, 国(自宅)/地域|自宅, 国(勤務先)|会社, 国(自宅)|自宅, "
        "pays, pays/région (bureau)|bureau, pays/région (domicile)|domicile, land, "
        "land/region geschäftlich|geschäftlich, land/region privat|privat"
    ),
    FieldKind.BIRTHDAY: (
        "birthday, birth date, date of birth, 誕生日, 生年月日, anniversaire, date de naissance, "
        "geburtstag, geburtsdatum"
    ),
    FieldKind.LABEL: (
        "tags, tag, labels, label, group, groups, categories, category, group membership, タグ, "
        "グループ, 分類, ラベル, カテゴリ, カテゴリー, タグ名, グループ名, ラベル名, "
        "étiquettes, catégories, kategorien"
    ),
    FieldKind.LANGUAGE: "language, languages, 言語, 使用言語, 話せる言語, langue, langues",
    FieldKind.NOTE: (
        "notes, note, memo, comments, comment, メモ, 備考, コメント, 自己紹介, メモ欄, 備考欄, "
        "名刺メモ, remarques, notizen"
    ),
    FieldKind.ALIAS: "alias, report name, 報告での名前",
    FieldKind.ROLE: "enishi role",
    FieldKind.UID: "enishi id",
    FieldKind.RELATED: "introduced by, referred by, 紹介者, 紹介元, présenté par",
}
# The first of these that a table has is the day: that of the exchange goes before that of filing.
_DAYS = (
    "connected on, met on, date met, first met, exchanged on, 名刺交換日, 交換日, 名刺交換日時, "
    "出会った日, 会った日, 知り合った日, 初回面談日, 面会日, 名刺登録日, 登録日, 登録日時, "
    "名刺取込日, 取込日, 名刺を撮影した日, rencontré le, date de rencontre, kennengelernt am"
)
_CARD_DAYS = "exchanged on, 名刺交換日, 交換日, 名刺交換日時"


def read_aliases(table: Mapping[FieldKind, str]) -> Mapping[str, Alias]:
    """Return a table of aliases by folded header.

    Args:
        table: For each kind its names parted by commas, each with its label after a ``|``.
    """
    aliases: dict[str, Alias] = {}
    for kind, names in table.items():
        for name in names.split(","):
            header, _, label = name.strip().partition("|")
            aliases.setdefault(fold_header(header), Alias(kind=kind, label=label))
    return aliases


ALIASES = read_aliases(_TABLE)
DAY_ALIASES = tuple(fold_header(name) for name in _DAYS.split(","))
CARD_DAY_ALIASES = frozenset(fold_header(name) for name in _CARD_DAYS.split(","))
"""Days on which cards were exchanged, so that the two have met by then."""
