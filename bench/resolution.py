"""People resolution beside Splink: ``python -m bench.resolution [--records N] [--no-splink]``.

Invented records, 1.75 a person, with names as common as names are, slips of the pen, other mail
addresses, missing values; some live together. Both engines get the same folded columns, the same
model and the same threshold; what is timed is finding the pairs, weighing them and joining them to
people. Each engine runs in a process of its own, so that its peak memory is its own. Training is
timed beside it.
Times are noisy on a shared machine; the ratios of one run are what counts.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt

SEED = 20261124
SYLLABLES = [c + v for c in ("k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "") for v in "aiueo"]
RECORDS_PER_PERSON = (0.5, 0.3, 0.15, 0.05)
CITIES = 400
IN_ONE_HOME = 0.15
"""Share of people who live with somebody else of the list: one name, one telephone, one town."""
Ints = npt.NDArray[np.int64]
Column = list[tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Invented records and who they are.

    Attributes:
        ids: One for each record, in an order that says nothing.
        values: For each field the values of the records.
        truth: The person of each record.
    """

    ids: tuple[str, ...]
    values: dict[str, Column]
    truth: Ints


def words(count: int, syllables: Sequence[int], rng: np.random.Generator) -> list[str]:
    """Invent different words."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(rng.choice(SYLLABLES, rng.choice(syllables)))] = None
    return list(made)


def common(
    choices: Sequence[str], count: int, rng: np.random.Generator, *, steep: float = 0.9
) -> list[str]:
    """Draw from words of which the first are much more common than the last (Zipf)."""
    weights = 1 / (np.arange(len(choices)) + 5.0) ** steep
    return [choices[i] for i in rng.choice(len(choices), count, p=weights / weights.sum())]


def slip(text: str, rng: np.random.Generator) -> str:
    """Leave out, double or exchange a letter."""
    place, kind = int(rng.integers(0, len(text))), int(rng.integers(0, 3))
    letter = ("", text[place] * 2, "aeiou"[int(rng.integers(0, 5))])[kind]
    return text[:place] + letter + text[place + 1 :]


def crowd(records: int, rng: np.random.Generator, *, in_one_home: float = IN_ONE_HOME) -> Crowd:
    """Invent so many records."""
    numbers = rng.choice(4, records, p=RECORDS_PER_PERSON) + 1
    truth = np.repeat(np.arange(records), numbers)[:records]
    people = int(truth[-1]) + 1
    families = common(words(20_000, (2, 3, 4), rng), people, rng)
    givens = common(words(4_000, (2, 3), rng), people, rng)
    firms = common(words(max(people // 20, 50), (3, 4, 5), rng), people, rng, steep=0.6)
    cities = common(words(CITIES, (2, 3), rng), people, rng)
    days = rng.integers(0, 365 * 50, people)
    born = (np.datetime64("1955-01-01") + days).astype(str)
    phones = [f"+8190{n:08}" for n in rng.integers(0, 10**8, people)]
    for person in np.flatnonzero(rng.random(people) < in_one_home)[1:].tolist():
        for shared in (families, phones, cities):
            shared[person] = shared[person - 1]
    values: dict[str, Column] = {
        "family": _written(families, truth, rng, missing=0.02, slips=0.04),
        "given": _written(givens, truth, rng, missing=0.04, slips=0.06),
        "mail": _mails(families, givens, truth, rng),
        "phone": _written(
            phones,
            truth,
            rng,
            missing=0.6,
            slips=0.02,
        ),
        "birthday": _written(
            [day.replace("-", "") for day in born.tolist()], truth, rng, missing=0.75, slips=0.02
        ),
        "organisation": _written(firms, truth, rng, missing=0.35, slips=0.05, others=0.2),
        "place": _written(cities, truth, rng, missing=0.4, slips=0.03, others=0.1),
        **{name: [()] * records for name in ("url", "key", "title")},
    }
    _swap(values, rng, share=0.02)
    order = rng.permutation(records)
    return Crowd(
        ids=tuple(f"r{number:08}" for number in range(records)),
        values={name: [column[i] for i in order] for name, column in values.items()},
        truth=truth[order],
    )


def _written(
    texts: Sequence[str],
    truth: Ints,
    rng: np.random.Generator,
    *,
    missing: float,
    slips: float,
    others: float = 0.0,
) -> Column:
    """Write each person's value once for each record, as people do."""
    dice = rng.random((3, truth.size))
    strange = rng.integers(0, len(texts), truth.size)
    column: Column = []
    for record, person in enumerate(truth.tolist()):
        text = texts[strange[record]] if dice[0, record] < others else texts[person]
        text = slip(text, rng) if dice[1, record] < slips else text
        column.append((text,) if text and dice[2, record] >= missing else ())
    return column


def _mails(
    families: Sequence[str], givens: Sequence[str], truth: Ints, rng: np.random.Generator
) -> Column:
    """Give everybody a private address and one at work."""
    numbers = rng.integers(10, 9999, len(families))
    private = [f"{g}{f}{n}@mail.example" for g, f, n in zip(givens, families, numbers, strict=True)]
    work = [
        f"{g[0]}.{f}{n}@work{n % 97}.example"
        for g, f, n in zip(givens, families, numbers, strict=True)
    ]
    one = _written(private, truth, rng, missing=0.3, slips=0.02)
    two = _written(work, truth, rng, missing=0.3, slips=0.02)
    at_work = rng.random(truth.size) < 0.3
    return [b if is_work else a for a, b, is_work in zip(one, two, at_work.tolist(), strict=True)]


