"""How each number is counted, in Japanese."""

from enishi.experiment import METRIC_WORDS, MetricKind


def counting_rule(kind: MetricKind) -> str:
    """Say what a kind of metric counts."""
    return METRIC_WORDS[kind].ja


def only_role(role: str) -> str:
    """Narrow a rule to people with a role."""
    return f"{role}に限り、より細かい職種も含めます。"


def only_place(place: str) -> str:
    """Narrow a rule to a place."""
    return f"{place}でのものに限ります。"


def only_channels(channels: tuple[str, ...]) -> str:
    """Narrow a rule to channels."""
    return f"きっかけが{'、'.join(channels)}のものに限ります。"


def only_on_purpose() -> str:
    """Narrow a rule to people whom the purpose in force on that day names."""
    return "その日の「会いたい人」に当てはまる人に限ります。"


def only_online(is_online: bool) -> str:
    """Narrow a rule to what is online, or to what is not."""
    return "オンラインのものに限ります。" if is_online else "対面のものに限ります。"


def only_publications(kind: str) -> str:
    """Narrow a rule to articles or posts."""
    return {"article": "記事に限ります。", "post": "投稿に限ります。"}.get(kind, "")
