"""Files written whole: complete under their name, or not there at all."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a text file; a full disk leaves what stood there before."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
