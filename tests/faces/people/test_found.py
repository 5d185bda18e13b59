"""People found in files: kept, ignored, settled for many; with and without a name."""

from datetime import date
from http import HTTPStatus

import pytest

from enishi.people import InboxRule, InboxWord, RuleSubject
from enishi.sources import (
    AttendanceRecord,
    CommunityRecord,
    EventRecord,
    MembershipRecord,
    Origin,
)
from enishi.terms import AttendanceState, MembershipStep
from enishi_app.actions.inbox import (
    list_found_groups,
    list_inbox,
    list_inbox_rules,
    set_inbox_rule,
)
from enishi_app.actions.people import PeopleFilter, list_people
from tests.app.builders import a_record, keep_records

pytestmark = pytest.mark.django_db
HERE = Origin(file="slack.zip/channels.json", row=1)
PAGE = "/people/found/"


@pytest.fixture
def found(blank):
    keep_records(
        blank,
        CommunityRecord(key="slack:T1/C1", origin=HERE, name="#introductions"),
        MembershipRecord(
            key="m1",
            origin=HERE,
            community="slack:T1/C1",
            person="mail:noor@example.com",
            step=MembershipStep.POSTED,
        ),
        a_record("mail:noor@example.com", "Noor <b>Haddad</b>", is_seen=True, title="Marketer"),
        a_record("mail:w@example.jp", "渡辺 聡", is_seen=True, mail="w@example.jp"),
    )
    return {line.name: line.id for line in list_inbox(blank).lines}


def names(actor):
    return {line.name for line in list_people(actor, PeopleFilter()).lines}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?left_out=1", f"{PAGE}?text=noor"])
def test_the_page_stands_in_both_languages(visitor, found, address, language):
    answer = visitor.get(address, headers={"Accept-Language": language})
    assert answer.status_code == HTTPStatus.OK
    assert f'<html lang="{language}"' in answer.text
    assert "<b>Haddad" not in answer.text


def test_an_empty_inbox_says_what_would_stand_there(visitor, blank):
    assert "Nobody waits" in visitor.get(PAGE).text


def test_where_somebody_was_seen_stands_with_her(visitor, found):
    text = visitor.get(PAGE).text
    assert "archive.zip/people" in text
    assert "#introductions" in text


def test_the_list_of_people_leads_to_those_who_wait(visitor, found):
    text = visitor.get("/people/").text
    assert 'href="/people/found/"' in text
    assert "渡辺" not in text


def test_a_yes_and_its_undo(visitor, blank, found):
    person = found["渡辺 聡"]
    answer = visitor.post(f"{PAGE}say/", {"do": "keep", "person": person}, follow=True)
    assert "1 person kept." in answer.text
    assert f"/people/found/{person}/back/" in answer.text
    assert names(blank) == {"渡辺 聡"}
    visitor.post(f"/people/found/{person}/back/")
    assert names(blank) == set()


def test_somebody_ignored_is_found_again_and_put_back(visitor, blank, found):
    person = found["渡辺 聡"]
    visitor.post(f"{PAGE}say/", {"do": "ignore", "person": person})
    assert "渡辺" not in visitor.get(PAGE).text
    assert "渡辺" in visitor.get(f"{PAGE}?left_out=1").text
    visitor.post(f"{PAGE}say/", {"do": "back", "person": person, "left_out": "1"})
    assert "渡辺" in visitor.get(PAGE).text


def test_everybody_of_a_group_is_settled_at_once_and_asked_about_again(visitor, blank, found):
    (group,) = {one.id for one in visitor.get(PAGE).context["seen_in"]}
    given = {"subject": "community", "value": group, "do": "always"}
    answer = visitor.post(f"{PAGE}rule/", given, follow=True)
    assert "Always kept: " in answer.text
    assert len(names(blank)) == 1
    visitor.post(f"{PAGE}rule/", {**given, "do": "ask"})
    assert list_inbox_rules(blank) == ()
    assert names(blank) == set()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"do": "always"},
        {"do": "always", "subject": "shoe-size", "value": "42"},
        {"do": "burn", "subject": "community", "value": "x"},
        {"do": "always", "subject": "mail-domain", "value": " "},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(visitor, blank, given):
    assert visitor.post(f"{PAGE}rule/", given).status_code == HTTPStatus.BAD_REQUEST


def test_a_word_that_makes_no_sense_is_refused(visitor, found):
    answer = visitor.post(f"{PAGE}say/", {"do": "burn", "person": found["渡辺 聡"]})
    assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_the_page_of_somebody_who_waits_says_so(visitor, found):
    answer = visitor.get(f"/people/{found['渡辺 聡']}/")
    assert "Only seen in files so far." in answer.text


