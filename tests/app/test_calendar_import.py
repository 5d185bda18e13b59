"""A calendar that is brought in: events, plans and touches; taken back, nothing of it is left."""

from datetime import date

import pytest

from enishi.network import EvidenceKind, TieEvidence, tie_state
from enishi.terms import TieState
from enishi_app.actions import imports
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import Entry, TouchRow
from tests.app.builders import derived_rows
from tests.library.sources.readers import SAMPLES

pytestmark = pytest.mark.django_db
WORK = SAMPLES / "calendar" / "work.ics"


@pytest.fixture
def actor():
    return open_local()


def test_a_calendar_gives_events_plans_and_touches_up_to_its_own_last_day(actor):
    imports.import_path(actor, WORK)
    kinds = set(Entry.objects.values_list("kind", flat=True))
    assert {"event", "attendance"} <= kinds
    days = [at.date() for at in TouchRow.objects.values_list("at", flat=True)]
    assert len(days) == 7
    assert max(days) < date(2024, 3, 1)


def test_reading_it_again_changes_nothing(actor):
    imports.import_path(actor, WORK)
    before = derived_rows()
    report = imports.import_path(actor, WORK)
    assert (report.new, report.changed) == (0, 0)
    assert derived_rows() == before


def test_taking_it_back_leaves_nothing_and_redo_brings_it_back(actor):
    before = derived_rows()
    report = imports.import_path(actor, WORK)
    with_it = derived_rows()
    imports.undo_import(actor, report.id)
    assert derived_rows() == before
    imports.redo_import(actor, report.id)
    assert derived_rows() == with_it


def test_what_is_planned_confirms_no_tie_yet():
    later = TieEvidence(kind=EvidenceKind.TOUCH, on=date(2024, 7, 10), count=9)
    assert tie_state((later,), today=date(2024, 3, 1)) is not TieState.CONFIRMED
