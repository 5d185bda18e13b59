"""Entries listed, shown, corrected and taken back; and the figures that follow."""

import re
from datetime import date
from http import HTTPStatus

import pytest

from enishi.evidence import Attempt, Attendance, Community, ContactMade, Event, Membership
from enishi.outreach import Introduction
from enishi_app.actions.journal import list_entries, list_entries_naming, show_entry, show_past
from enishi_app.actions.people import PeopleFilter, list_people
from tests.faces.records.test_entering import CAMILLE, KINDS

pytestmark = pytest.mark.django_db
EXPERIMENT = "/experiment/?as_of=2024-08-31"
NEW_ONE = {
    "person": "Zoé Quentin",
    "person_choice": "new:Zoé Quentin",
    "on": "2024-08-20",
    "channel": "event",
    "place": "Paris",
}


def figures(visitor):
    """Return the figures of the experiment's page, by id."""
    page = visitor.get(EXPERIMENT).text
    found = re.findall(r'href="[^"]*/figure/([\w-]+)/[^"]*"[^>]*>\s*([\d,]+)', page)
    return {one: int(value) for one, value in found}


def entry_kept(answer):
    """Return the id of the entry to whose page an answer leads."""
    return re.fullmatch(r"/records/entry/(\w+)/", answer["Location"]).group(1)


def test_a_contact_entered_changes_the_figures_and_one_taken_back_restores_them(visitor):
    before = figures(visitor)
    assert sorted(before.values()) == [1, 5, 5, 6, 7, 18]
    entry = entry_kept(visitor.post("/records/new/contact/", NEW_ONE))
    after = figures(visitor)
    assert [one for one in before if after[one] != before[one]] == [figure_of(before, 18)]
    assert after[figure_of(before, 18)] == 19
    visitor.post(f"/records/entry/{entry}/withdraw/")
    assert figures(visitor) == before
    visitor.post(f"/records/entry/{entry}/undo/")
    assert figures(visitor) == after


def figure_of(values, value):
    return next(one for one in values if values[one] == value)


def test_an_entry_says_which_figures_count_it(visitor):
    entry = entry_kept(visitor.post("/records/new/contact/", NEW_ONE))
    counted = re.findall(r"/figure/([\w-]+)/", visitor.get(f"/records/entry/{entry}/").text)
    assert counted == [figure_of(figures(visitor), 19)]
    said = {"channel": "cold-message", "on": "2020-01-01"}
    other = entry_kept(visitor.post("/records/new/attempt/", said))
    assert "No figure counts this entry." in visitor.get(f"/records/entry/{other}/").text


def test_a_correction_moves_the_figures_and_leaves_the_earlier_form(visitor, actor):
    before = figures(visitor)
    entry = entry_kept(visitor.post("/records/new/contact/", NEW_ONE))
    said = {"person": "Zoé Quentin", "on": "2024-09-05", "channel": "work", "note": "Later."}
    visitor.post(f"/records/entry/{entry}/correct/", said)
    assert figures(visitor) == before
    assert show_entry(actor, entry).on == date(2024, 9, 5)
    page = visitor.get(f"/records/entry/{entry}/").text
    assert "Earlier forms" in page
    assert "20 August 2024" in page.split("Earlier forms")[1]


def test_a_correction_is_undone(visitor, actor):
    entry = list_entries(actor, (Attempt,))[0]
    said = {"channel": "work", "on": entry.on.isoformat()}
    answer = visitor.post(f"/records/entry/{entry.id}/correct/", said, follow=True)
    assert f'action="/records/entry/{entry.id}/undo/"' in answer.text
    visitor.post(f"/records/entry/{entry.id}/undo/")
    assert show_entry(actor, entry.id) == entry


