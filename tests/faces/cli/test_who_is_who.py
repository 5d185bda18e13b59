"""Who is who, whom files found, and who the user is, on the command line."""

import json

import pytest

from tests.library.sources.readers import SAMPLES

MBOX = SAMPLES / "mail" / "all.mbox"


@pytest.fixture
def mail(enishi):
    enishi("me", "--mail", "mio@example.jp", "--name", "新井 澪")
    enishi("import", MBOX)


def names(enishi, *words):
    return [line["name"] for line in json.loads(enishi(*words, "--json").out)["lines"]]


def waiting(enishi):
    page = json.loads(enishi("inbox", "list", "--json").out)["page"]
    return [line["name"] for line in page["lines"]]


def test_whom_mail_found_is_kept_ignored_and_asked_about_again(enishi, mail):
    assert names(enishi, "people", "list") == []
    assert waiting(enishi)[0] == "Camille Roussel"
    enishi("inbox", "keep", "Camille Roussel", "山井 樹")
    assert len(names(enishi, "people", "list")) == 2
    enishi("inbox", "ignore", "佐伯 亮")
    assert waiting(enishi) == []
    assert "佐伯" in enishi("inbox", "list", "--ignored").out
    enishi("inbox", "ask", "佐伯 亮")
    assert waiting(enishi) == ["佐伯 亮"]


def test_a_rule_keeps_everybody_of_one_organisation(enishi, mail):
    enishi("inbox", "rule", "mail-domain", "example.jp", "keep")
    assert len(names(enishi, "people", "list")) == 2
    assert "example.jp  keep" in enishi("inbox", "rules").out
    enishi("inbox", "rule", "mail-domain", "example.jp", "ask")
    assert "nothing" in enishi("inbox", "rules").out


def test_who_the_user_is_is_said_shown_and_forgotten(enishi):
    enishi("me", "--mail", "mio@example.jp")
    assert json.loads(enishi("me", "--name", "Mio", "--json").out) == {
        "mails": ["mio@example.jp"],
        "names": ["Mio"],
    }
    assert "--mail" in enishi("me", "--forget").out


def test_two_are_joined_listed_and_parted_again(enishi):
    for name in ("Hanako Watanabe", "渡邊 花子", "Jonas Lind"):
        enishi("people", "add", name)
    joined = enishi("same", "join", "渡邊 花子", "Hanako Watanabe").out
    assert len(names(enishi, "people", "list")) == 2
    number = joined.split()[-1]
    listed = enishi("same", "list", "Watanabe").out
    assert "渡邊" in listed
    assert number in listed
    enishi("same", "undo", number)
    assert len(names(enishi, "people", "list")) == 3
    assert enishi("same", "undo", number).code == 1


def test_one_record_is_taken_out_and_stays_out(enishi):
    for name in ("Hana A", "Hana B"):
        enishi("people", "add", name)
    enishi("same", "join", "Hana A", "Hana B")
    part = json.loads(enishi("same", "list", "Hana", "--json").out)["parts"][0]["id"]
    enishi("same", "split", "Hana", part[:8])
    assert len(names(enishi, "people", "list")) == 2


def test_two_are_told_apart_and_compared(enishi):
    for name in ("Hana A", "Hana B"):
        enishi("people", "add", name)
    assert "Hana B" in enishi("same", "compare", "Hana A", "Hana B").out
    assert "undo" in enishi("same", "part", "Hana A", "Hana B").out
    one_alone = enishi("same", "join", "Hana A", "Hana A")
    assert one_alone.code == 1
    assert "two people" in one_alone.err


@pytest.mark.parametrize("into", ["csv", "vcard3", "vcard4", "jsonld", "graphml", "gexf", "xlsx"])
def test_every_format_is_written(enishi, tmp_path, into):
    enishi("people", "add", "Hana A")
    file = tmp_path / "out"
    assert enishi("people", "export", "--format", into, "-o", file).code == 0
    assert file.stat().st_size > 100


def test_everything_said_of_who_is_who_is_listed(enishi):
    assert "nothing" in enishi("same", "list").out
    for name in ("Hanako Watanabe", "渡邊 花子"):
        enishi("people", "add", name)
    enishi("same", "part", "渡邊 花子", "Hanako Watanabe")
    out = enishi("same", "list").out
    assert "told apart" in out
    assert "Hanako Watanabe" in out
    assert len(json.loads(enishi("same", "list", "--json").out)["said"]) == 1


def test_somebody_typed_in_twice_is_asked_about_joined_and_parted_again(enishi):
    enishi("people", "add", "渡邊 花子", "--mail", "w@example.jp")
    said = enishi("people", "add", "Hanako Watanabe", "--mail", "w@example.jp").out
    assert "Perhaps the same person as 渡邊 花子" in said
    (pair,) = json.loads(enishi("people", "duplicates", "--json").out)["pairs"]
    number = enishi("people", "merge", pair["one"]["id"], pair["other"]["id"]).out.split()[-1]
    assert len(names(enishi, "people", "list")) == 1
    enishi("people", "unmerge", number)
    assert len(names(enishi, "people", "list")) == 2
