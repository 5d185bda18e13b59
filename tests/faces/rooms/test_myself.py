"""Settings: who the user is in her files."""

import pytest

from enishi_app.actions.myself import Myself, show_myself
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "ja"])
def test_addresses_and_names_are_kept_a_line_each(client, language):
    actor = open_local()
    client.force_login(User.objects.get())
    given = {"mails": "a@example.jp\r\n\r\nb@example.jp", "names": "新井 澪"}
    client.post("/settings/", given, headers={"Accept-Language": language})
    assert show_myself(actor) == Myself(mails=("a@example.jp", "b@example.jp"), names=("新井 澪",))
    text = client.get("/settings/", headers={"Accept-Language": language}).text
    assert "a@example.jp\nb@example.jp" in text.replace("\r\n", "\n")
