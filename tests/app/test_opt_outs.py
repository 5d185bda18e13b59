"""Whoever asked not to be asked stands in no route, no plan and no reminder."""

from datetime import date

import pytest

from enishi_app.actions.actor import NoSuchThingError
from enishi_app.actions.asks import plan_asks
from enishi_app.actions.demo import load_sample
from enishi_app.actions.opt_outs import list_opt_outs, set_may_be_asked
from enishi_app.actions.people import name_people
from enishi_app.actions.reach import find_reach
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import Workspace

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 10)
QUESTION = "marketer in Lisbon"


@pytest.fixture
def actor():
    blank = open_local()
    load_sample(blank)
    return blank


def introducers(actor):
    found = find_reach(actor, QUESTION, as_of=DAY)
    return {one for reach in found.reaches for route in reach.routes for one in route.introducers}


def asked(actor):
    plan = plan_asks(actor, QUESTION, as_of=DAY, budget=20).plan
    direct = {ask.target for ask in plan.asks}
    named = {node for ask in plan.asks for node in (ask.introducer, ask.via)}
    return named - direct


def test_she_is_honoured_everywhere_and_her_last_word_counts(actor):
    (who, *_) = sorted(name_people(actor, introducers(actor) & asked(actor)))
    set_may_be_asked(actor, who, may_be_asked=False, note="by mail")
    assert who not in introducers(actor) | asked(actor)
    assert find_reach(actor, QUESTION, as_of=DAY).opted_out_count == 1
    rebuild(Workspace.objects.get(pk=actor.workspace))
    assert list_opt_outs(actor) == {who}
    set_may_be_asked(actor, who, may_be_asked=True)
    assert who in introducers(actor) & asked(actor)
    assert list_opt_outs(actor) == frozenset()


def test_nobody_unknown_is_spoken_for(actor):
    with pytest.raises(NoSuchThingError):
        set_may_be_asked(actor, "0" * 32, may_be_asked=False)
