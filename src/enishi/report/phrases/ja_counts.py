"""Numbers of things in Japanese."""

from enishi.report.wording import Thing

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
