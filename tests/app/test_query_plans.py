"""A few people of many are found through an index, not by reading everybody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi_app.actions import imports
from enishi_app.actions.people import PeopleFilter, list_people, name_people
from enishi_app.actions.workspaces import open_local
from enishi_app.store.load.facts import load_facts
from enishi_app.store.models import Workspace
from tests.app.builders import a_table

# Plans are told in the words of SQLite.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
CROWD = 3000


@pytest.fixture
def actor(tmp_path):
    actor = open_local()
    rows = (f"Person {n},p{n}@example.com,Works {n},Marketing Manager,Paris" for n in range(CROWD))
    imports.import_path(actor, a_table(tmp_path / "people.csv", *rows))
    return actor


@pytest.fixture
def a_few(actor):
    return [line.id for line in list_people(actor, PeopleFilter(), size=20).lines]


def plans_of(queries):
    """Return how the database would answer each of the queries captured."""
    with connection.cursor() as cursor:
        for query in queries.captured_queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
                yield from (row[3] for row in cursor.fetchall() if "store_person" in row[3])


@pytest.mark.parametrize(
    "load",
    [name_people, lambda _, people: load_facts(Workspace.objects.get(), people)],
    ids=["names", "facts"],
)
def test_some_people_are_found_by_their_ids(actor, a_few, load):
    with CaptureQueriesContext(connection) as queries:
        assert len(load(actor, a_few)) == len(a_few)
    plans = list(plans_of(queries))
    assert plans
    assert all("(id=?)" in plan or "(person=?)" in plan for plan in plans), plans
