"""People and records in Japanese, without naming anybody."""

from enishi.report.wording import RecordKind


def somebody(role: str, place: str) -> str:
    """Speak of a person without naming her; either part may be empty."""
    whose = f"{place}の" if place else ""
    return f"{whose}{role}の方" if role else f"{whose}方" if place else "ある方"


def person_sought(role: str, place: str, language: str) -> str:
    """Write one cell of the purpose card; every part may be empty."""
    who = f"{place}の{role or '人'}" if place else role or "誰でも"
    return f"{who}（{language}）" if language else who


def headword(word: str) -> str:
    """Write a word at the head of a row or list."""
    return word


def record_contact(channel: str, place: str) -> str:
    """Describe a contact made, without naming anybody."""
    return f"出会い（{channel}、{place}）" if place else f"出会い（{channel}）"


def record_ask(channel: str) -> str:
    """Describe an ask, without naming anybody."""
    return f"紹介のお願い（{channel}）"


def record_attempt(channel: str) -> str:
    """Describe an attempt, without naming anybody."""
    return f"働きかけ（{channel}）"


def on_purpose_of(channel: str) -> str:
    """Head the list of contacts of a channel who were wanted."""
    return f"{channel}：会いたかった人"


def attempts_of(channel: str) -> str:
    """Head the list of attempts of a channel."""
    return f"{channel}：働きかけ"


def contacts_of(channel: str) -> str:
    """Head the list of contacts that came of a channel."""
    return f"{channel}：つながった人"


def record_before(kind: RecordKind) -> str:
    """Stand before the name of what was joined, attended or published."""
    return {
        RecordKind.MEMBERSHIP: "参加：",
        RecordKind.ATTENDANCE: "出席：",
        RecordKind.PUBLICATION: "公開：",
    }.get(kind, "記録")
