"""How each number is counted, in English."""

from enishi.experiment import METRIC_WORDS, MetricKind


def counting_rule(kind: MetricKind) -> str:
    """Say what a kind of metric counts."""
    return METRIC_WORDS[kind].en


def only_role(role: str) -> str:
    """Narrow a rule to people with a role."""
    return f"Only those with the role {role} or a narrower one."


def only_place(place: str) -> str:
    """Narrow a rule to a place."""
    return f"Only in {place}."


def only_channels(channels: tuple[str, ...]) -> str:
    """Narrow a rule to channels."""
    return f"Only by way of: {', '.join(channels)}."


def only_on_purpose() -> str:
    """Narrow a rule to people whom the purpose in force on that day names."""
    return "Only those whom the purpose of that day names."


def only_online(is_online: bool) -> str:
    """Narrow a rule to what is online, or to what is not."""
    return "Only online ones." if is_online else "Only those on the spot."


def only_publications(kind: str) -> str:
    """Narrow a rule to articles or posts."""
    return {"article": "Only articles.", "post": "Only posts."}.get(kind, "")
