"""Who the user is in her files: mails get a direction, and reading on gives the same."""

import pytest

from enishi_app.actions.imports import import_path
from enishi_app.actions.myself import Myself, say_myself, show_myself
from enishi_app.actions.workspaces import open_local
from enishi_app.store.derive.rebuild import rebuild
from enishi_app.store.models import ImportRun, TouchRow, Workspace
from tests.app.builders import derived_rows
from tests.library.sources.readers import SAMPLES

pytestmark = pytest.mark.django_db
ONE_MAIL = SAMPLES / "mail" / "one.eml"


@pytest.fixture
def actor():
    return open_local()


def test_nothing_is_said_at_first(actor):
    assert show_myself(actor) == Myself()


def test_what_was_said_last_holds_without_blanks_and_repeats(actor):
    say_myself(actor, mails=["old@example.jp"], names=[])
    say_myself(actor, mails=[" Mio@Example.jp ", "", "Mio@Example.jp"], names=["新井  澪"])
    assert show_myself(actor) == Myself(mails=("Mio@Example.jp",), names=("新井 澪",))


@pytest.mark.parametrize(
    ("mails", "direction"), [((), "unknown"), (("MIO@example.jp",), "received")]
)
def test_a_mail_has_a_direction_once_the_user_is_known(actor, mails, direction):
    say_myself(actor, mails=mails, names=[])
    import_path(actor, ONE_MAIL)
    assert set(TouchRow.objects.values_list("direction", flat=True)) == {direction}
    assert ImportRun.objects.get().myself == ({"mails": list(mails)} if mails else {})


def test_mail_and_chats_of_every_kind_are_rebuilt_to_the_same_rows(actor):
    say_myself(actor, mails=["mio@example.jp"], names=["Mio Arai"])
    for name in ("mail", "chats"):
        report = import_path(actor, SAMPLES / name)
        assert report.read > 0
    before = derived_rows()
    assert before["TouchRow"]
    assert before["SupportRow"]
    rebuild(Workspace.objects.get())
    assert derived_rows() == before
