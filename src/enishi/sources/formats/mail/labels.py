"""Labels of Gmail's export, which are written in the language of the account."""

import re
from functools import lru_cache

_SENT = re.compile(
    r"sent|送信済み(?:メール)?|envoyés?|messages envoyés|gesendet|enviados?|inviat[ai]"
)
_LEFT_OUT = re.compile(
    r"spam|trash|drafts?|chats?|迷惑メール|ゴミ箱|下書き|チャット|corbeille|brouillons?|papierkorb"
    r"|entwürfe|papelera|borradores|bin|junk"
)


@lru_cache(maxsize=4_096)
def is_sent(labels: str) -> bool:
    """Tell whether the labels say that the user sent the message."""
    return any(_SENT.fullmatch(label) for label in _labels(labels))


@lru_cache(maxsize=4_096)
def is_left_out(labels: str) -> bool:
    """Tell whether the labels say that nothing passed: a draft, spam, what was thrown away."""
    return any(_LEFT_OUT.fullmatch(label) for label in _labels(labels))


def _labels(text: str) -> list[str]:
    return [label.strip().strip('"').lower() for label in text.split(",")] if text else []