def _swap(values: dict[str, Column], rng: np.random.Generator, *, share: float) -> None:
    for place in np.flatnonzero(rng.random(len(values["family"])) < share).tolist():
        family, given = values["family"][place], values["given"][place]
        values["family"][place], values["given"][place] = given, family


def pairwise_f1(labels: Ints, truth: Ints) -> tuple[float, float, float]:
    """Return precision, recall and F1 over pairs of records."""
    both = labels * (int(truth.max()) + 1) + truth
    right, said, true = (_pairs_within(groups) for groups in (both, labels, truth))
    precision, recall = right / max(said, 1), right / max(true, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _pairs_within(groups: Ints) -> int:
    sizes = np.unique(groups, return_counts=True)[1]
    return int((sizes * (sizes - 1) // 2).sum())


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """Run ``work``; return its answer and the seconds it took."""
    began = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - began


def measure(
    engine: str, records: int, *, seed: int = SEED, in_one_home: float = IN_ONE_HOME
) -> dict[str, float | str]:
    """Run one engine in this process and return its figures."""
    from enishi.people.resolution.blocking import find_pairs
    from enishi.people.resolution.columns import Table, encode
    from enishi.people.resolution.profile import PEOPLE
    from enishi.people.resolution.weighing import train

    made = crowd(records, np.random.default_rng(seed), in_one_home=in_one_home)
    table = Table(ids=made.ids, values=made.values)
    columns, encoding = timed(lambda: encode(table, PEOPLE))
    pairs = find_pairs(columns, PEOPLE.rules)
    model, training = timed(lambda: train(columns, PEOPLE, pairs, rng=np.random.default_rng(seed)))
    run = {"own": run_own, "splink": run_splink}[engine]
    told = run(columns, model)
    precision, recall, f1 = pairwise_f1(told.pop("labels"), made.truth)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {
        "engine": engine,
        "encode": encoding,
        "train": training,
        **told,
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "peak": peak,
    }


def run_own(columns: Any, model: Any) -> dict[str, Any]:
    """Find, weigh and join with our own engine."""
    from enishi.people.resolution.blocking import find_pairs
    from enishi.people.resolution.deciding import Certainty
    from enishi.people.resolution.resolving import resolve_columns

    pairs, blocking = timed(lambda: find_pairs(columns, model.schema.rules))
    found, rest = timed(lambda: resolve_columns(columns, model, pairs))
    return {
        "predict": blocking + rest,
        "cluster": 0.0,
        "pairs": pairs.count,
        "labels": found.labels[Certainty.PROBABLE],
    }


def run_splink(columns: Any, model: Any) -> dict[str, Any]:
    """Find, weigh and join with Splink on DuckDB."""
    from enishi.people.resolution.deciding import Thresholds
    from enishi.people.resolution.splink_model import splink_linker

    least = Thresholds.for_records(columns.count).probable + model.prior_weight
    linker = splink_linker(model, columns)
    found, predict = timed(
        lambda: linker.inference.predict(threshold_match_weight=least, warning_mode="never")
    )
    clusters, cluster = timed(
        lambda: linker.clustering.cluster_pairwise_predictions_at_threshold(
            found, threshold_match_weight=least
        )
    )
    table = clusters.as_pyarrow_table()
    labels = np.empty(columns.count, dtype=np.int64)
    labels[table["record"].to_numpy()] = np.unique(
        table["cluster_id"].to_numpy(), return_inverse=True
    )[1]
    return {"predict": predict, "cluster": cluster, "pairs": -1, "labels": labels}


def main() -> int:
    """Run the engines one after the other and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--in-one-home", type=float, default=IN_ONE_HOME)
    parser.add_argument(
        "--engine", choices=["own", "splink"], help="only this one, figures as JSON"
    )
    chosen = parser.parse_args()
    if chosen.engine:
        told_of_one = measure(
            chosen.engine, chosen.records, seed=chosen.seed, in_one_home=chosen.in_one_home
        )
        print(json.dumps(told_of_one))
        return 0
    print(
        f"Python {platform.python_version()}, numpy {np.__version__}, "
        f"splink {version('splink')}, duckdb {version('duckdb')}, "
        f"seed {chosen.seed}, {chosen.records:,} records"
    )
    told = [_in_its_own_process(engine, chosen) for engine in ("own", "splink")]
    print(
        f"{'engine':8}{'encode s':>10}{'train s':>9}{'predict s':>11}{'cluster s':>11}"
        f"{'precision':>11}{'recall':>8}{'F1':>8}{'peak GB':>9}"
    )
    for one in told:
        print(
            f"{one['engine']:8}{one['encode']:10.2f}{one['train']:9.2f}{one['predict']:11.2f}{one['cluster']:11.2f}{one['precision']:11.4f}{one['recall']:8.4f}{one['f1']:8.4f}{one['peak']:9.2f}"
        )
    own, splink = (one["predict"] + one["cluster"] for one in told)
    print(f"predict and cluster: {splink / own:.1f} x")
    return 0


def _in_its_own_process(engine: str, chosen: argparse.Namespace) -> dict[str, Any]:
    command = [
        sys.executable,
        "-m",
        "bench.resolution",
        "--engine",
        engine,
        "--records",
        str(chosen.records),
        "--seed",
        str(chosen.seed),
        "--in-one-home",
        str(chosen.in_one_home),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


if __name__ == "__main__":
    sys.exit(main())
