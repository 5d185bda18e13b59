"""What the report of a file tells beside a reason, in Japanese as well."""

import re

from enishi.sources.problem_words import explain_problem
from enishi.terms import Language, Problem

_WORDS = {
    "header": "見出しの行",
    "symbolic link": "別の場所を指すリンク",
    "special file": "特殊なファイル",
    "workbook without cells": "何も書かれていないブック",
    "archive without files": "ファイルの入っていない圧縮ファイル",
    "path leads outside the archive": "外を指す名前",
    "member without a name": "名前のないファイル",
    "password": "パスワード",
    "quotation mark never closed": "引用符が閉じていません",
    "no title": "相手の名前がありません",
    "no day line": "日付の行がありません",
    "no day in a known way of writing": "日付の書き方がわかりません",
    "day or month first": "日と月のどちらが先か決められません",
    "day of the event: taken from the last who signed up": (
        "開催日がないので、最後の申し込みの日を使いました"
    ),
    "day of the event: not told, so that you are asked which event it is": (
        "開催日がないので、どのイベントかをあとでお聞きします"
    ),
    "archive inside an archive: unpack it first": (
        "圧縮ファイルの中の圧縮ファイルです。先に展開してください"
    ),
    "text outside a card": "カードの外の文字",
    "zero bytes": "空の文字（NUL）",
    "encoding": "文字コード",
    "line without a colon": "コロンのない行",
    "draft": "下書き",
    "draft or spam": "下書きと迷惑メール",
    "advertisement": "広告",
    "spam": "迷惑メール",
    "list": "メーリングリスト",
    "robot": "自動送信",
    "robot or shared address": "自動送信や共用のアドレス",
    "no sender": "差出人がありません",
    "nobody at the other side": "相手がいません",
    "address with many names": "名前がいくつもあるアドレス",
    "not coming, or not yet": "参加しない人と、まだ決まっていない人",
    "refused": "断られたもの",
    "not read whole from the card": "カードから全部は読めませんでした",
    "no name for the other one": "相手の名前がありません",
    "no message of the other": "相手の発言がありません",
    "no channel.json": "channel.jsonがありません",
    "not in dms.json": "dms.jsonにありません",
    "chats that were encrypted later": "あとから暗号化されたチャット",
    "nobody": "相手がいません",
    "deleted account": "削除されたアカウント",
    "members not among the users": "利用者の一覧にない参加者",
    "authors not among the users": "利用者の一覧にない投稿者",
    "talks of others": "ほかの人どうしの会話",
    "Timestamp": "Timestamp",
    "cancelled": "取りやめになったもの",
    "answer to an invitation": "招待への返事",
    "nobody and no place": "相手も場所も書かれていない予定",
    "no name": "名前のない予定",
    "you are not in it": "ご自身が入っていない予定",
    "you declined": "ご自身が断った予定",
    "many people": "人数の多い予定",
    "not yet": "これからの予定",
    "vtodo": "やること（VTODO）",
    "vjournal": "日誌（VJOURNAL）",
    "vfreebusy": "空き時間（VFREEBUSY）",
    "vavailability": "空き時間の決まり（VAVAILABILITY）",
    "meetings": "予定",
}
_PATTERNS = tuple(
    (re.compile(pattern), japanese)
    for pattern, japanese in (
        (r"more than (\d+) characters", r"\1文字を超えています"),
        (r"more than (\d+) files", r"ファイルが\1個を超えています"),
        (r"more than (\d+) times its packed size", r"広げると\1倍を超えます"),
        (r"(\d+) files, at most (\d+)", r"ファイルが\1個あります（\2個まで）"),
        (r"(\d+) bytes unpacked, at most (\d+)", r"広げると\1バイトになります（\2バイトまで）"),
        (r"(\d+) cells, (\d+) columns", r"\2列のところに\1個の値があります"),
        (r"(\d+) cells", r"値が\1個あります"),
        (r"more than (\d+) authors, messages: (\d+)", r"投稿者が\1人を超えました：\2件"),
    )
)
_COUNTED = re.compile(r"(.+): (\d+)")


def tell_problem(problem: Problem, language: Language) -> str:
    """Say why something in a file was not read, with the detail where there is one."""
    reason = explain_problem(problem.code).to(language)
    detail = explain_file_detail(problem.detail, language)
    if not detail:
        return reason
    return f"{reason} ({detail})" if language is Language.EN else f"{reason}（{detail}）"


def explain_file_detail(detail: str, language: Language) -> str:
    """Say the detail of a file's problem in a language.

    Args:
        detail: As :class:`enishi.terms.Problem` holds it, in English.
        language: Of the reader.

    Returns:
        The detail; in Japanese nothing where it is a word of the program's own.
    """
    if language is Language.EN or not detail:
        return detail
    if detail in _WORDS:
        return _WORDS[detail]
    for pattern, japanese in _PATTERNS:
        if found := pattern.fullmatch(detail):
            return found.expand(japanese)
    counted = _COUNTED.fullmatch(detail)
    word = _WORDS.get(counted[1], "") if counted else ""
    return f"{word}：{counted[2]}件" if counted and word else ""
