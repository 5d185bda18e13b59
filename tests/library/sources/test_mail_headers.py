"""Headers of mail: the quick ways find what the plain ones find."""

from datetime import datetime, timedelta, timezone
from email.parser import BytesHeaderParser
from email.utils import format_datetime, parsedate_to_datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enishi.sources import Owner
from enishi.sources.formats.mail import MAIL
from enishi.sources.formats.mail.headers import _unfolded, parse_fields, read_date, read_raw
from enishi.sources.formats.mail.scanning import _end_of_header

WANTED = ("from", "to", "cc", "date", "message-id", "references", "list-id", "x-gm-thrid")
OTHERS = ("for", "from-x", "x-from", "date-sent", "list", "ccc", "received", "t", "message-ids")
FIRST_OF_TEXT = st.sampled_from(["a", "b <c@d>", "", "e:f", "g\n h", "i\n\tj\n k"])


@st.composite
def headers(draw):
    names = draw(st.lists(st.sampled_from(WANTED + OTHERS), min_size=1, max_size=12))
    spelled = [
        "".join(draw(st.sampled_from((letter.lower(), letter.upper()))) for letter in name)
        for name in names
    ]
    return "\n".join(f"{name}: {draw(FIRST_OF_TEXT)}" for name in spelled)


@given(text=headers())
def test_the_first_field_of_each_name_is_found_however_it_is_spelled(text):
    told = BytesHeaderParser().parsebytes(text.encode() + b"\n\n")
    fields = parse_fields(text.encode())
    assert {name.decode() for name in fields.held} == {name.lower() for name in told} & {*WANTED}
    for name in fields.held:
        assert "".join(fields.raw(name).split()) == "".join(told[name.decode()].split())


@given(pieces=st.lists(st.sampled_from([b"a: b", b"\n", b"\r\n", b"\r"]), max_size=12))
@example(pieces=[b"a: b", b"\r\n", b"\n"])
@example(pieces=[b"a: b", b"\n", b"\r\n", b"\n"])
def test_a_header_ends_at_the_first_blank_line_of_either_kind(pieces):
    text = b"".join(pieces)
    ends = [text.find(blank) for blank in (b"\n\n", b"\n\r\n")]
    assert _end_of_header(text, 0) == min((end for end in ends if end >= 0), default=-1)


@given(
    days=st.integers(min_value=-36_500, max_value=36_500),
    second=st.integers(min_value=0, max_value=86_399),
    minutes=st.integers(min_value=-23 * 60, max_value=23 * 60),
)
def test_any_date_that_python_writes_is_read_again(days, second, minutes):
    zone = timezone(timedelta(minutes=minutes))
    said = format_datetime(datetime(2000, 1, 1, tzinfo=zone) + timedelta(days, second))
    assert read_date(said) == parsedate_to_datetime(said)


@pytest.mark.parametrize("zone", ["+0975", "-0000", "+2400", "+09000"])
def test_odd_zones_are_read_alike_in_usual_and_in_unusual_dates(zone):
    usual, unusual = (f"Mon,{gap}4 Mar 2024 10:00:00 {zone}" for gap in (" ", "  "))
    assert read_date(usual) == read_date(unusual)


def test_whose_mail_it_is_need_not_be_found_out_where_it_is_known():
    assert MAIL.needs_survey(Owner())
    assert not MAIL.needs_survey(Owner(mails=frozenset({"mio@example.jp"})))


@given(st.binary(max_size=40) | st.text("ab \0\r\n\t\x0b<>", max_size=20).map(str.encode))
@example(b"\0 a \0")
@example(b" a\r\n\tb ")
def test_a_field_of_one_line_reads_as_if_it_had_been_unfolded(value: bytes) -> None:
    assert read_raw(value) == _unfolded(value).decode("ascii", "replace")
