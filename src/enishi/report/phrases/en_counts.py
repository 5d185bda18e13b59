"""Numbers of things in English."""

from enishi.report.wording import Judgement, Thing

_NOUNS = {
    Thing.PEOPLE: ("person", "people"),
    Thing.COMMUNITIES: ("community", "communities"),
    Thing.EVENTS: ("event", "events"),
    Thing.PUBLICATIONS: ("publication", "publications"),
    Thing.ASKS: ("ask", "asks"),
    Thing.ATTEMPTS: ("attempt", "attempts"),
    Thing.TALKS: ("person", "people"),
    Thing.ACTIVITIES: ("activity", "activities"),
    Thing.CRITERIA: ("criterion", "criteria"),
    Thing.LEARNINGS: ("learning", "learnings"),
    Thing.STAGES: ("stage", "stages"),
}


def counter(thing: Thing, number: int) -> str:  # noqa: ARG001 - English counts all alike
    """Return what stands behind a number of things: nothing in English, the words say it."""
    return ""


def counted(thing: Thing, number: int) -> str:
    """Write a number of things."""
    one, many = _NOUNS[thing]
    return f"{number} {one if number == 1 else many}"


def part_of(thing: Thing, whole: int) -> str:  # noqa: ARG001
    """Say of which larger number the number before is a part."""
    return f" of {whole}"


def goal_at_least(thing: Thing, number: int) -> str:  # noqa: ARG001 - as in Japanese
    """Write a goal to be reached or passed."""
    return f"at least {number}"


def goal_at_most(thing: Thing, number: int) -> str:  # noqa: ARG001
    """Write a goal not to be passed."""
    return f"at most {number}"


def goal_exactly(thing: Thing, number: int) -> str:  # noqa: ARG001
    """Write a goal to be met."""
    return f"exactly {number}"


def judgement(result: Judgement) -> str:
    """Say how a criterion stands."""
    return {
        Judgement.REACHED: "reached",
        Judgement.NOT_YET: "not reached yet",
        Judgement.NOT_REACHED: "not reached",
        Judgement.HOLDS_SO_FAR: "within the limit so far",
    }[result]
