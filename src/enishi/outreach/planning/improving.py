"""Exchanges that make a greedy choice better where budget and room pull in different ways."""

from collections.abc import Iterator

import numpy as np

from enishi.outreach.planning.choosing import LEAST_GAIN, Choice, greedy

_ROUNDS = 12
_CROWDED_OUT = 24
_MOST_SPARE = 2


def best_choice(nothing: Choice) -> Choice:
    """Choose the asks that add most, beginning with no ask of one's own."""
    return max(map(improved, greedy(nothing)), key=lambda choice: choice.coverage.total)


def exchanged(choice: Choice) -> Choice:
    """Give each ask up in turn for whatever is better then, until none is.

    Each round looks once at every ask chosen; a choice can only get better.
    """
    better = choice.copy()
    while _exchange_each(better):
        better.fill()
    return better


def _exchange_each(choice: Choice) -> bool:
    has_gained = False
    for way in tuple(choice.chosen):
        lost = choice.drop(way)
        other = choice.best()
        is_better = other is not None and choice.coverage.gains[other] > lost + LEAST_GAIN
        choice.take(other if is_better and other is not None else way)
        has_gained |= is_better
    return has_gained


def improved(choice: Choice) -> Choice:
    """Exchange, then force asks in that were crowded out, as long as that helps.

    An ask that has no room is taken in, others make room for it, and what is left over is filled
    again. That undoes what greedy steps cannot: an introducer asked for one whom others could have
    introduced as well, or one dear ask in the place of two cheap ones.
    """
    choice = exchanged(choice)
    for _ in range(_ROUNDS):
        better = next(_better_ones(choice), None)
        if better is None:
            break
        choice = exchanged(better)
    return choice


def _better_ones(choice: Choice) -> Iterator[Choice]:
    lost = choice.losses()
    for way in _crowded_out(choice):
        for spare in range(_MOST_SPARE + 1):
            dropped = _making_room(choice, way, lost, spare)
            if not _may_help(choice, way, dropped, lost):
                continue
            other = _forced(choice, way, dropped)
            if other.coverage.total > choice.coverage.total + LEAST_GAIN:
                yield other


def _crowded_out(choice: Choice) -> list[int]:
    """Return the asks that would add most and have no room, the best first."""
    limits, introducers = choice.limits, choice.introducers
    could_be = (limits.room[introducers] > 0) & (choice.costs <= limits.budget)
    gains = np.where(could_be & ~choice.affords(), choice.coverage.gains, 0.0)
    best = np.argsort(-gains, kind="stable")[:_CROWDED_OUT]
    return [int(way) for way in best if gains[way] > LEAST_GAIN]


def _making_room(choice: Choice, way: int, lost: dict[int, float], spare: int) -> list[int]:
    """Return which asks to give up for ``way``, and ``spare`` more: those that lose least."""
    introducers, need = choice.introducers, choice.cost(way)
    order = sorted(lost, key=lambda one: (lost[one] / choice.cost(one), one))
    dropped: list[int] = []
    if choice.room[introducers[way]] < 1:
        dropped.append(next(one for one in order if introducers[one] == introducers[way]))
        order.remove(dropped[0])
    budget = choice.budget + sum(map(choice.cost, dropped))
    for one in order:
        if budget + LEAST_GAIN >= need:
            if not spare:
                break
            spare -= 1
        dropped.append(one)
        budget += choice.cost(one)
    return dropped


def _may_help(choice: Choice, way: int, dropped: list[int], lost: dict[int, float]) -> bool:
    """Return False where even the best filling could not make up for what is given up."""
    left = choice.budget + sum(map(choice.cost, dropped)) - choice.cost(way)
    cheapest = float(choice.costs.min())
    top = max(float(choice.coverage.gains.max()), *(lost[one] for one in dropped), 0.0)
    most = choice.coverage.gains[way] + top * ((left + LEAST_GAIN) // cheapest)
    return bool(most > sum(lost[one] for one in dropped) + LEAST_GAIN)


def _forced(choice: Choice, way: int, dropped: list[int]) -> Choice:
    other = choice.copy()
    for one in dropped:
        other.drop(one)
    other.take(way)
    other.fill(by_cost=True)
    return other
