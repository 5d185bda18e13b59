"""How each number is counted, in Japanese."""

from enishi.experiment import MetricKind

_RULES = {
    MetricKind.CONTACTS: "期間中に初めて会った人。同じ人は一度だけ数えます。",
    MetricKind.INTRODUCED: (
        "友人かコミュニティの紹介で、期間中に初めて会った人。同じ人は一度だけ数えます。"
    ),
    MetricKind.COMMUNITIES_JOINED: "期間中に参加した場。同じ場は一度だけ数えます。",
    MetricKind.EVENTS_ATTENDED: "期間中に出席したイベント。同じイベントは一度だけ数えます。",
    MetricKind.PUBLICATIONS: "期間中に公開したもの。",
    MetricKind.ASKS: "期間中に紹介をお願いした件数。返事の有無は問いません。",
    MetricKind.SECOND_TALKS: "期間中に初めて会い、後の日にもう一度やりとりをした人。",
}


def counting_rule(kind: MetricKind) -> str:
    """Say what a kind of metric counts."""
    return _RULES[kind]


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
