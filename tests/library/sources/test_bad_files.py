import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.sources import (
    FileOpened,
    FileRead,
    Limits,
    SourceNotFoundError,
    UnreadableSourceError,
    preview_table,
    read_sources,
)
from enishi.terms import ProblemCode
from tests.library.sources.readers import outcome_of

Write = Callable[[str, str | bytes], Path]
HEADER = "Name,Email,Company\n"


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def test_a_path_that_leads_nowhere_is_an_error_of_the_call_itself(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match="must be an existing"):
        read_sources(tmp_path / "no.csv")
    with pytest.raises(UnreadableSourceError, match="special file"):
        read_sources(Path(os.devnull))


def test_empty_blank_and_unknown_files_are_named(write: Write) -> None:
    assert outcome_of(write("a.csv", b"")).codes == {ProblemCode.EMPTY_FILE: 1}
    assert outcome_of(write("b.csv", b" \r\n \r\n")).codes == {ProblemCode.EMPTY_FILE: 1}
    assert outcome_of(write("c.csv", b"\x89PNG\r\n\x00\x01")).codes == {
        ProblemCode.NOT_RECOGNISED: 1
    }


def test_a_wrong_extension_does_not_matter(samples: Path, write: Write) -> None:
    path = write("photo.jpg", (samples / "apple.vcf").read_bytes())
    assert outcome_of(path).names == ["Mme Zoé Lefèvre"]


def test_a_header_without_rows_gives_nothing_and_no_problem(write: Write) -> None:
    outcome = outcome_of(write("a.csv", HEADER))
    assert (outcome.people, outcome.problems) == ([], [])


def test_a_short_row_is_no_cut_unless_the_file_ends_in_it(write: Write) -> None:
    rows = "Ana,ana@example.org\nBo,bo@example.org"
    assert outcome_of(write("a.csv", f"{HEADER}{rows}\n")).problems == []
    assert outcome_of(write("b.csv", HEADER + rows)).codes == {ProblemCode.TRUNCATED: 1}


def test_pictures_in_an_archive_are_passed_over_and_count_for_no_bound(tmp_path: Path) -> None:
    pictures = {f"photos/{n}.JPG": bytes(3_000) for n in range(30)}
    path = zipped(tmp_path / "all.zip", **pictures, people=f"{HEADER}Ana,a@example.org,\n".encode())
    outcome = outcome_of(path, limits=Limits(members=2, unpacked_bytes=1_000))
    assert outcome.names == ["Ana"]
    assert outcome.problems == []


def test_every_file_opens_and_ends_with_counts_that_agree(samples: Path) -> None:
    opened = [one for one in read_sources(samples) if isinstance(one, FileOpened)]
    ended = [one for one in read_sources(samples) if isinstance(one, FileRead)]
    assert [one.file for one in opened] == [one.file for one in ended]
    assert all(one.bytes_read == 0 or one.bytes_read > 100 for one in ended)


def test_zero_bytes_are_dropped_and_reported(write: Write) -> None:
    outcome = outcome_of(write("a.csv", HEADER + "Ada\0 Okoro,a@example.org,\n"))
    assert outcome.names == ["Ada Okoro"]
    assert outcome.codes == {ProblemCode.ODD_BYTES: 1}


def test_a_line_of_a_megabyte_costs_one_row(write: Write) -> None:
    text = HEADER + "A,a@example.org,\n" + "x" * 2**20 + "\nB,b@example.org,\n"
    outcome = outcome_of(write("a.csv", text))
    assert outcome.names == ["A", "B"]
    assert [(p.code, p.row) for p in outcome.problems] == [(ProblemCode.LINE_TOO_LONG, 3)]


def test_a_quotation_mark_never_closed_costs_one_row(write: Write) -> None:
    rows = "".join(f"P{n},p{n}@example.org,\n" for n in range(20_000))
    outcome = outcome_of(write("a.csv", f'{HEADER}A,a@example.org,"oops\n{rows}'))
    assert len(outcome.people) == 20_000
    assert [(p.code, p.row) for p in outcome.problems] == [(ProblemCode.BROKEN_ROW, 2)]


def test_a_table_cut_inside_quotation_marks_loses_only_the_cut_cell(write: Write) -> None:
    outcome = outcome_of(write("a.csv", f'{HEADER}A,a@example.org,"Comp'))
    assert outcome.names == ["A"]
    assert "Comp" not in [f.value for f in outcome.people[0].fields]
    assert outcome.codes[ProblemCode.TRUNCATED] == 1


def test_too_many_cells_are_named(write: Write) -> None:
    outcome = outcome_of(write("a.csv", HEADER + "," * 5_000 + "\nA,a@example.org,,\n"))
    assert outcome.codes == {ProblemCode.BROKEN_ROW: 1}
    assert outcome.names == ["A"]
    outcome = outcome_of(write("b.csv", HEADER + "A,a@example.org,Acme,more\n"))
    assert [(p.code, p.is_fatal) for p in outcome.problems] == [(ProblemCode.BROKEN_ROW, False)]


