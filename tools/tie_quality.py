"""How well ties foretell what happens, on messages that others published, and chains on draws.

``python -m tools.tie_quality FILE`` tries another file of ``source target seconds``.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from enishi.network import Question
from enishi.network.chain import ChainPrior
from enishi.network.quality import Score, evaluate_answers, evaluate_contact
from tests.needs import published

DRAWS = 1_000_000
STEP = 0.37
_LATER = (90, 120, 150)
_DAY = 86_400


@dataclass(frozen=True, kw_only=True, eq=False)
class MessageSet:
    """Messages in time, in days from the first."""

    source: npt.NDArray[np.int64]
    target: npt.NDArray[np.int64]
    time: npt.NDArray[np.float64]


def main(arguments: Sequence[str]) -> int:
    """Print the tables; say so where the published messages are not here."""
    print_chain()
    try:
        path = Path(arguments[0]) if arguments else message_path()
    except pytest.skip.Exception as absent:
        print(f"Ties: {absent}")
        return 0
    messages = read_messages(path)
    print(f"\n{path.name}: {messages.time.size:,} messages")
    print_last_rows(messages)
    print_later(messages)
    print_answers(messages)
    return 0


def message_path() -> Path:
    """Return where the published messages are, or leave the test out."""
    return published("graph-collegemsg") / "CollegeMsg.txt"


def read_messages(path: Path) -> MessageSet:
    """Return the messages of a file of ``source target seconds``, in order of time."""
    rows = np.loadtxt(path, dtype=np.int64)
    rows = rows[np.argsort(rows[:, 2], kind="stable")]
    return MessageSet(source=rows[:, 0], target=rows[:, 1], time=(rows[:, 2] - rows[0, 2]) / _DAY)


def print_last_rows(messages: MessageSet) -> None:
    """Print who of the known contacts is in touch in the last fifth of the rows."""
    print("\nIn touch again in the last 20 % of the rows")
    print_scores(last_rows(messages))


def last_rows(messages: MessageSet) -> list[Score]:
    """Return the scores of forecasts made before the last fifth of the rows."""
    cut = float(messages.time[int(0.8 * messages.time.size)])
    # A hair before the row itself, which is to be foretold.
    at, end = np.nextafter(cut, 0.0), float(messages.time[-1])
    return list(evaluate_contact(messages.source, messages.target, messages.time, at=at, until=end))


def print_later(messages: MessageSet) -> None:
    """Print forecasts for the next 30 days, at three later moments, and their means."""
    for question in (Question.WRITES, Question.IN_TOUCH):
        print(f"\n{question} within 30 days, mean of days {', '.join(map(str, _LATER))}")
        print_scores(later(messages, question))


def later(messages: MessageSet, question: Question) -> list[Score]:
    """Return the means of the scores over three later moments."""
    moments = [
        list(
            evaluate_contact(
                messages.source, messages.target, messages.time, at=float(day), question=question
            )
        )
        for day in _LATER
    ]
    return [_mean(one) for one in zip(*moments, strict=True)]


def _mean(scores: tuple[Score, ...]) -> Score:
    def of(name: str) -> float:
        return float(np.mean([getattr(one, name) for one in scores]))

    return Score(
        model=scores[0].model,
        cases=sum(one.cases for one in scores),
        auc=of("auc"),
        brier=of("brier"),
        ece=of("ece"),
        precision=of("precision"),
    )


def print_answers(messages: MessageSet) -> None:
    """Print whether asks after the first two months are answered within 7 days."""
    print("\nAn ask after at least 7 quiet days is answered within 7 days: asks after day 60")
    print_scores(answers(messages))


def answers(messages: MessageSet) -> list[Score]:
    """Return the scores of C4 on asks after day 60."""
    return list(evaluate_answers(messages.source, messages.target, messages.time, at=60.0))


def print_scores(scores: Iterable[Score]) -> None:
    """Print one line for each model."""
    print(f"  {'':28} {'cases':>7} {'AUC':>6} {'Brier':>6} {'ECE10':>6} {'P@5':>6}")
    for one in scores:
        figures = (one.auc, one.brier, one.ece, one.precision)
        said = " ".join(" -    " if np.isnan(value) else f"{value:6.4f}" for value in figures)
        print(f"  {one.model:28} {one.cases:7,} {said}")


def print_chain() -> None:
    """Print the chance of two and three steps beside a million draws."""
    print(f"Chains of steps of {STEP}, closed form beside {DRAWS:,} draws")
    for steps in (1, 2, 3):
        known, drawn = chain_beside_draws(steps)
        print(f"  {steps} steps: {known:.4f}, drawn {drawn:.4f}; independent {STEP**steps:.4f}")


def chain_beside_draws(steps: int, *, seed: int = 1) -> tuple[float, float]:
    """Return the chance of a chain in closed form, and as the mean of draws of all its steps."""
    prior, dice = ChainPrior(), np.random.default_rng(seed)
    reluctance = float(prior.reluctance([STEP])[0])
    willing = dice.beta(prior.yes, prior.no, DRAWS)
    came = np.ones(DRAWS, dtype=np.bool_)
    for _ in range(steps):
        came &= dice.random(DRAWS) < willing**reluctance
    return prior.chain_chance([STEP] * steps), float(came.mean())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
