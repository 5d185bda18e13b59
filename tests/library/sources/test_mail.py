"""Mail: every message counted, names decoded, robots and lists no people, bodies never touched."""

import io
import unicodedata
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.sources import FieldKind, FormatName, Owner, Standing
from enishi.sources.addresses import is_shared_address
from enishi.sources.formats.mail import scanning
from enishi.sources.formats.mail.headers import parse_addresses, parse_fields, read_date
from enishi.sources.formats.mail.scanning import scan_headers
from enishi.terms import Direction, ProblemCode
from tests.library.sources.readers import SAMPLES, outcome_of, published

MBOX = SAMPLES / "mail" / "all.mbox"
OWNER = Owner(mails=frozenset({"mio@example.jp"}))


def write(path, *mails, line_end="\n"):
    path.write_bytes(line_end.join([*mails, ""]).encode("utf-8", "surrogateescape"))
    return path


def a_mail(number=1, *, sender="Ana <ana@example.org>", to="mio@example.jp", more=(), body="Hi."):
    head = (f"From: {sender}", f"To: {to}", "Date: Mon, 4 Mar 2024 10:00:00 +0900")
    return "\n".join(
        [
            "From x@y Mon Mar 04 11:20:34 2024",
            *head,
            f"Message-ID: <{number}@x>",
            *more,
            "",
            body,
            "",
        ]
    )


def test_the_user_is_told_by_where_mail_was_delivered_to():
    outcome = outcome_of(MBOX)
    assert [file.format for file in outcome.files] == [FormatName.MAIL]
    assert [(t.direction, t.people) for t in outcome.touches] == [
        (Direction.SENT, ("mail:camille@example.org", "mail:ryo@example.jp")),
        (Direction.RECEIVED, ("mail:camille@example.org",)),
        (Direction.RECEIVED, ("mail:yamai@example.jp",)),
    ]


def test_people_are_seen_with_their_names_in_any_encoding():
    people = {p.key: p for p in outcome_of(MBOX).people}
    assert {key: p.first(FieldKind.NAME) for key, p in people.items()} == {
        "mail:camille@example.org": "Camille Roussel",
        "mail:ryo@example.jp": "佐伯 亮",
        "mail:yamai@example.jp": "山井 樹",
    }
    assert {p.standing for p in people.values()} == {Standing.SEEN}
    assert people["mail:camille@example.org"].all(FieldKind.NICKNAME) == ("Roussel, Camille",)


def test_times_keep_their_zone_and_a_missing_date_is_told_by_the_line_before():
    touches = outcome_of(MBOX).touches
    assert touches[0].at == datetime(2024, 3, 4, 11, 20, 34, tzinfo=UTC)
    assert touches[0].at.utcoffset().total_seconds() == 9 * 3600
    assert touches[2].at == datetime(2024, 3, 8, 9, tzinfo=UTC)


def test_lists_spam_and_robots_are_counted_and_nobody():
    outcome = outcome_of(MBOX)
    said = {p.detail for p in outcome.problems if p.code is ProblemCode.NOT_A_TOUCH}
    assert said == {"list: 1", "draft or spam: 1", "robot or shared address: 1"}
    assert not any(p.is_fatal for p in outcome.problems)


def test_answers_in_one_conversation_share_a_thread():
    first, second, _ = outcome_of(MBOX).touches
    assert first.thread == second.thread


def test_the_same_mail_from_another_archive_has_the_same_key(tmp_path):
    first = {t.key for t in outcome_of(MBOX).touches}
    mails = MBOX.read_text(encoding="utf-8").split("\nFrom 18")
    part = write(tmp_path / "march.mbox", "From 18" + mails[1])
    assert {t.key for t in outcome_of(part, owner=OWNER).touches} < first


def test_a_single_message_is_read():
    outcome = outcome_of(SAMPLES / "mail" / "one.eml", owner=OWNER)
    assert [t.people for t in outcome.touches] == [("mail:noor@example.com",)]
    assert outcome.touches[0].direction is Direction.RECEIVED


def test_without_knowing_the_user_no_direction_is_made_up():
    (touch,) = outcome_of(SAMPLES / "mail" / "one.eml").touches
    assert touch.direction is Direction.UNKNOWN
    assert set(touch.people) == {"mail:noor@example.com", "mail:mio@example.jp"}


def test_a_circular_to_many_is_no_touch(tmp_path):
    to = ", ".join(f"p{n}@example.org" for n in range(30))
    mail = a_mail(sender="Mio <mio@example.jp>", to=to)
    outcome = outcome_of(write(tmp_path / "a.mbox", mail), owner=OWNER)
    assert (outcome.touches, outcome.people) == ([], [])


def test_an_address_with_dozens_of_names_is_nobody(tmp_path):
    mails = [a_mail(n, sender=f"Name {n} <desk9@example.org>") for n in range(30)]
    outcome = outcome_of(write(tmp_path / "a.mbox", *mails), owner=OWNER)
    assert outcome.people == []
    assert any("many names" in p.detail for p in outcome.problems)


