"""Owner: whose mail this is, from a sample of the beginning of each file."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from enishi.sources.archives import READ_ERRORS, SourceFile
from enishi.sources.format import Background
from enishi.sources.formats.mail.headers import Fields, mails_in
from enishi.sources.formats.mail.labels import is_sent
from enishi.sources.formats.mail.scanning import scan_headers
from enishi.sources.readings import Limits

SAMPLE = 2_000
"""Messages of each file that are looked at."""
_FILES = 200
_FEWEST = 3
_SHARE = 0.6
_RUNNER_UP = 0.9


@dataclass(kw_only=True)
class _Tally:
    told: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    messages: int = 0


def survey(files: Sequence[SourceFile], limits: Limits) -> Background:
    """Return the user's own addresses: where mail was delivered to, else who is in most of it."""
    del limits
    tally = _Tally()
    for file in files[:_FILES]:
        for fields in _sample(file):
            _count(fields, tally)
    own = {mail for mail, count in tally.told.items() if count * 50 >= tally.messages}
    if not own and tally.messages >= _FEWEST:
        own = _in_most(tally)
    return Background(own_keys=frozenset(f"mail:{mail}" for mail in own))


def _in_most(tally: _Tally) -> set[str]:
    """Return who takes part in most of the mail, unless somebody else does so as well."""
    ranked = sorted(tally.seen.items(), key=lambda pair: (-pair[1], pair[0]))
    first, second = (*ranked, ("", 0), ("", 0))[:2]
    is_clear = first[1] >= tally.messages * _SHARE and second[1] < first[1] * _RUNNER_UP
    return {first[0]} if is_clear else set()


def _sample(file: SourceFile) -> Iterator[Fields]:
    try:
        with file.open() as stream:
            for block in islice(scan_headers(stream), SAMPLE):
                yield block.fields
    except READ_ERRORS:
        # The reading itself reports what is damaged.
        return


def _count(fields: Fields, tally: _Tally) -> None:
    tally.messages += 1
    for address in fields.addresses(b"delivered-to"):
        tally.told[address.mail] += 1
    if is_sent(fields.text(b"x-gmail-labels")):
        for address in fields.addresses(b"from"):
            tally.told[address.mail] += 1
    tally.seen.update({one.mail for one in mails_in(fields, (b"from", b"to", b"cc"))})
