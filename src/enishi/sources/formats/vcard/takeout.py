"""Google Takeout: one file with all cards, and one more for each label with cards out of it."""

import re
from collections.abc import Sequence
from hashlib import blake2b

from enishi.sources.archives import READ_ERRORS, SourceFile
from enishi.sources.components import RawComponent
from enishi.sources.decoding import find_encoding
from enishi.sources.format import Background
from enishi.sources.formats.vcard.cards import read_cards
from enishi.sources.readings import Limits

# "Contacts/All Contacts/All Contacts.vcf" in the language of the account.
_IN_ITS_FOLDER = re.compile(r"(.+)/([^/]+)/\2\.vcf", re.IGNORECASE)


def root_of(label: str) -> str:
    """Return the folder of all contacts for a file of Takeout, for others the one it lies in."""
    found = _IN_ITS_FOLDER.fullmatch(label)
    return found[1] if found else label.rpartition("/")[0]


def survey(files: Sequence[SourceFile], limits: Limits) -> Background:
    """Return which file holds all cards, and the digests of its cards.

    The largest is taken for it, since its name is in the language of the account. No card is
    left out for that alone: only one that stands in it word for word.
    """
    found = [file for file in files if _IN_ITS_FOLDER.fullmatch(file.label)]
    if len(found) < 2:  # noqa: PLR2004 - a file alone repeats nothing
        return Background()
    whole = max(found, key=lambda file: (file.size, file.label))
    return Background(whole_file=whole.label, told=_digests_in(whole, limits))


def _digests_in(file: SourceFile, limits: Limits) -> frozenset[bytes]:
    digests: set[bytes] = set()
    try:
        encoding = find_encoding(file)
        with file.open() as stream:
            cards = read_cards(stream, encoding, limits=limits)
            digests.update(digest_of(card) for card in cards if isinstance(card, RawComponent))
    except READ_ERRORS:
        # Its own reading says what is wrong with it; what was told before that is told.
        return frozenset(digests)
    return frozenset(digests)


def digest_of(card: RawComponent) -> bytes:
    """Return what two cards have in common only if they say the same in the same words."""
    return blake2b(card.text, digest_size=16).digest()
