"""People written down and read again: nothing is lost, field by field."""

import io
import json
from datetime import date
from unicodedata import normalize
from xml.etree import ElementTree as ET

import networkx as nx
import openpyxl
import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.network import ExportedNode, ExportedTie, write_gexf, write_graphml
from enishi.people import (
    CardField,
    CardValue,
    DatedRecord,
    ExportedPerson,
    Known,
    LegacyText,
    PersonCard,
    VCardVersion,
    assemble_card,
    lost_signs,
    shape_of_table,
    write_csv,
    write_jsonld,
    write_vcards,
    write_workbook,
)
from enishi.sources import FieldKind, PersonRecord, read_sources
from enishi.terms import PersonId, Problem

DAY = date(2024, 9, 10)
UID = "enishi-0123456789ab-" + "a" * 32
ONE_OF = {
    CardField.NAME: "髙橋 由佳里",
    CardField.READING: "たかはし ゆかり",
    CardField.ALIAS: "Tさん（神戸）",
    CardField.ORGANISATION: "Hoshi, Printing; Sons",
    CardField.TITLE: "Planner",
}
SEVERAL = {
    CardField.MAIL: ("yukari@home.example", "takahashi@minato.example"),
    CardField.PHONE: ("+81 90 0000 0142", "090-0000-0143"),
    CardField.URL: ("https://example.com/a?b=c,d;e",),
    CardField.ROLE: ("marketer", "designer"),
    CardField.LANGUAGE: ("ja", "fr"),
    CardField.LABEL: ("Paris, August", "読書会"),
    CardField.NOTE: ("First line\nsecond; with, signs \\ and 👩‍🚀", "=1+1"),
}


def a_card(one_of=ONE_OF, several=SEVERAL):
    values = [
        *(
            CardValue(field=field, value=value, source="you", on=DAY)
            for field, value in one_of.items()
        ),
        *(
            CardValue(field=field, value=value, source="you", on=DAY)
            for field, held in several.items()
            for value in held
        ),
    ]
    return PersonCard(
        id=PersonId("a" * 32),
        name=one_of[CardField.NAME],
        reading=one_of.get(CardField.READING, ""),
        alias=one_of.get(CardField.ALIAS, ""),
        organisation=one_of.get(CardField.ORGANISATION, ""),
        title=one_of.get(CardField.TITLE, ""),
        place="kobe",
        values=tuple(values),
    )


def exported(card=None, knows=()):
    return ExportedPerson(UID, card or a_card(), place="Kobe", knows=knows)


def read_card(path) -> tuple[PersonRecord, PersonCard]:
    found = list(read_sources(path))
    assert [one for one in found if isinstance(one, Problem)] == []
    (record,) = (one for one in found if isinstance(one, PersonRecord))
    dated = DatedRecord(record=record, on=DAY)
    return record, assemble_card(PersonId("b"), records=[dated])


def held(card):
    """Return what holds on a card, by field, places apart: those are recognised later."""
    values: dict[CardField, set[str]] = {
        field: set() for field in CardField if field is not CardField.PLACE
    }
    for value in card.values:
        if value.field in values and value.is_current:
            values[value.field].add(value.value)
    return values


def write_vcard(folder, one, version):
    path = folder / "people.vcf"
    path.write_bytes("".join(write_vcards([one], version)).encode("utf-8"))
    return path


def write_table(folder, one):
    path = folder / "people.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        assert write_csv([one], shape_of_table([one]), file) == 1
    return path


@pytest.mark.parametrize("version", VCardVersion)
def test_a_card_read_again_says_the_same_field_by_field(tmp_path, version):
    record, card = read_card(write_vcard(tmp_path, exported(), version))
    assert record.key == f"uid:{UID}"
    assert held(card) == held(a_card())
    assert record.first(FieldKind.CITY) == "Kobe"


def test_a_table_read_again_says_the_same_field_by_field(tmp_path):
    record, card = read_card(write_table(tmp_path, exported()))
    assert record.key == f"uid:{UID}"
    assert held(card) == held(a_card())
    assert record.first(FieldKind.CITY) == "Kobe"


NAMES = st.lists(
    st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
).map(" ".join)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=80
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=NAMES, title=TEXTS, version=st.sampled_from(VCardVersion))
def test_any_name_and_title_come_back(tmp_path, name, title, version):
    card = a_card({CardField.NAME: name, CardField.TITLE: title}, {})
    _, again = read_card(write_vcard(tmp_path, exported(card), version))
    assert again.name == normalize("NFC", name)
    assert again.title == normalize("NFC", title)


def test_lines_are_folded_at_75_bytes_and_never_inside_a_character():
    card = a_card({CardField.NAME: "あ" * 200}, {})
    text = "".join(write_vcards([exported(card)]))
    lines = text.encode("utf-8").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")


