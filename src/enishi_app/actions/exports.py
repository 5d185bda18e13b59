"""Taking people and ties out, in formats that other programs and enishi itself can read."""

import io
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import BinaryIO

from enishi.network import (
    ME,
    ExportedNode,
    ExportedTie,
    Tie,
    TieEstimate,
    place_name,
    write_gexf,
    write_graphml,
)
from enishi.people import (
    ExportedPerson,
    Known,
    LegacyText,
    VCardVersion,
    lost_signs,
    shape_of_table,
    write_csv,
    write_jsonld,
    write_vcards,
    write_workbook,
)
from enishi.terms import Language
from enishi_app.actions.actor import Actor, reading
from enishi_app.actions.ties import rule_in
from enishi_app.store.load.exports import Exported, load_communities, load_exported, load_ties_of
from enishi_app.store.load.network import load_ties
from enishi_app.store.load.workspaces import today_in
from enishi_app.store.models import Workspace


class ExportFormat(StrEnum):
    """In which format people and ties are written."""

    CSV = "csv"
    CSV_CP932 = "csv-cp932"
    XLSX = "xlsx"
    VCARD3 = "vcard3"
    VCARD4 = "vcard4"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"


MEDIA_TYPES: Mapping[ExportFormat, str] = MappingProxyType(
    {
        ExportFormat.CSV: "text/csv; charset=utf-8",
        ExportFormat.CSV_CP932: "text/csv; charset=Windows-31J",
        ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ExportFormat.VCARD3: "text/vcard; charset=utf-8",
        ExportFormat.VCARD4: "text/vcard; charset=utf-8",
        ExportFormat.JSONLD: "application/ld+json",
        ExportFormat.GRAPHML: "application/graphml+xml",
        ExportFormat.GEXF: "application/gexf+xml",
    }
)
SUFFIXES: Mapping[ExportFormat, str] = MappingProxyType(
    {
        **{one: f".{one.value}" for one in ExportFormat},
        ExportFormat.CSV_CP932: ".csv",
        ExportFormat.VCARD3: ".vcf",
        ExportFormat.VCARD4: ".vcf",
    }
)


def write_export(actor: Actor, into: ExportFormat, file: BinaryIO) -> None:
    """Write everybody the user keeps, or the network they are in.

    Whoever only waits in the inbox is not among them. What is written stays on this machine until
    the user takes it elsewhere; notes and addresses are in it, so it is to be kept like them.

    Args:
        actor: Who takes it out.
        into: The format.
        file: Where to; whatever it is, memory does not grow with the number of people.
    """
    _WRITERS[into](reading(actor), actor.language, file)


def signs_lost(actor: Actor) -> tuple[str, ...]:
    """Return the letters that a table in cp932 would lack, each once, in order.

    They become their plain form there (``é`` an ``e``), or 〓.
    """
    workspace = reading(actor)
    texts = (
        text
        for one in _people(workspace, actor.language)
        for text in (one.place, one.card.alias, *(value.value for value in one.card.values))
    )
    return lost_signs(texts)


def _people(workspace: Workspace, language: Language) -> Iterator[ExportedPerson]:
    names = load_ties_of(workspace)
    for one in load_exported(workspace):
        yield _exported(one, language, names.get(one.card.id, ()))


def _exported(one: Exported, language: Language, knows: tuple[Known, ...]) -> ExportedPerson:
    place = place_name(one.card.place, language) if one.card.place else ""
    return ExportedPerson(uid=one.uid, card=one.card, place=place, knows=knows)


def _write_csv(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    shape = shape_of_table(_people(workspace, language))
    # Excel takes a CSV file without this mark for something other than UTF-8.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    write_csv(_people(workspace, language), shape, text)
    text.flush()
    text.detach()


def _write_csv_cp932(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    shape = shape_of_table(_people(workspace, language))
    write_csv(_people(workspace, language), shape, LegacyText(file))


def _write_workbook(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    shape = shape_of_table(_people(workspace, language))
    write_workbook(_people(workspace, language), shape, file)


def _write_vcard3(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    _write_pieces(write_vcards(_people(workspace, language), VCardVersion.V3), file)


def _write_vcard4(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    _write_pieces(write_vcards(_people(workspace, language), VCardVersion.V4), file)


def _write_jsonld(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    _write_pieces(write_jsonld(_people(workspace, language)), file)


def _write_graphml(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    _write_pieces(write_graphml(_nodes(workspace, language), _ties(workspace)), file)


def _write_gexf(workspace: Workspace, language: Language, file: BinaryIO) -> None:
    _write_pieces(write_gexf(_nodes(workspace, language), _ties(workspace)), file)


def _write_pieces(pieces: Iterator[str], file: BinaryIO) -> None:
    file.writelines(piece.encode("utf-8", "replace") for piece in pieces)


def _nodes(workspace: Workspace, language: Language) -> Iterator[ExportedNode]:
    yield ExportedNode(id=ME, label="me", kind="me")
    for community in load_communities(workspace):
        yield ExportedNode(id=community.id, label=community.name, kind="community")
    for one in load_exported(workspace):
        yield ExportedNode(
            id=one.card.id,
            label=one.card.name,
            kind="person",
            organisation=one.card.organisation,
            title=one.card.title,
            place=place_name(one.card.place, language) if one.card.place else "",
        )


def _ties(workspace: Workspace) -> Iterator[ExportedTie]:
    today = today_in(workspace)
    known = {ME, *(one.id for one in load_communities(workspace))}
    known |= {one.card.id for one in load_exported(workspace)}
    rule = rule_in(workspace, today)
    for tie in load_ties(workspace, today=today):
        # Programs refuse a tie to a node that is not there.
        if tie.a in known and tie.b in known:
            yield _tie(tie, rule(tie.evidence, today=today))


def _tie(tie: Tie, estimate: TieEstimate) -> ExportedTie:
    days = [piece.on for piece in tie.evidence if piece.on]
    return ExportedTie(
        a=tie.a,
        b=tie.b,
        weight=estimate.probability,
        state=tie.state,
        band=estimate.band,
        evidence=" ".join(sorted({piece.kind for piece in tie.evidence})),
        since=min(days, default=None),
    )


_WRITERS: Mapping[ExportFormat, Callable[[Workspace, Language, BinaryIO], None]] = {
    ExportFormat.CSV: _write_csv,
    ExportFormat.CSV_CP932: _write_csv_cp932,
    ExportFormat.XLSX: _write_workbook,
    ExportFormat.VCARD3: _write_vcard3,
    ExportFormat.VCARD4: _write_vcard4,
    ExportFormat.JSONLD: _write_jsonld,
    ExportFormat.GRAPHML: _write_graphml,
    ExportFormat.GEXF: _write_gexf,
}

__all__ = ["MEDIA_TYPES", "SUFFIXES", "ExportFormat", "signs_lost", "write_export"]
