"""How long finding people by words takes, beside LIKE on the same rows, and whether all is found.

Run ``python -m bench.search [PEOPLE] [QUERIES]``. Questions are runs of 1 to 8 signs cut out of
what is known of people, in any script, and some of two words; the answer is the best twenty in
order. LIKE gives its first twenty by name, as lists did before there was an index. What LIKE
finds must be found, but for one or two Latin letters, which are the beginning of a word.
BENCH_HOME names a folder that keeps the filled home for a second run.
"""

import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.crowd import crowd
from bench.imports import open_home

if TYPE_CHECKING:
    from enishi.language import SearchQuery
    from enishi_app.actions.actor import Actor
    from enishi_app.store.models import Workspace

PEOPLE = 100_000
QUERIES = 240
SHOWN = 20
LONGEST = 8
READINGS = {
    "佐藤": "さとう",
    "鈴木": "すずき",
    "高橋": "たかはし",
    "山田": "ヤマダ",
    "中村": "なかむら",
}
OPENINGS = [
    "パリの展示会で名刺を交換。",
    "Met at the meetup in Lisbon, ",
    "勉強会の主催者から紹介された。",
    "Rencontrée à Lyon, ",
    "秋にリスボンで通訳の仕事があるとのこと。",
    "Talked about communities and 縁, ",
]
CLOSINGS = [
    "また連絡する。",
    "wants to read the report.",
    "森の近くのカフェが好き。",
    "préfère le thé.",
    "コミュニティ運営に詳しい。",
    "plays the violin at weekends.",
]


@dataclass(frozen=True, kw_only=True)
class Timing:
    """Milliseconds of many questions, in order of the questions."""

    each: tuple[float, ...]

    def at(self, share: float) -> float:
        """Return the time that this share of the questions stays within."""
        return sorted(self.each)[max(0, int(len(self.each) * share) - 1)]


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    queries = int(sys.argv[2]) if len(sys.argv) > 2 else QUERIES
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ENISHI_HOME"] = os.environ.get("BENCH_HOME") or folder
        measure(open_home(), people, queries)


def measure(actor: "Actor", people: int, queries: int) -> None:
    from enishi_app.store.models import Workspace

    fill(actor, people)
    workspace = Workspace.objects.get()
    texts = list(questions(workspace, queries))
    ours = _timed(lambda text: best(workspace, text), texts)
    like = _timed(lambda text: first_of_like(workspace, text), texts)
    whole = _timed(lambda text: count(workspace, text), texts)
    print(f"{people:,} people, {len(texts)} questions, milliseconds of work")
    for name, timing in (("best 20", ours), ("LIKE, first 20", like), ("how many", whole)):
        middle, most, worst = (timing.at(share) for share in (0.5, 0.95, 1))
        print(f"{name:16} p50 {middle:8.2f}  p95 {most:8.2f}  max {worst:8.2f}")
    _compare(workspace, texts, ours, like, people)


def _compare(
    workspace: "Workspace", texts: Sequence[str], ours: Timing, like: Timing, people: int
) -> None:
    fit, missed = [], 0
    for text in texts:
        asked = _ids_of_like(workspace, text)
        fit.append(len(asked))
        missed += len(asked - _ids_found(workspace, text))
    # LIKE reads everybody only where it does not come across twenty early.
    scans = [n for n, hits in enumerate(fit) if hits < people / 500]
    ratios = [like.each[n] / ours.each[n] for n in scans]
    print(f"LIKE reads most rows for {len(scans)}: median ratio {statistics.median(ratios):.0f}")
    print(f"fit per question: median {statistics.median(fit):,.0f}, most {max(fit):,}")
    print(f"recall against LIKE: {1 - missed / max(1, sum(fit)):.6f} of {sum(fit):,} hits")


def fill(actor: "Actor", people: int) -> None:
    """Bring in the crowd with readings and notes, unless it is there."""
    from enishi_app.actions.imports import import_path
    from enishi_app.actions.people import number_of_people
    from enishi_app.store.statistics import refresh_statistics

    if number_of_people(actor) >= people:
        return
    path = Path(os.environ["ENISHI_HOME"]) / "people.vcf"
    write_cards(path, people)
    start = time.perf_counter()
    import_path(actor, path)
    print(f"filled at {people / (time.perf_counter() - start):,.0f} people/s")
    refresh_statistics()