def test_the_number_of_queries_does_not_grow(visitor, blank, found, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        visitor.get(PAGE)
    more = [a_record(f"mail:{n}@example.com", f"Person {n}", is_seen=True) for n in range(40)]
    keep_records(blank, *more, name="more.mbox")
    with django_assert_max_num_queries(24):
        visitor.get(PAGE)


def test_many_are_kept_at_once_and_put_back_at_once(visitor, blank, found):
    answer = visitor.post(
        f"{PAGE}say/", {"do": "keep", "person": list(found.values())}, follow=True
    )
    assert "2 people kept." in answer.text
    assert len(names(blank)) == 2
    back = f"/people/found/{'-'.join(found.values())}/back/"
    assert back in answer.text
    visitor.post(back)
    assert names(blank) == set()


def test_nobody_chosen_is_said(visitor, blank, found):
    answer = visitor.post(f"{PAGE}say/", {"do": "keep"}, follow=True)
    assert "Choose somebody first." in answer.text
    assert names(blank) == set()


def test_an_answer_leads_back_to_where_it_was_given(visitor, found):
    given = {"do": "ignore", "person": found["渡辺 聡"], "text": "渡辺 聡", "page": "2"}
    answer = visitor.post(f"{PAGE}say/", given)
    assert answer["Location"] == f"{PAGE}?text=%E6%B8%A1%E8%BE%BA+%E8%81%A1&page=2"


def test_a_rule_says_whom_it_is_about_and_offers_its_undo(visitor, blank, found):
    given = {"subject": "mail-domain", "value": "@Example.JP", "do": "always"}
    answer = visitor.post(f"{PAGE}rule/", given, follow=True)
    assert "Settled, for 1 person now." in answer.text
    back = f"{PAGE}rule/mail-domain/example.jp/back/"
    assert back in answer.text
    assert names(blank) == {"渡辺 聡"}
    visitor.post(back)
    assert names(blank) == set()
    assert list_inbox_rules(blank) == ()


def test_a_rule_of_an_unknown_kind_is_not_taken_back(visitor, blank):
    answer = visitor.post(f"{PAGE}rule/colour/red/back/")
    assert answer.status_code == HTTPStatus.BAD_REQUEST


def test_a_domain_of_several_is_offered_as_a_rule(visitor, blank, found):
    text = visitor.get(PAGE).text
    assert "w@example.jp" in text
    assert 'value="example.jp"' not in text
    keep_records(blank, a_record("mail:s@example.jp", "佐藤 葵", is_seen=True, mail="s@example.jp"))
    assert 'value="example.jp"' in visitor.get(PAGE).text


def test_the_domain_of_a_mail_provider_is_no_organisation(visitor, blank):
    for name in ("a", "b"):
        mail = f"{name}@gmail.com"
        keep_records(blank, a_record(f"mail:{mail}", name, is_seen=True, mail=mail))
    assert 'value="gmail.com"' not in visitor.get(PAGE).text


def test_everybody_of_one_group_is_shown_kept_and_put_back(visitor, blank, found):
    text = visitor.get(PAGE).text
    assert "Where they were found" in text
    (group,) = list_found_groups(blank)
    assert (group.name, group.count, group.subject) == ("#introductions", 1, "community")
    shown = visitor.get(f"{PAGE}?group={group.id}").text
    assert "Keep everybody of this group: 1 person" in shown
    assert "渡辺 聡" not in shown
    told = visitor.post(f"{PAGE}group/", {"group": group.id, "do": "keep"}, follow=True).text
    assert "1 person kept." in told
    assert names(blank) == {"Noor <b>Haddad</b>"}
    visitor.post(f"{PAGE}{found['Noor <b>Haddad</b>']}/back/")
    assert names(blank) == set()
    assert visitor.post(f"{PAGE}group/", {"group": group.id}).status_code == HTTPStatus.BAD_REQUEST


def test_a_rule_may_go_by_an_event(blank):
    keep_records(
        blank,
        EventRecord(key="e1", origin=HERE, name="Meetup", starts=date(2024, 9, 1)),
        AttendanceRecord(
            key="a1",
            origin=HERE,
            event="e1",
            person="mail:noor@example.com",
            state=AttendanceState.ATTENDED,
            on=date(2024, 9, 1),
        ),
        a_record("mail:noor@example.com", "Noor Haddad", is_seen=True),
    )
    (group,) = list_found_groups(blank)
    assert group.subject is RuleSubject.EVENT
    rule = InboxRule(subject=group.subject, value=group.id, word=InboxWord.KEPT)
    assert set_inbox_rule(blank, rule) == 1
    assert names(blank) == {"Noor Haddad"}
