"""The drawing of routes: widths, rows, and what a long name becomes."""

from itertools import permutations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi_app.web.reach.arranging import Rows, arrange, crossings
from enishi_app.web.reach.diagram import MOST, Box, Line, Sort, Words, draw, pick, shorten, stroke

WORDS = Words(title="Routes", description="All", you="あなた", heads=("You", "Who", "Whom"))
EDGES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), min_size=1, max_size=MOST
)


def line(introducer="aoi", target="ines", *, sort=Sort.BEST, first=0.5, rest=0.25, **more):
    return Line(
        target=Box(id=target, name=target.title(), is_far=True),
        introducer=Box(id=introducer, name=introducer.title(), **more) if introducer else None,
        first=first,
        rest=rest,
        sort=sort,
    )


def pictures(lines):
    return ET.fromstring(f"<both>{draw(lines, WORDS)}</both>")  # noqa: S314 - our own drawing


def classes(lines, tag):
    return [one.get("class") for one in pictures(lines)[0] if one.tag == tag]


@pytest.mark.parametrize(("probability", "width"), [(0, 1), (0.5, 5.2), (1, 9.5), (2, 9.5)])
def test_a_thread_is_as_wide_as_a_yes_is_probable(probability, width):
    assert stroke(probability) == pytest.approx(width, abs=0.051)


def test_best_routes_alternatives_and_guesses_look_different():
    lines = [line(), line("ryo", sort=Sort.ALTERNATIVE), line("kei", sort=Sort.GUESS)]
    assert set(classes(lines, "path")) == {"t", "t t--alt", "t t--alt t--guess"}


def test_a_thread_shared_by_routes_is_drawn_as_the_best_of_them():
    lines = [line(), line(target="duarte", sort=Sort.ALTERNATIVE)]
    assert sorted(classes(lines, "path")) == ["t", "t", "t t--alt"]


def test_a_community_has_a_double_edge_and_a_stranger_a_broken_one():
    assert "box2" in classes([line(is_community=True)], "rect")
    assert "box box--far" in classes([line()], "rect")


def test_a_direct_tie_has_no_box_between():
    assert len(classes([line(None)], "rect")) == 2


def test_somebody_may_introduce_and_be_wanted_at_once():
    assert len(classes([line("aoi", "ines"), line(None, "aoi")], "rect")) == 4


def test_six_routes_are_drawn_at_most():
    lines = [line(f"friend {n}", f"target {n}") for n in range(9)]
    assert len(classes(lines, "path")) == 2 * MOST
    assert len(pick(lines, [])) == MOST


def test_whom_somebody_must_introduce_is_drawn_before_whom_one_knows():
    known = [line(None, f"known {n}") for n in range(6)]
    assert pick([*known, line()], [])[0].introducer is not None


def test_there_is_a_wide_and_a_narrow_drawing_with_title_and_description():
    for picture in pictures([line()]):
        assert [one.text for one in picture][:2] == ["Routes", "All"]
    assert len(pictures([line()])) == 2


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60))
def test_any_name_can_be_drawn(name):
    one = Line(
        target=Box(id="t", name=name, note=name),
        introducer=Box(id="i", name=name),
        first=0.5,
        rest=0.5,
        sort=Sort.BEST,
        over=name,
    )
    assert len(pictures([one])) == 2


@given(st.text(max_size=80), st.integers(20, 300))
def test_a_shortened_text_keeps_its_beginning_and_its_measure(text, room):
    short = shorten(text, room, 12)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1].rstrip()))
    assert len(short) <= len(text) or short == "…"


def test_japanese_takes_more_room_than_latin():
    assert shorten("Carvalho", 80, 15) == "Carvalho"
    assert shorten("株式会社縁側", 80, 15) == "株式会社…"


@given(EDGES)
def test_no_thread_crosses_where_none_must(edges):
    found = crossings(arrange(edges), edges)
    fewest = min(
        crossings(Rows(middle=middle, last=last), edges)
        for middle in permutations({start for start, _ in edges})
        for last in permutations({end for _, end in edges})
    )
    assert (found == 0) == (fewest == 0)


@given(EDGES)
def test_everybody_has_one_row(edges):
    rows = arrange(edges)
    assert sorted(rows.middle) == sorted({start for start, _ in edges})
    assert sorted(rows.last) == sorted({end for _, end in edges})
