"""Aliases: names that programs and people give to the columns of a table of people."""

from dataclasses import dataclass

from enishi.sources.headers import fold_header
from enishi.sources.records import FieldKind


@dataclass(frozen=True, kw_only=True)
class Alias:
    """What a column's name means, and the label it puts on its values."""

    kind: FieldKind
    label: str = ""


# One line a kind; "name|label" where the name says which of several values it is.
_TABLE: dict[FieldKind, str] = {
    FieldKind.NAME: (
        "name, full name, display name, contact name, contact, person, attendee name, member, "
        "氏名, 名前, お名前, ご氏名, 姓名, 表示名, フルネーム, 参加者名, 担当者, 担当者名, "
        "nom complet"
    ),
    FieldKind.FAMILY_NAME: (
        "last name, family name, surname, lastname, 姓, 氏, 苗字, 名字, 氏名[姓], 氏名(姓), "
        "姓(漢字), nom, nom de famille"
    ),
    FieldKind.GIVEN_NAME: (
        "first name, given name, forename, firstname, 名, 下の名前, 氏名[名], 氏名(名), "
        "名(漢字), prénom, prenom"
    ),
    FieldKind.MIDDLE_NAME: "middle name, additional name, ミドルネーム",
    FieldKind.NAME_PREFIX: "prefix, name prefix, salutation, 敬称",
    FieldKind.NAME_SUFFIX: "suffix, name suffix",
    FieldKind.NICKNAME: "nickname, nick name, ニックネーム, 呼び名, あだ名, ユーザー名",
    FieldKind.FAMILY_READING: (
        "family name yomi, last name yomi, phonetic last name, last name kana, 姓フリガナ, "
        "姓(フリガナ), 姓ふりがな, 姓(ふりがな), 姓カナ, 姓(カナ), セイ, せい, 姓読み, "
        "姓(よみ), 氏名フリガナ[姓], フリガナ, ふりがな, よみ, よみがな, 読み, 読み仮名, カナ, "
        "氏名カナ, 氏名フリガナ, 氏名(フリガナ), 氏名(カナ), 名前フリガナ(姓), yomi, yomi name, "
        "name kana, kana, reading"
    ),
    FieldKind.GIVEN_READING: (
        "given name yomi, first name yomi, phonetic first name, first name kana, 名フリガナ, "
        "名前フリガナ, 名(フリガナ), 名ふりがな, 名(ふりがな), 名カナ, 名(カナ), メイ, めい, "
        "名読み, 名(よみ), 氏名フリガナ[名]"
    ),
    FieldKind.MAIL: (
        "email, e-mail, mail, email address, e-mail address, emails, primary email, contact email, "
        "work email|work, home email|home, email work|work, email home|home, "
        "メール, メールアドレス, eメール, eメールアドレス, 電子メール, 電子メールアドレス, "
        "会社メール|会社, 個人メール|個人, courriel, adresse e-mail, adresse email"
    ),
    FieldKind.PHONE: (
        "phone, phone number, telephone, tel, phone numbers, mobile|mobile, mobile phone|mobile, "
        "cell|mobile, cell phone|mobile, business phone|work, work phone|work, home phone|home, "
        "company main phone|work, 電話, 電話番号, tel会社|会社, tel部門|部門, tel直通|直通, "
        "携帯|携帯, 携帯電話|携帯, 携帯番号|携帯, 携帯電話番号|携帯, 会社電話|会社, "
        "会社代表電話|会社, 勤務先電話|会社, 勤務先電話番号|会社, 自宅電話|自宅, "
        "自宅電話番号|自宅, 代表電話|会社, 直通|直通, téléphone, telephone portable|mobile"
    ),
    FieldKind.URL: (
        "url, website, web site, web page, web, homepage, profile url, linkedin, linkedin url, "
        "linkedin profile|linkedin, url of member profile, webページ, ウェブサイト, "
        "ウェブページ, ホームページ, サイト, プロフィールurl, site web"
    ),
    FieldKind.ORGANISATION: (
        "company, company name, organization, organisation, organization name, employer, "
        "account name, companies, 会社, 会社名, 勤務先, 所属, 所属先, 組織, 組織名, 団体名, "
        "法人名, 企業名, 貴社名, 御社名, société, societe, entreprise, organisme"
    ),
    FieldKind.DEPARTMENT: (
        "department, division, organization department, 部署, 部署名, 部門, 部門名, 所属部署, "
        "service"
    ),
    FieldKind.TITLE: (
        "job title, position, role, occupation, organization title, headline, title, 役職, "
        "役職名, 肩書, 肩書き, 職種, 職業, 職位, poste, fonction"
    ),
    FieldKind.ADDRESS: (
        "address, street, street address, home street|home, business street|work, addresses, "
        "住所, 所在地, 勤務先住所|会社, 会社住所|会社, 自宅住所|自宅, 番地(会社)|会社, "
        "番地(自宅)|自宅, adresse"
    ),
    FieldKind.CITY: (
        "city, town, home city|home, business city|work, location, 市区町村, 市町村, 都市, "
        "市町村(会社)|会社, 市町村(自宅)|自宅, 居住地, 拠点, ville"
    ),
    FieldKind.REGION: (
        "state, region, province, business state|work, home state|home, 都道府県, "
        "都道府県(会社)|会社, 都道府県(自宅)|自宅, 地域, région"
    ),
    FieldKind.COUNTRY: (
        "country, country/region, business country/region|work, home country/region|home, 国, "
        "国名, 国/地域, 国(会社)/地域|会社, 国(自宅)/地域|自宅, pays"
    ),
    FieldKind.BIRTHDAY: "birthday, birth date, date of birth, 誕生日, 生年月日, anniversaire",
    FieldKind.LABEL: (
        "tags, tag, labels, label, group, groups, categories, category, group membership, タグ, "
        "グループ, 分類, ラベル, カテゴリ, カテゴリー, étiquettes"
    ),
    FieldKind.LANGUAGE: "language, languages, 言語, 使用言語, 話せる言語, langue, langues",
    FieldKind.NOTE: (
        "notes, note, memo, comments, comment, メモ, 備考, コメント, 自己紹介, remarques"
    ),
    FieldKind.ALIAS: "alias, report name, 報告での名前",
    FieldKind.ROLE: "enishi role",
    FieldKind.UID: "enishi id",
    FieldKind.RELATED: "introduced by, referred by, 紹介者, 紹介元, présenté par",
}
_DAYS = (
    "connected on, met on, date met, first met, exchanged on, 名刺交換日, 交換日, 登録日, "
    "出会った日, 会った日, 知り合った日"
)


def _read_table() -> dict[str, Alias]:
    aliases: dict[str, Alias] = {}
    for kind, names in _TABLE.items():
        for name in names.split(","):
            header, _, label = name.strip().partition("|")
            aliases.setdefault(fold_header(header), Alias(kind=kind, label=label))
    return aliases


ALIASES = _read_table()
DAY_ALIASES = frozenset(fold_header(name) for name in _DAYS.split(","))
