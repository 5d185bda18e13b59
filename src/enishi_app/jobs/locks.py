"""Locks between processes: a file that one of them may hold; a dead process holds none."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _grab(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _grab(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Hold the lock of a file while the block runs.

    Yields:
        Whether it was free; where it was not, the block runs without it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _is_free(descriptor)
    finally:
        # The system lets go of the lock with the file.
        os.close(descriptor)


def _is_free(descriptor: int) -> bool:
    try:
        _grab(descriptor)
    except OSError:
        return False
    return True
