"""What is searched is found, the best first, and the index follows every change."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.evidence import Community, Event
from enishi.language import search_key
from enishi.outreach import FollowUp
from enishi.people import CardField
from enishi.terms import CommunityId, EntryId, EventId
from enishi_app.actions.journal import record, withdraw
from enishi_app.actions.people import (
    PeopleFilter,
    PeopleOrder,
    Said,
    list_people,
    say_about,
)
from enishi_app.actions.search import search_notebook
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.derive.search import forget_all_searched
from enishi_app.store.derive.search_all import fill_search
from enishi_app.store.load import search as climbing
from enishi_app.store.models import Person, SearchRow, Workspace
from tests.app.builders import a_contact, a_person, a_table

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 1)


@pytest.fixture
def actor():
    return open_local()


def names(actor, text, **wanted):
    return [line.name for line in list_people(actor, PeopleFilter(text=text, **wanted)).lines]


@pytest.fixture
def ladder(actor):
    """One person for each way in which 森 may be found, added the other way round."""
    a_person(actor, "G", note="森の近くのカフェが好き")
    a_person(actor, "F", label="森の会")
    a_person(actor, "E", organisation="森ビル")
    a_person(actor, "D", reading="森")
    a_person(actor, "大森 葵")
    a_person(actor, "森田 翔")
    a_person(actor, "森")
    return ["森", "森田 翔", "大森 葵", "D", "E", "F", "G"]


def test_the_best_fit_comes_first(actor, ladder):
    assert names(actor, "森") == ladder


@pytest.mark.parametrize("many", [0, 25_000])
def test_many_are_ordered_as_few_are(actor, ladder, monkeypatch, many):
    monkeypatch.setattr(climbing, "_FEW", 0)
    monkeypatch.setattr(climbing, "_MANY", many)
    assert names(actor, "森") == ladder
    assert [names(actor, "森")[n : n + 2] for n in (0, 2)] == [ladder[:2], ladder[2:4]]


@pytest.mark.parametrize("few", [0, 1, 1000])
def test_pages_follow_on_each_other(actor, ladder, monkeypatch, few):
    monkeypatch.setattr(climbing, "_FEW", few)
    wanted = PeopleFilter(text="森")
    pages = [list_people(actor, wanted, page=n, size=2) for n in (1, 2, 3, 4)]
    assert [line.name for page in pages for line in page.lines] == ladder
    assert {page.total for page in pages} == {7}


def test_of_two_who_fit_alike_the_closer_one_comes_first(actor):
    a_person(actor, "山田 あ")
    late = a_person(actor, "山田 ん")
    record(actor, a_contact(late, DAY))
    assert names(actor, "山田") == ["山田 ん", "山田 あ"]


def test_another_order_is_kept(actor, ladder):
    by_name = list_people(actor, PeopleFilter(order=PeopleOrder.NAME)).lines
    assert names(actor, "森", order=PeopleOrder.NAME) == [line.name for line in by_name]


def test_all_words_must_be_found_wherever_they_stand(actor):
    a_person(actor, "Camille Roussel", organisation="Atelier Nord", note="パリで会った")
    a_person(actor, "Camille Martin", organisation="Atelier Sud")
    assert names(actor, "camille nord") == ["Camille Roussel"]
    assert names(actor, "ﾊﾟﾘ roussel") == ["Camille Roussel"]
    assert names(actor, "camille nord sud") == []


def test_words_and_filters_narrow_together(actor):
    a_person(actor, "Camille Roussel", role="marketer")
    a_person(actor, "Camille Martin")
    assert names(actor, "camille", role="marketer") == ["Camille Roussel"]
    assert list_people(actor, PeopleFilter(text="camille", role="marketer")).total == 1


@pytest.mark.parametrize("odd", ["@", "%", '"', "*", "' OR 1=1", "NEAR(", "\\", "^", "_", ":", "{"])
def test_no_sign_is_a_command(actor, odd):
    a_person(actor, "Camille")
    assert names(actor, odd) == []
    assert not search_notebook(actor, odd).count


def test_what_is_said_later_is_found_too(actor):
    one = a_person(actor, "Camille", organisation="Atelier Nord")
    say_about(actor, one, [Said(field=CardField.ORGANISATION, value="森ビル")])
    assert (names(actor, "nord"), names(actor, "森")) == (["Camille"], ["Camille"])


@pytest.mark.sqlite
def test_nothing_of_what_was_taken_out_stays_in_the_index(actor):
    record(actor, Community(id=CommunityId("c" * 32), name="蟹座", is_online=True))
    withdraw(actor, "c" * 32)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM store_search WHERE store_search MATCH '\"蟹\"*'")
        assert cursor.fetchall() == []


def test_rebuilding_gives_the_same_answers(actor, ladder, tmp_path):
    before = SearchRow.objects.values_list("node", "name", "note", "recency").order_by("node")
    held = list(before)
    rebuild(Workspace.objects.get())
    assert list(before.all()) == held
    assert names(actor, "森") == ladder


@pytest.mark.parametrize("wanted", ["paris", "パリ", "フランス", "france"])
def test_people_are_found_by_where_they_live_in_either_language(actor, wanted):
    a_person(actor, "Camille Roussel", place="paris")
    a_person(actor, "Hugo Lambert", place="lisbon")
    assert names(actor, wanted) == ["Camille Roussel"]


def test_communities_events_and_records_are_found(actor):
    event = Event(id=EventId("e" * 32), name="森の集い", on=DAY, place="paris")
    step = FollowUp(id=EntryId("f" * 32), text="森さんに書く", on=DAY, due=DAY)
    record(actor, Community(id=CommunityId("c" * 32), name="森の会", is_online=True), event, step)
    found = search_notebook(actor, "森")
    groups = (found.communities, found.events, found.entries)
    assert [len(group.lines) for group in groups] == [1, 1, 1]
    withdraw(actor, event.id)
    assert not search_notebook(actor, "森").events.lines


def test_no_more_are_given_than_asked_for(actor, ladder):
    found = search_notebook(actor, "森", limit=3).people
    assert ([line.name for line in found.lines], found.has_more) == (ladder[:3], True)
    assert not search_notebook(actor, "森", limit=7).people.has_more


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    notes=st.lists(
        st.text(alphabet="山田森パリーabcdé @.'", min_size=1, max_size=12), min_size=1, max_size=4
    ),
    wanted=st.text(alphabet="山田森パリabcd", min_size=1, max_size=4),
)
def test_what_like_finds_is_found(actor, notes, wanted):
    for note in notes:
        a_person(actor, "somebody", note=note)
    key = search_key(wanted)
    like = set(Person.objects.filter(search_text__contains=key).values_list("id", flat=True))
    if len(key) > 2 or not key.isascii():
        lines = list_people(actor, PeopleFilter(text=wanted), size=10_000).lines
        assert like <= {line.id for line in lines}


def test_an_import_is_searched_and_taken_back(actor, tmp_path):
    from enishi_app.actions.imports import import_path, list_imports, undo_import

    import_path(
        actor, a_table(tmp_path / "a.csv", "山田 花子,hanako@example.com,森ビル,部長,Paris")
    )
    assert names(actor, "@example") == ["山田 花子"]
    undo_import(actor, list_imports(actor)[0].id)
    assert names(actor, "@example") == []


def test_a_workspace_older_than_the_index_is_indexed_once(actor, ladder):
    workspace = Workspace.objects.get()
    held = SearchRow.objects.values_list("node", "shelf", "name", "note", "recency", "sort_key")
    before = sorted(held)
    forget_all_searched(workspace)
    assert names(actor, "森") == []
    fill_search()
    assert sorted(held.all()) == before
    assert names(actor, "森") == ladder