def test_lines_in_two_encodings_are_both_read_and_the_odd_one_named(write: Write) -> None:
    text = (HEADER + "山田 太郎,a@example.org,湯川企画\n").encode() * 1
    mixed = text + "佐藤 花子,b@example.org,能登表具\n".encode("cp932") + "鈴木,c@x.jp,\n".encode()
    outcome = outcome_of(write("mixed.csv", mixed))
    assert outcome.names == ["山田 太郎", "佐藤 花子", "鈴木"]
    assert [(p.code, p.row) for p in outcome.problems] == [(ProblemCode.ODD_BYTES, 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_encodings_of_japan_are_told_apart(write: Write, encoding: str) -> None:
    text = HEADER + "渡辺 健,k@example.jp,株式会社アイウエオ\n"
    assert outcome_of(write("a.csv", text.encode(encoding))).names == ["渡辺 健"]


def test_unsafe_members_are_named_and_the_others_read(samples: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../up.vcf", b"BEGIN:VCARD")
        file.writestr("/root.vcf", b"BEGIN:VCARD")
        file.writestr("C:\\win.vcf", b"BEGIN:VCARD")
        link = zipfile.ZipInfo("link.vcf")
        link.external_attr = 0o120777 << 16
        file.writestr(link, b"/etc/passwd")
        file.writestr("__MACOSX/._good.vcf", b"\0\5\x16\7")
        file.write(samples / "apple.vcf", "good.vcf")
    outcome = outcome_of(archive)
    assert outcome.codes == {ProblemCode.UNSAFE_PATH: 4, ProblemCode.NOT_A_PERSON: 1}
    assert outcome.names == ["Mme Zoé Lefèvre"]


def test_a_bomb_is_named_before_it_is_unpacked(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "bomb.zip", bomb=b"0" * 2**25)
    assert outcome_of(archive).codes == {ProblemCode.ARCHIVE_TOO_LARGE: 1}
    few = Limits(members=2)
    many = zipped(tmp_path / "many.zip", a=b"1", b=b"2", c=b"3")
    assert outcome_of(many, limits=few).codes == {ProblemCode.ARCHIVE_TOO_LARGE: 1}
    small = Limits(unpacked_bytes=2)
    assert outcome_of(many, limits=small).codes == {ProblemCode.ARCHIVE_TOO_LARGE: 1}


def test_a_damaged_archive_is_named(samples: Path, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", people=(samples / "apple.vcf").read_bytes())
    whole = archive.read_bytes()
    archive.write_bytes(whole[: len(whole) // 2])
    assert outcome_of(archive).codes == {ProblemCode.ARCHIVE_BROKEN: 1}
    damaged = bytearray(whole)
    damaged[60] ^= 0xFF
    archive.write_bytes(bytes(damaged))
    assert outcome_of(archive).codes[ProblemCode.ARCHIVE_BROKEN] >= 1


def test_a_password_is_named(samples: Path, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", people=(samples / "apple.vcf").read_bytes())
    content = bytearray(archive.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(bytes(content))
    assert outcome_of(archive).codes == {ProblemCode.ARCHIVE_ENCRYPTED: 1}


def test_links_in_a_folder_are_not_followed(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.vcf").symlink_to(samples / "apple.vcf")
    (tmp_path / "folder").symlink_to(samples)
    outcome = outcome_of(tmp_path)
    assert outcome.codes == {ProblemCode.UNSAFE_PATH: 2}
    assert outcome.people == []


def test_no_problem_repeats_what_a_person_wrote(write: Write) -> None:
    text = (
        "BEGIN:VCARD\nFN:Secret Name\nEMAIL:secret-mail\nTEL:secret-tel\nsecret line\nEND:VCARD\n"
    )
    assert "ecret" not in repr(outcome_of(write("a.vcf", text)).problems)


def test_what_is_no_table_has_no_preview(write: Write) -> None:
    with pytest.raises(UnreadableSourceError, match="at least two columns"):
        preview_table(write("a.txt", "just a line\n"))


def test_an_archive_has_no_table_to_preview(samples: Path, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", people=(samples / "google-new.csv").read_bytes())
    with pytest.raises(UnreadableSourceError, match="at least two columns"):
        preview_table(archive)


def test_a_member_without_a_name_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "odd.zip", **{"people.csv": f"{HEADER}Ana,a@x.org,A\n".encode()})
    # No program writes such an archive; a damaged one may hold an entry whose name is empty.
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo("x"), b"Name\nAna\n")
    held = path.read_bytes()
    end = held.rindex(b"PK\x01\x02")
    nameless = bytearray(held)
    nameless[end + 28 : end + 30] = b"\x00\x00"
    nameless[end + 30 : end + 32] = b"\x01\x00"
    path.write_bytes(bytes(nameless))
    outcome = outcome_of(path)
    assert outcome.codes == {ProblemCode.UNSAFE_PATH: 1}
    assert outcome.names == ["Ana"]
