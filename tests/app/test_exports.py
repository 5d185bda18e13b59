"""Everybody taken out and brought in again: the same people, the same cards."""

import io
from zipfile import is_zipfile

import networkx as nx
import pytest

from enishi.people import CardField
from enishi_app.actions.demo import load_sample
from enishi_app.actions.exports import ExportFormat, signs_lost, write_export
from enishi_app.actions.imports import import_path
from enishi_app.actions.people import PeopleFilter, Said, add_person, list_people, show_person
from enishi_app.actions.workspaces import open_local
from enishi_app.store.models import User, Workspace
from tests.app.builders import a_record, keep_records

pytestmark = pytest.mark.django_db
READ_AGAIN = (ExportFormat.CSV, ExportFormat.VCARD3, ExportFormat.VCARD4)
SUFFIX = {ExportFormat.CSV: ".csv"}


@pytest.fixture
def actor():
    return open_local()


def exported(actor, into):
    file = io.BytesIO()
    write_export(actor, into, file)
    return file.getvalue()


def cards(actor):
    lines = list_people(actor, PeopleFilter(), size=1000).lines
    return {line.id: _held(show_person(actor, line.id).card) for line in lines}


def _held(card):
    values = {(v.field, v.value) for v in card.values if v.is_current}
    # A place is said in words in a file and recognised again; its wording is the file's.
    said = {pair for pair in values if pair[0] is not CardField.PLACE}
    return (card.name, card.reading, card.place, tuple(sorted(said)))


@pytest.mark.parametrize("into", READ_AGAIN)
def test_what_was_taken_out_leads_back_to_the_same_people(actor, tmp_path, into):
    load_sample(actor)
    before = cards(actor)
    path = tmp_path / f"people{SUFFIX.get(into, '.vcf')}"
    path.write_bytes(exported(actor, into))
    report = import_path(actor, path)
    assert report.problems == 0
    assert cards(actor) == before


@pytest.mark.parametrize("into", READ_AGAIN)
def test_another_notebook_reads_every_card_whole(actor, tmp_path, into):
    load_sample(actor)
    before = sorted(cards(actor).values(), key=str)
    path = tmp_path / f"people{SUFFIX.get(into, '.vcf')}"
    path.write_bytes(exported(actor, into))
    # As if on another machine: nothing is here, and ids of others mean nothing.
    Workspace.objects.all().delete()
    User.objects.all().delete()
    other = open_local()
    import_path(other, path)
    assert sorted(cards(other).values(), key=str) == before


@pytest.mark.parametrize("into", ExportFormat)
def test_whoever_only_waits_is_not_taken_out(actor, into):
    keep_records(actor, a_record("mail:x@example.com", "Waiting Wanda", is_seen=True))
    add_person(actor, [Said(field=CardField.NAME, value="Kept Kim")])
    written = exported(actor, into)
    if into is ExportFormat.XLSX:
        assert is_zipfile(io.BytesIO(written))
    else:
        assert b"Kept Kim" in written
        assert b"Wanda" not in written


@pytest.mark.parametrize("into", ExportFormat)
def test_an_empty_notebook_gives_a_file_without_people(actor, into):
    assert exported(actor, into) or into in {ExportFormat.VCARD3, ExportFormat.VCARD4}


def test_the_network_of_the_sample_is_read_by_networkx(actor):
    load_sample(actor)
    graph = nx.parse_graphml(exported(actor, ExportFormat.GRAPHML).decode())
    names = {told.get("label") for _, told in graph.nodes(data=True)}
    assert "Camille Roussel" in names
    assert len(graph) > len(cards(actor))
    assert all(0 < weight <= 1 for *_, weight in graph.edges(data="weight"))


def test_an_old_programs_table_names_what_it_lacks_and_comes_back_otherwise(actor, tmp_path):
    for name in ("髙橋 由佳里", "Zoé Lefèvre"):
        add_person(actor, [Said(field=CardField.NAME, value=name)])
    assert signs_lost(actor) == ("è", "é")
    path = tmp_path / "people.csv"
    path.write_bytes(exported(actor, ExportFormat.CSV_CP932))
    assert b"\r\n" in path.read_bytes()
    assert import_path(actor, path).problems == 0
    names = {line.name for line in list_people(actor, PeopleFilter()).lines}
    assert "髙橋 由佳里" in names
