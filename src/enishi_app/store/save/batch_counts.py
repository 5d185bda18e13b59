"""What became of the records of one batch, by file and kind."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """Records of one kind in one file."""

    file: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class BatchCounts:
    """What became of one batch of records."""

    new: int = 0
    changed: int = 0
    same: int = 0