def test_a_new_entry_is_undone_from_its_message(visitor, actor):
    answer = visitor.post("/records/new/contact/", NEW_ONE, follow=True)
    assert "Kept: Met Zoé Quentin" in answer.text
    address = re.search(r'action="(/records/entry/\w+/withdraw/)"', answer.text).group(1)
    before = len(list_entries(actor, (ContactMade,)))
    visitor.post(address)
    assert len(list_entries(actor, (ContactMade,))) == before - 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_that_changes_nothing_changes_nothing(visitor, actor, kind):
    for held in held_entries(actor, kind):
        address = f"/records/entry/{held.id}/correct/"
        form = visitor.get(address).context["form"]
        said: dict[str, str] = {}
        for bound in form:
            value = bound.value()
            choice = getattr(value, "choice", None)
            if choice is not None:
                said |= {bound.html_name: value.text, f"{bound.html_name}_choice": choice}
            elif value is True:
                said[bound.html_name] = "on"
            elif value is not None and value is not False:
                said[bound.html_name] = str(value)
        answer = visitor.post(address, said)
        assert answer.status_code == HTTPStatus.FOUND, (held, answer.context["form"].errors)
        assert show_entry(actor, held.id) == held


def held_entries(actor, kind):
    from enishi_app.web.records.kinds import KINDS as SORTS

    held = list_entries(actor, (SORTS[kind].holds,))
    assert held
    return held[:4]


def test_the_course_of_an_introduction_survives_a_correction(visitor, actor):
    held = next(one for one in list_entries(actor, (Introduction,)) if len(one.steps) > 2)
    address = f"/records/entry/{held.id}/correct/"
    late = {"introducer": CAMILLE, "profile": "a marketer", "on": "2024-12-31", "channel": ""}
    assert "The next step was taken before this day." in visitor.post(address, late).text
    visitor.post(address, late | {"on": "2024-05-01"})
    after = show_entry(actor, held.id)
    assert after.steps[0].on == date(2024, 5, 1)
    assert after.steps[1:] == held.steps[1:]


def test_with_an_event_its_attendances_go_and_come_back(visitor, actor):
    there = list_entries(actor, (Attendance,))
    event = there[0].event
    own = {one.id for one in there if one.event == event}
    visitor.post(f"/records/entry/{event}/withdraw/")
    assert not own & {one.id for one in list_entries(actor, (Attendance,))}
    visitor.post(f"/records/entry/{event}/undo/")
    assert list_entries(actor, (Attendance,)) == there
    assert event in {one.id for one in list_entries(actor, (Event,))}


def test_undoing_twice_leaves_one_entry_as_it_was(visitor, actor):
    joined = list_entries(actor, (Membership,))[0]
    visitor.post(f"/records/entry/{joined.id}/withdraw/")
    for _again in range(2):
        visitor.post(f"/records/entry/{joined.id}/undo/")
    assert show_entry(actor, joined.id) == joined
    assert len(show_past(actor, joined.id)) == 3


def test_a_next_step_is_done_from_its_page(visitor, actor):
    said = {"text": "Send it", "due": "2024-08-24", "on": "2024-08-20"}
    entry = entry_kept(visitor.post("/records/new/follow-up/", said))
    page = visitor.get(f"/records/entry/{entry}/").text
    done_at = re.search(r'action="(/tend/[^"]+)"', page).group(1)
    visitor.post(done_at)
    assert show_entry(actor, entry).done_on is not None
    assert f'action="{done_at}"' not in visitor.get(f"/records/entry/{entry}/").text


def test_the_list_is_newest_first_and_paged(visitor, actor):
    page = visitor.get("/records/")
    days = [one.on for one in page.context["entries"]]
    assert days == sorted(days, reverse=True)
    total = page.context["pages"].paginator.count
    assert total == len(list_entries(actor, [one.holds for one in sorts()]))
    assert len(visitor.get("/records/?page=2").context["entries"]) == min(50, total - 50)
    assert visitor.get("/records/?page=999").context["entries"]
    assert visitor.get(f"/records/?page={'9' * 5000}").status_code == HTTPStatus.OK
    assert visitor.get("/records/?kind=nonsense").status_code == HTTPStatus.NOT_FOUND


