"""Writing people down so that other programs, and enishi itself, can read them."""

from enishi.people.exchange.exported import ExportedPerson, Known
from enishi.people.exchange.jsonld import write_jsonld
from enishi.people.exchange.legacy import LegacyText, lost_signs
from enishi.people.exchange.table import TableShape, shape_of_table, write_csv, write_workbook
from enishi.people.exchange.vcard import VCardVersion, write_vcards

__all__ = [
    "ExportedPerson",
    "Known",
    "LegacyText",
    "TableShape",
    "VCardVersion",
    "lost_signs",
    "shape_of_table",
    "write_csv",
    "write_jsonld",
    "write_vcards",
    "write_workbook",
]
