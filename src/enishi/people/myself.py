"""Who the user is in her own files: without it a message has no direction."""

from dataclasses import dataclass

from enishi.sources import Owner, fold_name


@dataclass(frozen=True, kw_only=True)
class Myself:
    """What the user says of herself.

    Attributes:
        mails: Her own mail addresses.
        names: Her names as chats and exports show them.
    """

    mails: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def owner(self) -> Owner:
        """Return the same for reading files."""
        return Owner(
            mails=frozenset(map(fold_name, self.mails)), names=frozenset(map(fold_name, self.names))
        )
