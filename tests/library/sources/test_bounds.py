"""Inputs made to take long: time must grow with their size, not with its square."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.sources import read_sources

Write = Callable[[str, str | bytes], Path]
SIZE = 400_000
# Generous for a busy machine; what grew with the square took minutes.
MOST_SECONDS = 20


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCARD\nPHOTO" + b";B" * (SIZE // 2) + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:a\nSOUND:" + b"=41" * (SIZE // 3) + b"x\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:a\nEMAIL:<" + b"a@" * (SIZE // 2) + b"\nEND:VCARD\n",
        b"BEGIN:VCARD\nFN:a\n" + b"\\\n" * (SIZE // 2) + b"END:VCARD\n",
        b"BEGIN:VCARD\nFN:a\n" + b"TEL:x\n" * (SIZE // 6) + b"END:VCARD\n",
        b"BEGIN:VCARD\nFN:a\nTEL;" + b'"a' * (SIZE // 2) + b":1\nEND:VCARD\n",
        b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:" + b"=\n" * (SIZE // 2) + b"END:VCARD\n",
        b"BEGIN:VCARD\n" * (SIZE // 12),
        b"Name,Email\n" + b'"' * SIZE,
        b"Name,Email\n" + b'a,"b\n' * (SIZE // 5),
        b"Name,Email\n" + b"a,b@c" * SIZE,
        b"\n " * (SIZE // 2),
        b"," * SIZE,
        b"a1" * 30_000 + b"," + b"b1" * 30_000 + b"\n1,2\n",
    ],
    ids=lambda content: content[:30].decode("ascii", "replace") + "…",
)
def test_time_grows_with_the_size(write: Write, content: bytes) -> None:
    path = write("slow", content)
    start = time.process_time()
    for _ in read_sources(path):
        pass
    assert time.process_time() - start < MOST_SECONDS
