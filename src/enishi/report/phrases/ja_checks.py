"""What a report says of itself in Japanese: what it shows, what it lacks, whom it does not name."""

from datetime import date

from enishi.report.phrases.ja_dates import day_in_full
from enishi.report.phrases.ja_words import MISSING
from enishi.report.wording import (
    MissingCode,
)


def caption_self_check() -> str:
    """Caption the self-check."""
    return "報告として足りているか"


def nothing_missing() -> str:
    """Stand where the self-check finds no gap."""
    return "なし"


def nothing_to_show() -> str:
    """Stand where the self-check finds nothing to show."""
    return "まだなし"


def has_background() -> str:
    """Name the background as something to show."""
    return "目的と背景"


def has_learnings(number: int) -> str:
    """Name the learnings as something to show."""
    return f"わかったこと{number}件"


def has_publications(number: int) -> str:
    """Name the publications as something to show."""
    return f"公開した記事・投稿{number}本"


def has_publications_planned() -> str:
    """Name planned publications as something to show."""
    return "記事・投稿で公開する予定"


def has_criteria(number: int) -> str:
    """Name the criteria as something to show."""
    return f"成功の基準{number}件"


def has_course(months: int) -> str:
    """Name the figures over time as something to show."""
    return f"数の移り変わり（{months}時点）"


def has_figures(number: int) -> str:
    """Name the figures as something to show."""
    return f"数える項目{number}件"


def has_baseline(day: date) -> str:
    """Name the picture taken at the start as something to show."""
    return f"{day_in_full(day)}のつながりの記録"


def missing(code: MissingCode, number: int) -> str:
    """Say what is missing; ``number`` is of how many."""
    if code is MissingCode.UNMARKED_ACTIVITY:
        return f"期間の終わった活動のうち、{number}件に結果の印がありません。"
    if code is MissingCode.MARK_WITHOUT_REASON:
        return f"△か×の付いた活動のうち、{number}件に理由がありません。"
    return MISSING[code]


def names_hidden(number: int) -> str:
    """Say in the report itself that names were replaced."""
    return f"名前を載せてよいか確かめていない{number}人は、別の呼び方にしています。"


def no_names_hidden() -> str:
    """Say in the report itself that no name had to be replaced."""
    return "載せてよいか確かめていない方の名前は、載せていません。"


def hidden_in(place: str, shown_as: str, times: int) -> str:
    """Tell the user what was hidden, where, and what stands there instead."""
    often = f"（{times}か所）" if times > 1 else ""
    return f"{place}：「{shown_as}」に替えました{often}。"


def hidden_address(place: str, times: int) -> str:
    """Tell the user that a link was left out since it names somebody."""
    return f"{place}：名前を含むリンク{times}件を外しました。"


def title_of_report() -> str:
    """Name the title as a place in the report."""
    return "題名"