def sorts():
    from enishi_app.web.records.kinds import KINDS as SORTS

    return SORTS.values()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_kind_is_told_in_sentences(visitor, actor, kind, language):
    answer = visitor.get(f"/records/?kind={kind}", headers={"Accept-Language": language})
    assert answer.context["entries"]
    for one in answer.context["entries"]:
        assert one.kind == kind
        assert one.sentence
        assert f'href="/records/entry/{one.id}/"' in answer.text
        page = visitor.get(f"/records/entry/{one.id}/", headers={"Accept-Language": language})
        assert page.status_code == HTTPStatus.OK
        break


@pytest.mark.parametrize("text", ["camille roussel", "Roussel", "ROUSSEL Camille"])
def test_entries_are_found_by_the_people_in_them(visitor, actor, text):
    camille = list_people(actor, PeopleFilter(text=CAMILLE)).lines[0].id
    naming = {one.id for one in list_entries_naming(actor, camille)}
    assert naming <= {one.id for one in visitor.get("/records/", {"text": text}).context["entries"]}


@pytest.mark.parametrize(("text", "name"), [("たかせ", "高瀬"), ("FUKUOKA", "COLIVE FUKUOKA")])
def test_entries_are_found_by_readings_and_by_events(visitor, text, name):
    found = visitor.get("/records/", {"text": text}).context["entries"]
    assert found
    assert all(name in f"{one.sentence} {one.details}" for one in found)


def test_entries_are_found_by_their_notes_and_not_by_the_words_that_keep_them(visitor):
    visitor.post("/records/new/contact/", NEW_ONE | {"note": "Laughed at the Stamp Cards."})
    (one,) = visitor.get("/records/", {"text": "stamp cards"}).context["entries"]
    assert one.note == "Laughed at the Stamp Cards."
    assert not visitor.get("/records/", {"text": "introducer"}).context["entries"]


def test_an_empty_notebook_says_how_to_begin(browser_of_nothing):
    assert "Nothing is recorded yet" in browser_of_nothing.get("/records/").text


@pytest.mark.parametrize("page", ["", "correct/"])
def test_an_unknown_entry_is_not_found(visitor, page):
    assert visitor.get(f"/records/entry/nothing/{page}").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("page", ["withdraw/", "undo/"])
def test_an_unknown_entry_cannot_be_taken_back(visitor, page):
    assert visitor.post(f"/records/entry/nothing/{page}").status_code == HTTPStatus.NOT_FOUND
    assert visitor.get(f"/records/entry/nothing/{page}").status_code == (
        HTTPStatus.METHOD_NOT_ALLOWED
    )


@pytest.mark.parametrize("address", ["/records/", "/records/new/", "/records/suggest/?text=a"])
def test_a_stranger_sees_nothing(client, actor, address):
    assert client.get(address).status_code == HTTPStatus.FORBIDDEN


def test_what_a_user_writes_is_shown_and_never_run(visitor):
    said = NEW_ONE | {"note": "<script>alert(1)</script>"}
    said |= {"person": "<b>Zoé</b>", "person_choice": "new:<b>Zoé</b>"}
    page = visitor.post("/records/new/contact/", said, follow=True)
    assert "<script>alert" not in page.text
    assert "<b>Zoé</b>" not in page.text
    assert "&lt;b&gt;Zoé&lt;/b&gt;" in visitor.get("/records/").text


def test_a_list_takes_as_many_queries_for_many_as_for_few(
    visitor, actor, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        visitor.get("/records/")
    with django_assert_max_num_queries(16):
        visitor.get("/records/?text=camille")
    entry = list_entries(actor, (Community,))[0].id
    with django_assert_max_num_queries(40):
        visitor.get(f"/records/entry/{entry}/")
