"""Memory while files grow: the peak of a process that reads one file to its end.

Run ``python -m bench.memory [MEGABYTES ...]`` (10 and 200 by default; 2000 takes some minutes).
Every file is read by a process of its own; the figure is the peak of its resident memory, less
that of a process that only imports the reader.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from enishi.sources import FileRead, read_sources

PEOPLE = 5_000
Piece = Callable[[int], str]


def mail(number: int) -> str:
    """Return one mail of an mbox."""
    other = number % PEOPLE
    return (
        f"From {number}@xxx Mon Mar 04 11:20:34 +0000 2024\nDelivered-To: me@example.com\n"
        f"From: Person {other} <p{other}@example.org>\nTo: me@example.com\n"
        f"Date: Mon, 4 Mar 2024 11:20:34 +0000\nMessage-ID: <{number}@mail.example.org>\n\n"
        + "Lorem ipsum dolor sit amet, consectetur.\n" * 60
        + "\n"
    )


def card(number: int) -> str:
    """Return one vCard with a picture."""
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Family{number};Given;;;\r\nFN:Given Family{number}\r\n"
        f"EMAIL:p{number}@example.org\r\nPHOTO;ENCODING=b:{'QUJD' * 250}\r\nEND:VCARD\r\n"
    )


def row(number: int) -> str:
    """Return one row of a table, the first with its header."""
    header = "Name,Email,Company,Notes\n" if number == 0 else ""
    return (
        f"{header}Given Family{number},p{number}@example.org,Company {number % 900},{'x' * 200}\n"
    )


def talk(number: int) -> str:
    """Return one line of a WhatsApp chat of a group, some days after the last."""
    day, month, year = number % 28 + 1, number // 28 % 12 + 1, 2000 + number // 400_000
    return f"{day:02d}/{month:02d}/{year}, 14:05 - Person {number % 400}: {'hello ' * 12}\n"


PIECES: dict[str, tuple[str, Piece]] = {
    "mail": ("all.mbox", mail),
    "vcard": ("all.vcf", card),
    "table": ("all.csv", row),
    "chat": ("WhatsApp Chat with Group.txt", talk),
}


def write(path: Path, piece: Piece, size: int) -> None:
    """Write pieces until the file has that many bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        written = 0
        for text in map(piece, count()):
            if written >= size:
                return
            written += file.write(text)


def read(path: Path) -> Iterator[int]:
    """Give the number of records of each file."""
    for one in read_sources(path):
        if isinstance(one, FileRead):
            yield one.records


def peak(*paths: str) -> tuple[float, int]:
    """Return the peak memory in MB of a process that reads these files, and their records."""
    command = [sys.executable, "-m", "bench.memory", "--read", *paths]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(told[0]) / 1024, int(told[1])


def main() -> None:
    """Print a row for each format and size."""
    sizes = [int(word) for word in sys.argv[1:]] or [10, 200]
    base, _ = peak()
    print(f"\nPeak memory above that of the reader itself ({base:.0f} MB)\n")
    print("| file | MB | records | peak MB |\n|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for name, (file, piece) in PIECES.items():
            for size in sizes:
                path = Path(folder) / file
                write(path, piece, size * 1_000_000)
                most, records = peak(str(path))
                path.unlink()
                print(f"| {name} | {size} | {records:,} | {most - base:.0f} |", flush=True)


if __name__ == "__main__":
    if "--read" in sys.argv[1:]:
        records = sum(sum(read(Path(one))) for one in sys.argv[2:])
        # Linux tells kilobytes.
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, records)
    else:
        main()
