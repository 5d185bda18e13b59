"""Experiment, People, Reach and Report on the sample: shown, opened, changed, refused."""

from http import HTTPStatus

import pytest

from enishi_app.actions.demo import load_sample
from enishi_app.actions.imports import list_imports, show_import
from enishi_app.actions.people import PeopleFilter, list_people
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import User

pytestmark = pytest.mark.django_db
OWN = "/experiment/communities-2024/"
PAGES = (
    "/experiment/?as_of=2024-08-31",
    f"{OWN}figure/introduced/?as_of=2024-08-31",
    "/experiment/apply/",
    "/people/",
    "/people/?met=1&text=camille",
    "/people/new/",
    "/reach/",
    "/reach/?q=marketer+in+Paris",
    "/imports/",
    "/report/?kind=interim&as_of=2024-08-31",
    "/report/?kind=plan&as_of=2024-08-31&lang=ja",
)


@pytest.fixture
def actor():
    actor = open_local()
    load_sample(actor)
    return actor


@pytest.fixture
def visitor(client, actor):
    client.force_login(User.objects.get(pk=actor.user))
    return client


def figure_ids(actor):
    from enishi_app.actions.experiments import show_experiment

    return [figure.id for figure in show_experiment(actor).plan.figures]


@pytest.mark.parametrize("address", [p for p in PAGES if "figure" not in p])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_page_stands_in_both_languages(visitor, address, language):
    answer = visitor.get(address, headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("address", ["/experiment/", "/people/", "/reach/", "/report/"])
def test_a_stranger_sees_nothing(client, actor, address):
    assert client.get(address).status_code == HTTPStatus.FORBIDDEN


def test_a_figure_opens_the_records_it_counted(visitor, actor):
    counts = []
    for figure in figure_ids(actor):
        answer = visitor.get(f"{OWN}figure/{figure}/?as_of=2024-08-31")
        counts.append(answer.text.split("<ol>")[1].split("</ol>")[0].count("<li>"))
    assert sorted(counts) == [1, 5, 5, 6, 7, 18]


def test_a_mark_without_its_reason_stays_on_the_form(visitor, actor):
    address = f"{OWN}mark/{first_activity(actor)}/"
    answer = visitor.post(address, {"mark": "partial", "on": "2024-09-01", "reason_ja": ""})
    assert "Say why, in one language at least." in answer.text


def test_a_mark_with_its_reason_is_kept(visitor, actor):
    address = f"{OWN}mark/{first_activity(actor)}/"
    visitor.post(
        address, {"mark": "partial", "on": "2024-09-01", "reason_ja": "会期と重なったためです。"}
    )
    assert "会期と重なったためです。" in visitor.get(OWN).text


def test_a_plan_goes_out_and_comes_back(visitor, actor):
    text = visitor.get(f"{OWN}plan.yaml").text
    answer = visitor.post("/experiment/apply/", {"text": text}, follow=True)
    assert "The plan was brought in." in answer.text


def test_a_wrong_plan_is_refused_with_its_line_and_kept_to_be_mended(visitor, actor):
    wrong = "experiments:\n- id: x\n  nonsense: 1\n"
    answer = visitor.post("/experiment/apply/", {"text": wrong})
    assert "Line 3" in answer.text
    assert "nonsense: 1" in answer.text


def test_a_person_is_added_and_found(visitor, actor):
    visitor.post("/people/new/", {"name": "山田 花子", "place": "パリ"})
    assert list_people(actor, PeopleFilter(text="山田花子")).total == 1


def test_a_nameless_person_is_asked_for_a_name(visitor):
    answer = visitor.post("/people/new/", {"organisation": "縁側舎"})
    assert answer.status_code == HTTPStatus.OK
    assert "縁側舎" in answer.text


def test_what_the_user_says_stands_above_what_files_say(visitor, actor):
    camille = list_people(actor, PeopleFilter(text="camille roussel")).lines[0].id
    said = {"field": "organisation", "value": "Maison Sud"}
    visitor.post(f"/people/{camille}/say/", said)
    assert list_people(actor, PeopleFilter(text="camille roussel")).lines[0].organisation == (
        "Maison Sud"
    )


def test_consent_is_recorded_and_withdrawn(visitor, actor):
    camille = list_people(actor, PeopleFilter(text="camille roussel")).lines[0].id
    visitor.post(f"/people/{camille}/consent/", {"may_be_named": "yes"})
    assert "Agreed to be named." in visitor.get(f"/people/{camille}/").text
    visitor.post(f"/people/{camille}/consent/", {"may_be_named": "no"})
    assert "Agreed to be named." not in visitor.get(f"/people/{camille}/").text


@pytest.mark.parametrize("address", ["/people/zzz/", "/experiment/zzz/", f"{OWN}figure/zzz/"])
def test_what_is_not_there_is_not_found(visitor, address):
    assert visitor.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_question_that_cannot_be_read_says_why_and_stays(visitor):
    answer = visitor.get("/reach/?q=role:xyzzy")
    assert 'aria-invalid="true"' in answer.text
    assert "role:xyzzy" in answer.text


def test_words_not_understood_can_be_left_out(visitor):
    assert "Ask without them" in visitor.get("/reach/?q=marketer+xyzzy").text


def test_a_report_goes_out_as_a_file(visitor):
    answer = visitor.get("/report/download/?kind=interim&as_of=2024-08-31&lang=ja&format=md")
    assert answer["Content-Disposition"].endswith('interim-2024-08-31-ja.md"')
    assert answer.text.startswith("# コミュニティ")


def test_a_wrong_day_is_told_beside_the_field(visitor):
    assert "Write the day as 2024-08-31." in visitor.get("/report/?as_of=yesterday").text


def test_lists_take_as_many_queries_for_many_as_for_few(
    visitor, actor, django_assert_max_num_queries
):
    # How the user's ties are judged is learned at the first visit after a change, and kept.
    visitor.get("/people/")
    with django_assert_max_num_queries(18):
        visitor.get("/people/")


def first_activity(actor):
    from enishi_app.actions.experiments import show_experiment

    return show_experiment(actor).plan.activities[0].id


def test_an_import_is_taken_back_and_brought_back(visitor, actor):
    run = list_imports(actor)[0].id
    visitor.post(f"/imports/{run}/undo/")
    assert show_import(actor, run).status == "undone"
    visitor.post(f"/imports/{run}/redo/")
    assert show_import(actor, run).status == "done"
