"""Readings put together in batches: what one transaction of an import keeps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from enishi.sources import FileOpened, FileProgress, FileRead, Reading, SourceRecord
from enishi.terms import Problem
from enishi_app.store.load.imports import FileLine, KindLine, read_line
from enishi_app.store.models import ImportRun
from enishi_app.store.save.batch_counts import BatchCounts, FileKind

BATCH = 2000
"""Records in one transaction: small enough to show progress, large enough to be quick."""


@dataclass(kw_only=True)
class Batch:
    """What was read since the last transaction."""

    records: list[SourceRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)
    bytes_read: int = 0

    @property
    def is_full(self) -> bool:
        """Tell whether it is time to keep it."""
        return len(self.records) + len(self.problems) >= BATCH

    @property
    def readings(self) -> int:
        """Return how many readings it holds, signs of progress not counted."""
        return len(self.records) + len(self.problems) + len(self.files)


def batches(readings: Iterator[Reading]) -> Iterator[Batch]:
    """Yield readings in batches, the last one possibly empty."""
    batch = Batch()
    for one in readings:
        _take(batch, one)
        if batch.is_full:
            yield batch
            batch = Batch(bytes_read=batch.bytes_read)
    yield batch


def _take(batch: Batch, one: Reading) -> None:
    match one:
        case Problem():
            batch.problems.append(one)
        case FileRead():
            batch.files.append(one)
        case FileProgress():
            batch.bytes_read = one.bytes_read
        case FileOpened():
            pass
        case _:
            batch.records.append(one)


def lines_after(
    run: ImportRun,
    batch: Batch,
    counts: Mapping[FileKind, BatchCounts],
) -> Iterable[FileLine]:
    """Return what each file gave so far, in the order of reading."""
    lines = {line["file"]: read_line(line) for line in run.files}
    for place, one in counts.items():
        held = lines.get(place.file, FileLine(file=place.file))
        lines[place.file] = replace(
            held,
            records=held.records + one.new + one.changed + one.same,
            new=held.new + one.new,
            changed=held.changed + one.changed,
            same=held.same + one.same,
            kinds=_kinds_after(held.kinds, place.kind, one),
        )
    for read in batch.files:
        held = lines.get(read.file, FileLine(file=read.file))
        lines[read.file] = replace(
            held, format=read.format or "", problems=read.problems, is_whole=True
        )
    return lines.values()


def _kinds_after(kinds: Sequence[KindLine], kind: str, counts: BatchCounts) -> tuple[KindLine, ...]:
    lines = {one.kind: one for one in kinds}
    held = lines.get(kind, KindLine(kind=kind))
    lines[kind] = KindLine(
        kind=kind,
        new=held.new + counts.new,
        changed=held.changed + counts.changed,
        same=held.same + counts.same,
    )
    return tuple(lines.values())
