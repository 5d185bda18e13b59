"""Numbers of things in Japanese."""

from enishi.report.wording import Judgement, Thing

_COUNTERS = {
    Thing.PEOPLE: "人",
    Thing.COMMUNITIES: "つ",
    Thing.EVENTS: "回",
    Thing.PUBLICATIONS: "本",
    Thing.ASKS: "件",
    Thing.ATTEMPTS: "回",
    Thing.TALKS: "人",
    Thing.ACTIVITIES: "件",
    Thing.CRITERIA: "件",
    Thing.LEARNINGS: "件",
    Thing.STAGES: "つ",
}
_LAST_TSU = 9


def counter(thing: Thing, number: int) -> str:
    """Return what stands behind a number of things."""
    if thing in {Thing.COMMUNITIES, Thing.STAGES} and number > _LAST_TSU:
        return ""
    return _COUNTERS[thing]


def counted(thing: Thing, number: int) -> str:
    """Write a number of things."""
    return f"{number}{counter(thing, number)}"


def part_of(thing: Thing, whole: int) -> str:
    """Say of which larger number the number before is a part."""
    return f"（{counted(thing, whole)}のうち）"


def goal_at_least(thing: Thing, number: int) -> str:
    """Write a goal to be reached or passed."""
    return f"{counted(thing, number)}以上"


def goal_at_most(thing: Thing, number: int) -> str:
    """Write a goal not to be passed."""
    return f"{counted(thing, number)}以下"


def goal_exactly(thing: Thing, number: int) -> str:
    """Write a goal to be met."""
    return f"ちょうど{counted(thing, number)}"


def judgement(result: Judgement) -> str:
    """Say how a criterion stands."""
    return {
        Judgement.REACHED: "達成",
        Judgement.NOT_YET: "未達（期限前）",
        Judgement.NOT_REACHED: "未達",
        Judgement.HOLDS_SO_FAR: "範囲内（期限前）",
    }[result]
