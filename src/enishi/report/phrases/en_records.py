"""People and records in English, without naming anybody."""

from enishi.report.wording import RecordKind


def somebody(role: str, place: str) -> str:
    """Speak of a person without naming her; either part may be empty."""
    who = f"{_article(role)} {role}" if role else "someone"
    return f"{who} in {place}" if place else who


def person_sought(role: str, place: str, language: str) -> str:
    """Write one cell of the purpose card; every part may be empty."""
    who = role or "anyone"
    where = f"{who} in {place}" if place else who
    return f"{where} ({language})" if language else where


def headword(word: str) -> str:
    """Write a word at the head of a row or list."""
    return word[:1].upper() + word[1:]


def record_contact(channel: str, place: str) -> str:
    """Describe a contact made, without naming anybody."""
    return f"Contact ({channel}, {place})" if place else f"Contact ({channel})"


def record_ask(channel: str) -> str:
    """Describe an ask, without naming anybody."""
    return f"Ask for an introduction ({channel})"


def record_attempt(channel: str) -> str:
    """Describe an attempt, without naming anybody."""
    return f"Attempt ({channel})"


def on_purpose_of(channel: str) -> str:
    """Head the list of contacts of a channel who were wanted."""
    return f"{headword(channel)}: contacts on purpose"


def attempts_of(channel: str) -> str:
    """Head the list of attempts of a channel."""
    return f"{headword(channel)}: attempts"


def contacts_of(channel: str) -> str:
    """Head the list of contacts that came of a channel."""
    return f"{headword(channel)}: contacts"


def record_before(kind: RecordKind) -> str:
    """Stand before the name of what was joined, attended or published."""
    return {
        RecordKind.MEMBERSHIP: "Joined ",
        RecordKind.ATTENDANCE: "Attended ",
        RecordKind.PUBLICATION: "Published ",
    }.get(kind, "Record")


def _article(noun: str) -> str:
    return "an" if noun[:1].lower() in "aeiou" else "a"
