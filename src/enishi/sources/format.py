"""Format: what a module must offer to be one of the shapes that can be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from enishi.sources.archives import SourceFile
from enishi.sources.mapping import ColumnMapping
from enishi.sources.readings import DEFAULT_LIMITS, FileProgress, FormatName, Limits
from enishi.sources.records import SourceRecord
from enishi.terms import Problem

FormatReading = SourceRecord | Problem | FileProgress


@dataclass(frozen=True, kw_only=True)
class Background:
    """What the other files of the same export tell that one file alone does not.

    Attributes:
        own_slug: LinkedIn name of the user, or empty.
        own_names: The user's names as the export writes them, folded.
        own_keys: Keys of the user herself in this export (``mail:…``, ``slack:…``).
        slugs: LinkedIn names by folded person's name, only where one name has one slug.
        names: What the export calls people, communities or channels, by their id in it.
        parts: All files of what is told in several, in order, by the label of each; the first of
            them is read with the others.
        problems: What only the export as a whole shows; told with the file that each names.
        whole_file: Label of the file that holds all of what the others of the export hold a part
            of, or empty.
        told: Digests of the entries in that file.
    """

    own_slug: str = ""
    own_names: frozenset[str] = frozenset()
    own_keys: frozenset[str] = frozenset()
    slugs: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[SourceFile, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    whole_file: str = ""
    told: frozenset[bytes] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Who the user is: without it a message has no direction.

    Attributes:
        mails: Her own mail addresses, folded (see :func:`enishi.sources.keys.fold_name`).
        names: Her names as chats show them, folded.
    """

    mails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Task:
    """What a format is asked to read, and under which terms."""

    file: SourceFile
    limits: Limits = DEFAULT_LIMITS
    mapping: ColumnMapping | None = None
    owner: Owner = Owner()
    background: Background = Background()


def _always(owner: Owner) -> bool:
    del owner
    return True


@dataclass(frozen=True, kw_only=True)
class Format:
    """One shape of file.

    Attributes:
        name: Its name.
        is_shape: Whether the beginning of a file, as text, shows this shape.
        read: Gives the file's records and problems.
        survey: Looks through all files of one export beforehand, or None.
        needs_survey: Whether that tells anything new, by who the user is said to be.
        root_of: The folder in which a file's export begins, by the file's label; None where that
            is the folder the file lies in.
        is_companion: Whether a file beside others of this format belongs to the same export
            though this version does not read it, by its label.
    """

    name: FormatName
    is_shape: Callable[[str], bool]
    read: Callable[[Task], Iterator[FormatReading]]
    survey: Callable[[Sequence[SourceFile], Limits], Background] | None = None
    needs_survey: Callable[[Owner], bool] = _always
    root_of: Callable[[str], str] | None = None
    is_companion: Callable[[str], bool] | None = None

    def export_of(self, file: SourceFile) -> str:
        """Return the folder in which a file's export begins."""
        return self.root_of(file.label) if self.root_of else file.folder
