"""JSON in pieces: the values of json.loads, and bounds whatever a file holds."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.sources.archives import SourceFile
from enishi.sources.json_pieces import _Nesting, list_in, read_items, text_in
from enishi.sources.readings import DEFAULT_LIMITS, FileProgress, Limits
from enishi.terms import Problem

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=8,
)


def source(content: bytes) -> SourceFile:
    return SourceFile(label="x", size=len(content), folder="", open=lambda: BytesIO(content))


def read(content: bytes, limits: Limits = DEFAULT_LIMITS) -> tuple[list[object], list[Problem]]:
    told = list(read_items(source(content), "item", limits=limits))
    items = [one[1] for one in told if isinstance(one, tuple)]
    return items, [one for one in told if isinstance(one, Problem)]


@given(st.lists(VALUES, max_size=6), st.booleans())
def test_the_values_are_those_of_json_loads(values: list[object], is_escaped: bool) -> None:
    content = json.dumps(values, ensure_ascii=is_escaped).encode("utf-8", "surrogatepass")
    assert read(content) == (values, [])


def test_a_mark_at_the_beginning_is_no_damage() -> None:
    assert read(b"\xef\xbb\xbf[1]") == ([1], [])


@pytest.mark.parametrize(
    "content",
    [
        b"[1, 2",
        b'[1, 2, "\xff"]',
        b"[1, 2, nothing]",
        b"[1, 2, 1" + b"9" * 5_000 + b"]",
        b'[1, 2, "' + b"x" * 2**20 + b'"]',
    ],
)
def test_what_comes_before_damage_is_given_out_and_the_damage_named(content: bytes) -> None:
    items, problems = read(content, Limits(item_bytes=2**16))
    assert items[:2] == [1, 2]
    assert len(problems) == 1


@pytest.mark.parametrize("before", [b"[", b'["' + b"]" * 50_000 + b'", ', b'["\\"]]]]", '])
def test_nesting_without_end_is_named_in_bounded_memory(before: bytes) -> None:
    _, problems = read(before + b"[" * 200_000)
    assert len(problems) == 1


def depth_of(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    return 1 + max(map(depth_of, value), default=0) if isinstance(value, list) else 0


@given(VALUES, st.integers(1, 9))
def test_nesting_is_counted_wherever_the_text_is_cut(value: object, size: int) -> None:
    content = json.dumps([value, '["\\[{', "\\"]).encode()
    nesting = _Nesting()
    pieces = (content[begin : begin + size] for begin in range(0, len(content), size))
    assert max(map(nesting.after, pieces)) == 1 + depth_of(value)
    assert nesting.after(b"") == 0


def test_brackets_in_strings_are_no_nesting() -> None:
    text = '["[{' * 200_000 + "\\" * 7
    assert read(json.dumps([text, [text]]).encode(), Limits(item_bytes=2**24)) == (
        [text, [text]],
        [],
    )


def test_progress_is_told() -> None:
    told = read_items(source(b"[1,2,3,4]"), "item", limits=Limits(progress_rows=2))
    assert sum(isinstance(one, FileProgress) for one in told) == 2


def test_texts_and_lists_are_found_by_their_way_and_nothing_else_is() -> None:
    item = {"a": {"b": " x\0\ud83d ", "n": 5, "t": True}, "l": [1]}
    assert text_in(item, "a", "b") == "x"
    assert text_in(item, "a", "n") == "5"
    assert text_in(item, "a", "t") == text_in(item, "a") == text_in(item, "c", "d") == ""
    assert list_in(item, "l") == [1]
    assert list_in(item, "a") == list_in(None, "l") == []
