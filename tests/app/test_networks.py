"""The network in a file is the one that is worked out, and never an older one."""

import stat
from datetime import date

import pytest

from enishi_app.actions import reach
from enishi_app.actions.journal import record, withdraw
from enishi_app.actions.kept import Kept
from enishi_app.actions.reach import find_reach
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import Workspace
from enishi_app.store.networks import forget_network
from tests.app.builders import a_contact, a_person

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 1)


@pytest.fixture
def actor():
    return open_local()


@pytest.fixture
def file(home, actor):
    return home.folder / "cache" / f"network-{actor.workspace}"


@pytest.fixture(autouse=True)
def new_process(monkeypatch):
    """Forget what is kept in memory, as a command does that starts anew."""

    def forget():
        monkeypatch.setattr(reach, "_networks", Kept())

    forget()
    return forget


def routes(actor, text="Aoi"):
    return [one.routes for one in find_reach(actor, text, as_of=DAY).reaches]


@pytest.fixture
def aoi(actor):
    person = a_person(actor, "Aoi")
    record(actor, a_contact(person, DAY))
    return person


def test_a_new_process_answers_from_the_file(actor, aoi, file, new_process, monkeypatch):
    first = routes(actor)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    new_process()
    monkeypatch.setattr(reach, "_build", None)
    assert routes(actor) == first
    assert first[0]


def test_deleting_the_file_gives_the_same_file_again(actor, aoi, file, new_process):
    first = routes(actor)
    held = file.read_bytes()
    forget_network(Workspace.objects.get(pk=actor.workspace))
    assert not file.exists()
    new_process()
    assert routes(actor) == first
    assert file.read_bytes() == held


@pytest.mark.parametrize("content", [b"", b"nonsense", None])
def test_a_damaged_file_is_made_anew(actor, aoi, file, new_process, content):
    first = routes(actor)
    held = file.read_bytes()
    file.write_bytes(held[: len(held) // 2] if content is None else content)
    new_process()
    assert routes(actor) == first
    assert file.read_bytes() == held


def test_a_change_is_seen_in_the_next_query(actor, aoi, file, new_process):
    routes(actor)
    ben = a_person(actor, "Ben")
    record(actor, a_contact(ben, DAY, number=2))
    for _ in range(2):
        assert routes(actor, "Ben")[0][0].nodes == ("me", ben)
        new_process()


def test_who_is_taken_out_is_out_of_the_file(actor, aoi, file, new_process):
    ben = a_person(actor, "Ben")
    entry = a_contact(ben, DAY, number=2)
    record(actor, entry)
    routes(actor)
    assert str(ben).encode() in file.read_bytes()
    withdraw(actor, entry.id)
    routes(actor)
    assert str(ben).encode() not in file.read_bytes()
    assert str(aoi).encode() in file.read_bytes()


def test_a_folder_that_cannot_be_written_costs_only_time(actor, aoi, file, new_process, home):
    (home.folder / "cache").write_text("in the way", encoding="utf-8")
    assert routes(actor)[0]
