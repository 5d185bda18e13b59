"""Findings to a document tree, and the tree to Markdown and HTML."""

from enishi.report.build import NoExperimentError, build_report, describe_person
from enishi.report.document import Document, Number, RecordLine, RecordList, numbers_in
from enishi.report.html import LinkTo, to_html
from enishi.report.markdown import to_markdown
from enishi.report.material import HiddenName, MissingPart, Report, ReportMaterial
from enishi.report.names import NameBook
from enishi.report.plain import plain_words
from enishi.report.telling import tell_hidden, tell_missing
from enishi.report.wording import Aspect, MissingCode, ReportKind, SectionKey

__all__ = [
    "Aspect",
    "Document",
    "HiddenName",
    "LinkTo",
    "MissingCode",
    "MissingPart",
    "NameBook",
    "NoExperimentError",
    "Number",
    "RecordLine",
    "RecordList",
    "Report",
    "ReportKind",
    "ReportMaterial",
    "SectionKey",
    "build_report",
    "describe_person",
    "numbers_in",
    "plain_words",
    "tell_hidden",
    "tell_missing",
    "to_html",
    "to_markdown",
]