@pytest.mark.parametrize("version", VCardVersion)
def test_another_reader_of_cards_reads_them_too(version):
    knows = (Known(uid="x", name="Ryo, Saeki"),)
    (card,) = vobject.readComponents("".join(write_vcards([exported(knows=knows)], version)))
    assert card.fn.value == "髙橋 由佳里"
    assert card.n.value.family == "髙橋"
    assert [one.value for one in card.contents["email"]] == list(SEVERAL[CardField.MAIL])
    assert card.contents["note"][0].value == SEVERAL[CardField.NOTE][0]


def test_no_cell_of_a_table_is_a_formula(tmp_path):
    text = write_table(tmp_path, exported()).read_text(encoding="utf-8-sig")
    assert '"\'=1+1"' in text
    assert '"\'+81 90 0000 0142"' in text


def test_a_workbook_holds_text_and_no_formula_and_nothing_is_cut_off():
    long = "あ" * 70_000
    card = a_card(ONE_OF, {CardField.NOTE: (long, "=1+1")})
    file = io.BytesIO()
    assert write_workbook([exported(card)], shape_of_table([exported(card)]), file) == 1
    book = openpyxl.load_workbook(io.BytesIO(file.getvalue()))
    first, second = (list(sheet.values) for sheet in book.worksheets)
    row = dict(zip(first[0], first[1], strict=True))
    assert row["Name"] == "髙橋 由佳里"
    assert row["Note 2"] == "=1+1"
    assert all(cell.data_type != "f" for line in book.worksheets[0] for cell in line)
    assert row["Note"] + "".join(line[2] for line in second[1:]) == long


def test_json_ld_names_people_by_schema_org():
    knows = (Known(uid="enishi-x-y", name="Ryo"),)
    document = json.loads("".join(write_jsonld([exported(knows=knows), exported()])))
    first, second = document["@graph"]
    assert first["name"] == "髙橋 由佳里"
    assert first["worksFor"] == {"@type": "Organization", "name": "Hoshi, Printing; Sons"}
    assert first["knows"] == [{"@id": "urn:enishi:enishi-x-y"}]
    assert "knows" not in second


NODES = (
    ExportedNode(id="me", label="me", kind="me"),
    ExportedNode(id="a", label='O\'Neill & "Sons" <b>\x00\x0b', kind="person", place="Paris"),
    ExportedNode(id="c", label="読書会", kind="community"),
)
TIES = (
    ExportedTie(
        a="me", b="a", weight=0.25, state="confirmed", band="even", evidence="touch", since=DAY
    ),
    ExportedTie(a="a", b="c", weight=0.5, state="likely", band="likely", evidence="post"),
)


def test_graphml_is_read_by_networkx():
    graph = nx.parse_graphml("".join(write_graphml(NODES, TIES)))
    assert graph.nodes["a"]["label"] == 'O\'Neill & "Sons" <b>'
    assert graph.nodes["c"]["kind"] == "community"
    assert graph.edges["me", "a"]["weight"] == 0.25
    assert graph.edges["me", "a"]["since"] == "2024-09-10"


def test_gexf_has_every_node_and_tie_with_its_day():
    root = ET.fromstring("".join(write_gexf(NODES, TIES)))  # noqa: S314 - our own text
    space = {"g": "http://gexf.net/1.3"}
    assert [one.get("label") for one in root.iterfind(".//g:node", space)][2] == "読書会"
    edges = root.findall(".//g:edge", space)
    assert [(e.get("source"), e.get("target"), e.get("weight"), e.get("start")) for e in edges] == [
        ("me", "a", "0.2500", "2024-09-10"),
        ("a", "c", "0.5000", None),
    ]


@given(st.text(max_size=40))
def test_any_label_gives_a_document_that_can_be_read(label):
    node = ExportedNode(id="x", label=label, kind="person")
    for write in (write_graphml, write_gexf):
        text = "".join(write([node], [])).encode("utf-8")
        ET.fromstring(text)  # noqa: S314 - our own text


@given(st.text(max_size=60))
def test_whatever_fits_into_the_old_table_of_letters_stays_and_the_rest_is_named(text):
    file = io.BytesIO()
    LegacyText(file).write(text)
    written = file.getvalue().decode("cp932")
    assert len(written) == len(text)
    same_sign = str.maketrans("〜−‖—¢£¬", "～－∥―￠￡￢")
    differing = {a for a, b in zip(text.translate(same_sign), written, strict=True) if a != b}
    assert differing == set(lost_signs([text]))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("髙橋①㈱", "髙橋①㈱"),
        ("Zoé Lefèvre", "Zoe Lefevre"),
        ("東京〜大阪", "東京～大阪"),
        ("縁🎉", "縁〓"),
    ],
)
def test_letters_become_their_plain_form_or_a_sign(text, kept):
    file = io.BytesIO()
    LegacyText(file).write(text)
    assert file.getvalue().decode("cp932") == kept
