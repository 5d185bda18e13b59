"""Saying that somebody does not want to be asked."""

import pytest

from enishi_app.actions.opt_outs import list_opt_outs
from enishi_app.actions.people import PeopleFilter, list_people

pytestmark = pytest.mark.django_db


def test_a_page_takes_her_word_and_takes_it_back(visitor, actor):
    person = list_people(actor, PeopleFilter(text="Camille")).lines[0].id
    text = visitor.get(f"/people/{person}/").text
    assert "They do not want to be asked" in text
    visitor.post(f"/people/{person}/asking/", {"may_be_asked": "no"})
    assert list_opt_outs(actor) == {person}
    assert "Does not want to be asked" in visitor.get(f"/people/{person}/").text
    assert "asked not to be used as a route" in visitor.get("/reach/?q=marketer+in+Paris").text
    visitor.post(f"/people/{person}/asking/", {"may_be_asked": "yes"})
    assert list_opt_outs(actor) == frozenset()
