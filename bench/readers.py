"""Readers beside their peers on the same work: rows or cards per second, memory, spread.

Run ``python bench/readers.py [PEOPLE] [ROUNDS]``. Peers do less than we do: csv.DictReader only
parts the cells, vobject only parses the cards. Figures are processor time on one machine, in one
run; the peer and our reader take turns, and the ratio of the medians is printed.
"""

import csv
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import vobject

from enishi.sources import FileRead, PersonRecord, TouchRecord, read_sources

FAMILIES = ("山田", "佐藤", "鈴木", "Martin", "Bernard", "Dubois", "Smith", "Jones", "高橋", "田中")
GIVEN = ("太郎", "花子", "健", "Élodie", "Louis", "Camille", "Ada", "Grace", "美咲", "蓮")
LINKEDIN_HEADER = tuple(
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On".split(",")  # noqa: SIM905 - as the file has it
)
GOOGLE_HEADER = (
    *("First Name", "Last Name", "Phonetic First Name", "Organization Name", "Labels"),
    *("E-mail 1 - Label", "E-mail 1 - Value", "Phone 1 - Label", "Phone 1 - Value"),
)


@dataclass(frozen=True, kw_only=True)
class Work:
    """One file, who reads it, and how many people are in it."""

    name: str
    path: Path
    people: int
    peer_name: str
    peer: Callable[[Path], int]


def write_linkedin(path: Path, people: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write('Notes:\n"Some addresses may be missing."\n\n')
        rows = csv.writer(file)
        rows.writerow(LINKEDIN_HEADER)
        for n in range(people):
            url = f"https://www.linkedin.com/in/member-{n}"
            day = f"{n % 28 + 1:02d} Feb 20{n % 20 + 6:02d}"
            rows.writerow((*_name(n), url, "", f"Company {n % 500}, Inc.", "Marketer", day))


def write_google(path: Path, people: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(GOOGLE_HEADER)
        for n in range(people):
            mail, phone = f"person{n}@example.com", f"+81 90-{n % 10000:04d}-1234"
            rows.writerow((*_name(n), "", "Co", "* myContacts", "Work", mail, "Mobile", phone))


def write_table(path: Path, people: int) -> None:
    with path.open("w", encoding="cp932", newline="", errors="replace") as file:
        rows = csv.writer(file)
        rows.writerow(["姓", "名", "会社名", "役職", "メールアドレス", "携帯電話", "名刺交換日"])
        for n in range(people):
            given, family = _name(n)
            mail, phone = f"person{n}@example.com", f"090-{n % 10000:04d}-1234"
            rows.writerow((family, given, f"会社{n % 500}", "部長", mail, phone, "2024/06/01"))


def write_vcards(path: Path, people: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        for n in range(people):
            given, family = _name(n)
            lines = (
                "BEGIN:VCARD",
                "VERSION:3.0",
                f"N:{family};{given};;;",
                f"FN:{given} {family}",
                f"ORG:Company {n % 500}\\, Inc.;Sales",
                "TITLE:Marketer",
                f"EMAIL;TYPE=INTERNET;TYPE=WORK:person{n}@example.com",
                f"TEL;TYPE=CELL:+81 90-{n % 10000:04d}-1234",
                f"UID:card-{n:08d}-example",
                "END:VCARD",
            )
            file.write("\r\n".join(lines) + "\r\n")


def _name(n: int) -> tuple[str, str]:
    return GIVEN[n % len(GIVEN)], FAMILIES[n // len(GIVEN) % len(FAMILIES)]


def count_ours(path: Path) -> int:
    return sum(isinstance(one, PersonRecord | TouchRecord) for one in read_sources(path))


def count_rows_utf8(path: Path) -> int:
    return _count_rows(path, "utf-8")


def count_rows_cp932(path: Path) -> int:
    return _count_rows(path, "cp932")


def _count_rows(path: Path, encoding: str) -> int:
    with path.open(encoding=encoding, newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def count_vobject(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in vobject.readComponents(file))


def works(folder: Path, people: int) -> Iterator[Work]:
    plans = (
        ("LinkedIn CSV", "connections.csv", write_linkedin, "csv.DictReader", count_rows_utf8),
        ("Google CSV", "google.csv", write_google, "csv.DictReader", count_rows_utf8),
        ("Table in cp932", "cards.csv", write_table, "csv.DictReader", count_rows_cp932),
        ("vCard 3.0", "people.vcf", write_vcards, "vobject", count_vobject),
    )
    for name, file, write, peer_name, peer in plans:
        path = folder / file
        write(path, people)
        yield Work(name=name, path=path, people=people, peer_name=peer_name, peer=peer)


def seconds(read: Callable[[Path], int], path: Path) -> float:
    start = time.process_time()
    assert read(path) > 0
    return time.process_time() - start


def peak_megabytes(path: Path) -> float:
    tracemalloc.start()
    for one in read_sources(path):
        assert not (isinstance(one, FileRead) and one.records == 0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def show(work: Work, rounds: int) -> None:
    ours, peers = [], []
    for _ in range(rounds):
        ours.append(seconds(count_ours, work.path))
        peers.append(seconds(work.peer, work.path))
    mine, theirs = statistics.median(ours), statistics.median(peers)
    print(
        f"{work.name:<16}{work.people / mine:>10,.0f}/s"
        f"  [{work.people / max(ours):>8,.0f} – {work.people / min(ours):>8,.0f}]"
        f"  {work.peer_name:<15}{work.people / theirs:>10,.0f}/s"
        f"  {theirs / mine:>6.2f} x  peak {peak_megabytes(work.path):.1f} MB"
    )


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(f"{people:,} people, {rounds} rounds; median [slowest – fastest], peer, ratio, memory")
    with tempfile.TemporaryDirectory() as folder:
        for work in works(Path(folder), people):
            show(work, rounds)


if __name__ == "__main__":
    main()