def write_cards(path: Path, people: int) -> None:
    """Write an address book of people with readings and notes in several scripts."""
    dice = random.Random(7)
    with path.open("w", encoding="utf-8", newline="\r\n") as file:
        for one in crowd(people):
            reading = READINGS.get(one.family, "")
            said = f"X-PHONETIC-LAST-NAME:{reading}\n" if reading else ""
            note = f"{dice.choice(OPENINGS)}{dice.choice(CLOSINGS)} {dice.randrange(9999)}"
            file.write(
                f"BEGIN:VCARD\nVERSION:3.0\nUID:{one.slug}\nN:{one.family};{one.given};;;\n"
                f"FN:{one.given} {one.family}\n{said}ORG:{one.organisation}\nTITLE:{one.title}\n"
                f"EMAIL;TYPE=WORK:{one.slug}@example.com\nNOTE:{note}\nEND:VCARD\n",
            )


def questions(workspace: "Workspace", number: int) -> Iterator[str]:
    """Yield what somebody may type: runs of signs of what is known, and some of two words."""
    from enishi_app.store.models import Person

    dice = random.Random(11)
    rows = Person.objects.filter(workspace=workspace).order_by("id").values_list("search_text")
    texts = [text for (text,) in rows[: number * 50 : 50]]
    for n, text in enumerate(texts):
        # The bar stands between two spellings of a name, not in any of them.
        words = [word for word in text.replace("|", " ").split() if _folded(word)]
        word = dice.choice(words)
        size = n % LONGEST + 1
        at = dice.randrange(max(1, len(word) - size + 1))
        cut = word[at : at + size]
        if _folded(cut):
            yield f"{cut} {dice.choice(words)[:3]}" if n % 12 == 0 else cut
    yield from ("森", "山田", "yamada", "パリ", "@example", "Ｃａｍｉｌｌｅ", "髙橋", "a", "works")


def best(workspace: "Workspace", text: str) -> list[str]:
    """Return the best twenty."""
    from enishi_app.store.load.search import find_nodes, shelf_of

    return find_nodes(shelf_of(workspace, "contact"), _read(text), limit=SHOWN)


def count(workspace: "Workspace", text: str) -> int:
    """Return how many fit."""
    from enishi_app.store.load.search import fitting, shelf_of

    return fitting(shelf_of(workspace, "contact"), _read(text)).count()


def first_of_like(workspace: "Workspace", text: str) -> list[str]:
    """Return the first twenty by name, as lists found them before."""
    return list(
        _like(workspace, text).order_by("sort_key", "id").values_list("id", flat=True)[:SHOWN]
    )


def _ids_of_like(workspace: "Workspace", text: str) -> set[str]:
    rows = _like(workspace, text).values_list("id", "search_text")
    short = [word for word in _folded(text) if _is_short(word)]
    return {one for one, held in rows if all(_begins_a_word(word, held) for word in short)}


def _ids_found(workspace: "Workspace", text: str) -> set[str]:
    from enishi_app.store.load.search import fitting, shelf_of

    rows = fitting(shelf_of(workspace, "contact"), _read(text))
    return set(rows.values_list("node", flat=True))


def _like(workspace: "Workspace", text: str):  # type: ignore[no-untyped-def]  # a QuerySet of Person
    from enishi_app.store.models import Person

    rows = Person.objects.filter(workspace=workspace, standing="contact")
    for word in _folded(text):
        rows = rows.filter(search_text__contains=word)
    return rows


def _folded(text: str) -> list[str]:
    from enishi.language import search_key

    words = search_key(text).split()
    return [word for word in words if not word.isascii() or any(map(str.isalnum, word))]


def _is_short(word: str) -> bool:
    return len(word) < 3 and word.isascii() and word.isalnum()


def _begins_a_word(word: str, held: str) -> bool:
    return bool(re.search(rf"(?<![0-9a-z]){re.escape(word)}", held))


def _read(text: str) -> "SearchQuery":
    from enishi.language import read_search

    return read_search(text)


def _timed(ask: Callable[[str], object], texts: Sequence[str]) -> Timing:
    each = []
    for text in texts:
        # Of this process alone: SQLite works in it, and others on the machine do not count.
        start = time.process_time()
        ask(text)
        each.append((time.process_time() - start) * 1000)
    return Timing(each=tuple(each))


if __name__ == "__main__":
    main()
