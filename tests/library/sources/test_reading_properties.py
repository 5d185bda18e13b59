"""Properties of reading: deterministic, streaming, and what is written comes back."""

import csv
import io
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import vobject
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from enishi.sources import (
    FieldKind,
    FileProgress,
    Limits,
    PersonRecord,
    read_sources,
)
from enishi.sources.habits import is_family_first
from tests.library.sources.readers import SAMPLES, without_progress

# One letter at least, so that a value is never only marks that normalising would change.
TEXT = st.text(
    st.sampled_from("abcdé山田たろうﾀｶ髙𠮷,;:\"\\'=# ゟ"), min_size=1, max_size=30
).filter(lambda text: any(char.isalnum() for char in text) and text == text.strip())
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def people_in(content: bytes, name: str = "file") -> list[PersonRecord]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return [one for one in read_sources(path) if isinstance(one, PersonRecord)]


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def folded(line: str, width: int) -> bytes:
    data = line.encode()
    parts = [data[at : at + width] for at in range(0, len(data), width)]
    return b"\r\n ".join(parts) + b"\r\n"


@given(names=st.lists(TEXT, min_size=1, max_size=8), company=TEXT, width=st.integers(1, 80))
@MANY
def test_what_a_vcard_was_given_comes_back_however_it_is_folded(
    names: list[str], company: str, width: int
) -> None:
    lines = [
        line
        for name in names
        for line in (
            "VERSION:3.0",
            f"FN:{escaped(name)}",
            f"ORG:{escaped(company)};",
            "EMAIL:a@example.org",
        )
    ]
    body = [folded(line, max(width, 12)) for line in lines]
    content = b"".join(
        b"BEGIN:VCARD\r\n" + b"".join(body[at : at + 4]) + b"END:VCARD\r\n"
        for at in range(0, len(body), 4)
    )
    people = people_in(content)
    assert [person.first(FieldKind.NAME) for person in people] == names
    assert {person.first(FieldKind.ORGANISATION) for person in people} == {company}


@given(rows=st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=12), end=st.sampled_from("\n\r"))
@MANY
def test_what_a_table_was_given_comes_back(rows: list[tuple[str, str]], end: str) -> None:
    # A column of names written "Okafor, Ben" is turned round; that has tests of its own.
    assume(not any(is_family_first(name) for name, _ in rows))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n" if end == "\r" else "\n")
    writer.writerow(["Full Name", "Company", "Email"])
    writer.writerows([name, company, f"p{n}@example.org"] for n, (name, company) in enumerate(rows))
    people = people_in(text.getvalue().encode())
    found = [(p.first(FieldKind.NAME), p.first(FieldKind.ORGANISATION)) for p in people]
    assert found == rows


@given(name=TEXT)
@MANY
def test_names_agree_with_vobject(name: str) -> None:
    card = vobject.vCard()
    card.add("fn").value = name
    card.add("email").value = "a@example.org"
    card.add("n").value = vobject.vcard.Name(family="", given=name)
    (person,) = people_in(card.serialize().encode())
    assert person.first(FieldKind.NAME) == name


def test_reading_twice_gives_the_same_values() -> None:
    assert list(read_sources(SAMPLES)) == list(read_sources(SAMPLES))


def test_how_often_progress_is_told_changes_nothing_else() -> None:
    often = list(read_sources(SAMPLES, limits=Limits(progress_rows=1)))
    assert any(isinstance(one, FileProgress) for one in often)
    assert without_progress(often) == without_progress(list(read_sources(SAMPLES)))


def test_progress_never_runs_backwards_and_stays_within_the_file() -> None:
    last: dict[str, int] = {}
    for one in read_sources(SAMPLES, limits=Limits(progress_rows=1)):
        if isinstance(one, FileProgress):
            assert last.get(one.file, 0) <= one.bytes_read <= one.size
            last[one.file] = one.bytes_read


def peak_of(path: Path) -> int:
    tracemalloc.start()
    for _ in read_sources(path):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    peaks = []
    for count in (3_000, 30_000):
        rows = "".join(f"Person {n},p{n}@example.org\n" for n in range(count))
        path.write_text(f"Name,Email\n{rows}", encoding="utf-8")
        peak_of(path)
        peaks.append(peak_of(path))
    assert peaks[1] < peaks[0] * 2
