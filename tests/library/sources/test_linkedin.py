import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from enishi.sources import FieldKind, FormatName, linkedin_slug, list_files
from enishi.terms import Direction, ProblemCode, TouchKind
from tests.library.sources.readers import outcome_of

Write = Callable[[str, str | bytes], Path]


def test_connections_are_ties_with_the_day_they_began(samples: Path) -> None:
    outcome = outcome_of(samples / "linkedin" / "Connections.csv")
    assert outcome.keys == [
        "linkedin:zoe-lefevre-demo",
        "linkedin:三浦-demo",
        "linkedin:kofi-mensah-demo",
        "name-org:old friend|some company",
        "name-org:old friend|some company#2",
    ]
    assert all(person.is_tie for person in outcome.people)
    assert [p.connected_on for p in outcome.people[:3]] == [
        date(2021, 4, 9),
        date(2026, 2, 8),
        date(2022, 2, 7),
    ]
    assert outcome.people[1].first(FieldKind.NAME) == "三浦 さくら"


def test_a_hidden_member_is_counted_and_made_no_person(samples: Path) -> None:
    outcome = outcome_of(samples / "linkedin" / "Connections.csv")
    (problem,) = outcome.problems
    assert (problem.code, problem.row, problem.is_fatal) == (ProblemCode.HIDDEN_MEMBER, 8, True)


def test_messages_have_a_direction_seen_from_the_user(samples: Path) -> None:
    outcome = outcome_of(samples / "linkedin" / "messages.csv")
    assert [(t.direction, t.people) for t in outcome.touches] == [
        (Direction.SENT, ("linkedin:zoe-lefevre-demo",)),
        (Direction.RECEIVED, ("linkedin:zoe-lefevre-demo",)),
        (Direction.RECEIVED, ("linkedin:kofi-mensah-demo", "linkedin:zoe-lefevre-demo")),
        (Direction.SENT, ("linkedin:kofi-mensah-demo", "linkedin:zoe-lefevre-demo")),
    ]
    assert outcome.touches[0].at == datetime(2025, 6, 1, 14, 3, 22, tzinfo=UTC)
    assert outcome.touches[0].is_zone_known


def test_names_with_commas_do_not_shift_the_people_of_a_group(samples: Path) -> None:
    touch = outcome_of(samples / "linkedin" / "messages.csv").touches[3]
    assert touch.names == ("", "")


def test_drafts_and_advertisements_are_no_touches_and_are_named(samples: Path) -> None:
    outcome = outcome_of(samples / "linkedin" / "messages.csv")
    details = [p.detail for p in outcome.problems if p.code is ProblemCode.NOT_A_TOUCH]
    assert details == ["advertisement", "draft"]
    assert outcome.codes[ProblemCode.BAD_DATE] == 1


def test_no_body_of_a_message_leaves_the_reader(samples: Path) -> None:
    outcome = outcome_of(samples / "linkedin")
    assert "Bonjour" not in repr((outcome.touches, outcome.problems))


def test_invitations_are_touches_at_a_naive_time(samples: Path) -> None:
    outcome = outcome_of(samples / "linkedin" / "Invitations.csv")
    assert [(t.kind, t.direction, t.at, t.is_zone_known) for t in outcome.touches] == [
        (TouchKind.INVITATION, Direction.SENT, datetime(2026, 1, 29, 14, 37), False),  # noqa: DTZ001 - the file names no zone
        (TouchKind.INVITATION, Direction.RECEIVED, datetime(2025, 12, 5, 0, 5), False),  # noqa: DTZ001
    ]
    assert outcome.codes == {ProblemCode.BAD_DATE: 1}


def test_folder_zip_and_single_file_agree(samples: Path, tmp_path: Path) -> None:
    folder = samples / "linkedin"
    archive = tmp_path / "Basic_Export.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(folder.iterdir()):
            file.write(path, path.name)
    from_folder, from_zip = outcome_of(folder), outcome_of(archive)
    assert from_zip.keys == from_folder.keys
    assert [t.key for t in from_zip.touches] == [t.key for t in from_folder.touches]
    assert outcome_of(folder / "Connections.csv").keys == from_folder.keys
    assert from_zip.people[0].origin.file == "Basic_Export.zip/Connections.csv"


def test_other_files_of_the_archive_are_noted_without_a_problem(samples: Path) -> None:
    outcome = outcome_of(samples / "linkedin")
    (profile,) = [file for file in outcome.files if file.is_skipped]
    assert profile.file == "linkedin/Profile.csv"
    assert (profile.format, profile.problems) == (None, 0)
    assert [f.format for f in list_files(samples / "linkedin")].count(FormatName.LINKEDIN) == 3


def test_the_old_header_has_no_addresses_and_gives_name_and_company(write: Write) -> None:
    text = (
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        "Ada,Okoro,,Acme,CTO,09 Apr 2021\n"
    )
    assert outcome_of(write("Connections.csv", text)).keys == ["name-org:ada okoro|acme"]


def test_the_user_is_found_by_name_where_messages_have_no_addresses(write: Write) -> None:
    rows = (
        "c1,,Ada Okoro,https://linkedin.com/in/ada,Me Myself,2024-05-15 10:30:00,,hi",
        "c1,,Me Myself,,Ada Okoro,2024-05-15 11:30:00,,hi",
        "c2,,Me Myself,,Bo Lind,2024-05-16 11:30:00,,hi",
    )
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT"
    outcome = outcome_of(write("messages.csv", "\n".join((header, *rows))))
    assert [(t.direction, t.people) for t in outcome.touches] == [
        (Direction.RECEIVED, ("linkedin:ada",)),
        (Direction.SENT, ("linkedin:ada",)),
        (Direction.SENT, ("name:bo lind",)),
    ]


def test_without_knowing_the_user_no_direction_is_invented(write: Write) -> None:
    header = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT"
    url = "https://linkedin.com/in/"
    row = f"c1,Ada,{url}ada,Bo,{url}bo,2024-05-15 10:30:00 UTC,hi"
    outcome = outcome_of(write("messages.csv", f"{header}\n{row}\n"))
    assert outcome.codes == {ProblemCode.NO_OTHER_SIDE: 1}
    assert outcome.touches == []


def test_slugs_do_not_depend_on_how_the_address_is_written() -> None:
    for url in (
        "https://www.linkedin.com/in/Ada-Okoro/",
        "linkedin.com/in/ada-okoro?trk=contact",
        "http://fr.linkedin.com/in/ada-okoro#about",
    ):
        assert linkedin_slug(url) == "ada-okoro"
    assert linkedin_slug("https://example.org/in/ada") == ""
