"""Days are those of where the user lives, in whatever zone a file tells its times."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from enishi.people import PersonStanding
from enishi_app.actions.imports import import_path
from enishi_app.actions.people import PeopleFilter, list_people, show_person
from enishi_app.actions.workspaces import open_local
from enishi_app.store.local_days import LocalDays

ZONES = (
    *("Asia/Tokyo", "Europe/Paris", "America/Los_Angeles", "Pacific/Kiritimati"),
    *("Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "UTC"),
)
BEGUN, ENDS = (datetime.fromisoformat(day) for day in ("1975-01-01", "2037-01-01"))
MAIL = """From zoe@example.com Sat Aug 31 23:03:00 2024
From: Zoe Martin <zoe@example.com>
To: Mio <mio@example.jp>
Delivered-To: mio@example.jp
Date: Sat, 31 Aug 2024 23:03:00 +0000
Message-ID: <one@example.com>
Subject: Hello

Hello
"""


@given(
    st.datetimes(min_value=BEGUN, max_value=ENDS),
    st.sampled_from(ZONES),
)
def test_days_are_those_of_the_zone_database(at, zone):
    written = at.replace(tzinfo=UTC)
    expected = written.astimezone(ZoneInfo(zone)).date().isoformat()
    days = LocalDays(ZoneInfo(zone))
    assert days.day_of(str(written), is_zone_known=True) == expected
    assert days.day_of(str(at), is_zone_known=True) == expected


@given(st.datetimes(), st.sampled_from(ZONES))
def test_a_time_without_a_zone_keeps_its_day(at, zone):
    days = LocalDays(ZoneInfo(zone))
    assert days.day_of(str(at), is_zone_known=False) == at.date().isoformat()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Asia/Tokyo", date(2024, 9, 1)),
        ("Europe/Paris", date(2024, 9, 1)),
        ("America/Los_Angeles", date(2024, 8, 31)),
    ],
)
def test_a_mail_late_in_the_evening_counts_on_the_day_it_came(tmp_path: Path, zone, day):
    path = tmp_path / "inbox.mbox"
    path.write_text(MAIL, encoding="utf-8")
    actor = open_local()
    with timezone.override(ZoneInfo(zone)):
        import_path(actor, path)
        seen = PeopleFilter(text="Zoe", standing=PersonStanding.PROPOSED)
        (line,) = list_people(actor, seen).lines
        (touch,) = show_person(actor, line.id).touches
    assert touch.at.date() == day
    assert line.last_touch_on == day