def test_mail_without_any_date_keeps_the_person_and_says_so(tmp_path):
    mail = "From: Ana <ana@example.org>\nTo: mio@example.jp\nSubject: x\nMessage-ID: <1@x>\n\nHi.\n"
    outcome = outcome_of(write(tmp_path / "a.eml", mail), owner=OWNER)
    assert [p.key for p in outcome.people] == ["mail:ana@example.org"]
    assert outcome.codes == {ProblemCode.BAD_DATE: 1}


def test_bodies_are_given_out_nowhere(tmp_path):
    outcome = outcome_of(write(tmp_path / "a.mbox", a_mail(body="SECRET")), owner=OWNER)
    assert "SECRET" not in repr(outcome)


@pytest.mark.parametrize("block", [64, 1000, 2**22])
def test_where_the_file_is_cut_into_blocks_changes_nothing(monkeypatch, block):
    whole = list(scan_headers(io.BytesIO(MBOX.read_bytes())))
    monkeypatch.setattr(scanning, "BLOCK_BYTES", block)
    assert list(scan_headers(io.BytesIO(MBOX.read_bytes()))) == whole
    assert len(whole) == 6


BODY_LINES = st.sampled_from(["", "text", "From here to there", ">From x", "From: not a header"])


@settings(deadline=None)
@given(
    bodies=st.lists(st.lists(BODY_LINES, max_size=6), min_size=1, max_size=6),
    block=st.sampled_from([50, 333, 2**20]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_as_many_messages_as_the_standard_library_finds(tmp_path_factory, bodies, block, end):
    path = tmp_path_factory.mktemp("box") / "a.mbox"
    mails = [a_mail(n, body="\n".join(body)) for n, body in enumerate(bodies)]
    path.write_bytes("\n".join(mails).replace("\n", end).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "BLOCK_BYTES", block)
        with path.open("rb") as file:
            found = [parse_fields(one.head).raw(b"message-id") for one in scan_headers(file)]
    assert found == [f"<{n}@x>" for n in range(len(bodies))]


@given(name=st.text(max_size=20).filter(lambda text: text.isprintable()))
def test_any_name_that_python_writes_is_read_again(name):
    mail = EmailMessage()
    mail["From"] = mailbox_address(name)
    raw = mail.as_bytes().split(b":", 1)[1].replace(b"\n ", b" ").strip()
    (address,) = parse_addresses(raw)
    assert address.mail == "a@example.org"
    # Values are kept in NFC, whatever form the sender's program writes.
    kept = unicodedata.normalize("NFC", name)
    assert address.name == " ".join(kept.split()).strip("'\" ") or not address.name


def mailbox_address(name):
    from email.headerregistry import Address

    return Address(display_name=name, username="a", domain="example.org")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Mon, 4 Mar 2024 20:20:34 +0900", "2024-03-04T20:20:34+09:00"),
        ("4 Mar 2024 20:20 GMT", "2024-03-04T20:20:00+00:00"),
        ("Mon, 04 Mar 2024 20:20:34", "2024-03-04T20:20:34"),
        ("Mon, 31 Feb 2024 20:20:34 +0900", None),
        ("Mon, 4 Mar 2024 20:20:60 +9900", "2024-03-04T20:20:59"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_read_or_refused(text, at):
    found = read_date(text)
    assert (found.isoformat() if found else None) == at


@pytest.mark.parametrize(
    "mail",
    ["info@x.org", "no-reply@x.org", "noreply+7@x.org", "git@x.org", "a-bounces@x.org", "@x.org"],
)
def test_shared_addresses_are_nobody(mail):
    assert is_shared_address(mail)


@pytest.mark.parametrize(
    "mail", ["camille@x.org", "t.info@x.org", "ana-maria@x.org", "gitte@x.org"]
)
def test_other_addresses_are_somebody(mail):
    assert not is_shared_address(mail)


def test_published_mail_is_read_to_the_last_message():
    outcome = outcome_of(published("mail-rubymail"))
    read = [file for file in outcome.files if file.format is FormatName.MAIL]
    assert len(read) >= 100
    assert len(outcome.touches) >= 60
    for path in sorted(published("mail-mimekit").rglob("*.mbox.txt")):
        with path.open("rb") as file:
            assert len(list(scan_headers(file))) >= 2


@pytest.mark.parametrize("raw", [b"A\0na <a\0na@x.org>", b"=?utf-8?Q?A=00na?= <ana@x.org>"])
def test_a_zero_byte_in_a_name_or_an_address_is_dropped(raw):
    (address,) = parse_fields(b"From: " + raw + b"\n").addresses(b"from")
    assert (address.name, address.mail) == ("Ana", "ana@x.org")
