"""A journal as YAML: records that somebody wrote by hand."""

from enishi.evidence.journal_yaml.people import JournalPerson, PersonNaming, name_by_digest
from enishi.evidence.journal_yaml.reading import JournalReading, read_journal

__all__ = ["JournalPerson", "JournalReading", "PersonNaming", "name_by_digest", "read_journal"]
