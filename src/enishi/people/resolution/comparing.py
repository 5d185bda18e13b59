"""How far two records agree in each field."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from enishi.people.resolution.blocking import Pairs
from enishi.people.resolution.columns import Codes, Column, Columns, Ints
from enishi.people.resolution.schema import Field, Level, Measure, Schema

NEAR_TEXT = 0.92
"""Jaro-Winkler similarity of a slip of the pen."""
ROUGH_TEXT = 0.84
"""Jaro-Winkler similarity of words with more than one slip."""
SLIP_LENGTH = 4
"""Words of so many letters and more are alike where one is wrong, be it the first: Emma, Wmma."""
MAIL_SLIPS = 2
_NO_DIGIT = re.compile(r"\D")
_BY_VALUE = (Level.SAME, Level.SUGGESTED)
_INCOMPARABLE = np.int8(max(Level) + 1)
"""Two scripts: worse than different while the best of several values is looked for."""

Levels = npt.NDArray[np.int8]
Choice = npt.NDArray[np.bool_]
Shares = npt.NDArray[np.float32]
Texts = list[str]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Levels of pairs.

    Attributes:
        levels: For each pair and field the :class:`Level`.
        shares: How common the value is that both have, where they have one; else 1.
    """

    levels: Levels
    shares: Shares


def compare(columns: Columns, schema: Schema, pairs: Pairs) -> Compared:
    """Compare all fields of some pairs."""
    shape = (pairs.count, len(schema.fields))
    levels, shares = np.zeros(shape, dtype=np.int8), np.ones(shape, dtype=np.float32)
    for place, field in enumerate(schema.fields):
        levels[:, place], shares[:, place] = compare_field(columns, field, pairs)
    return Compared(levels=levels, shares=shares)


def compare_field(columns: Columns, field: Field, pairs: Pairs) -> tuple[Levels, Shares]:
    """Return the level of each pair, and the share of the value that both have."""
    column = columns.by_name[field.name]
    a, b = column.cells[pairs.left], column.cells[pairs.right]
    levels = np.where(a == b, np.int8(Level.SAME), np.int8(Level.DIFFERENT))
    levels[(a == 0) | (b == 0)] = Level.MISSING
    shares = np.where(levels == Level.SAME, column.cell_shares[a], 1.0).astype(np.float32)
    open_places = np.flatnonzero(levels == Level.DIFFERENT)
    if open_places.size:
        found, share = _compare_cells(column, field, a[open_places], b[open_places])
        levels[open_places], shares[open_places] = found, share
    if field.partner:
        _mark_swapped(columns, field, pairs, levels=levels, shares=shares)
    return levels, shares


def _mark_swapped(
    columns: Columns, field: Field, pairs: Pairs, *, levels: Levels, shares: Shares
) -> None:
    """Mark the pairs whose two fields agree crosswise, one of the four values may be missing."""
    mine, other = columns.by_name[field.name], columns.by_name[field.partner]
    open_places = np.flatnonzero(levels > Level.SWAPPED)
    left, right = pairs.left[open_places], pairs.right[open_places]
    a, b = mine.cells[left], mine.cells[right]
    a_other, b_other = other.cells[left], other.cells[right]
    one, two = a == b_other, b == a_other
    is_crosswise = (one & (two | (a_other == 0))) | (two & (b_other == 0))
    swapped = open_places[is_crosswise]
    levels[swapped] = Level.SWAPPED
    shares[swapped] = np.maximum(mine.cell_shares[a], mine.cell_shares[b])[is_crosswise]


def _compare_cells(column: Column, field: Field, a: Codes, b: Codes) -> tuple[Levels, Shares]:
    """Compare sets of values, each distinct pair of sets once."""
    low, high = np.minimum(a, b).astype(np.int64), np.maximum(a, b).astype(np.int64)
    span = column.sizes.size
    packed, back = np.unique(low * span + high, return_inverse=True)
    low, high = np.divmod(packed, span)
    if column.is_single:
        levels = compare_values(column, field.measure, column.firsts[low], column.firsts[high])
        shares = np.ones(low.size, dtype=np.float32)
    else:
        levels, shares = _best_of_sets(column, field, low, high)
    levels[levels == _INCOMPARABLE] = Level.MISSING
    return levels[back], shares[back]


def _best_of_sets(column: Column, field: Field, low: Ints, high: Ints) -> tuple[Levels, Shares]:
    """Compare every value of one set with every value of the other, and keep the best."""
    counts = column.sizes[low] * column.sizes[high]
    begins = np.cumsum(counts) - counts
    owner = np.repeat(np.arange(low.size), counts)
    row, place = np.divmod(np.arange(owner.size) - begins[owner], column.sizes[high][owner])
    one = column.members[column.starts[low][owner] + row]
    two = column.members[column.starts[high][owner] + place]
    levels = compare_values(column, field.measure, one, two)
    shares = np.where(one == two, column.shares[one], 1.0).astype(np.float32)
    best, rarest = np.minimum.reduceat(levels, begins), np.minimum.reduceat(shares, begins)
    if field.measure is Measure.TEXT:
        values = _Values(column=column, one=one, two=two, levels=levels, begins=begins)
        is_suggested = column.is_suggested[low] | column.is_suggested[high]
        best = _by_script(best, values, is_suggested=is_suggested, is_one=field.is_exclusive)
        rarest[~np.isin(best, _BY_VALUE)] = 1.0
    return best, rarest


@dataclass(frozen=True, kw_only=True)
class _Values:
    """Every value of one set beside every value of another, set by set."""

    column: Column
    one: Codes
    two: Codes
    levels: Levels
    begins: Ints

    def best_of(self, chosen: Choice) -> Levels:
        """Return the best level among the chosen pairs of each two sets."""
        best: Levels = np.minimum.reduceat(
            np.where(chosen, self.levels, _INCOMPARABLE), self.begins
        )
        return best

    @property
    def written(self) -> Choice:
        """Tell where both values are in kanji."""
        is_read = self.column.is_latin | self.column.is_marked
        return ~(is_read[self.one] | is_read[self.two])

    @property
    def read(self) -> Choice:
        """Tell where both values are in Latin letters."""
        return self.column.is_latin[self.one] & self.column.is_latin[self.two]

    def are_lengths_apart(self) -> Choice:
        """Tell whether both sets say how long the vowels are, and never the same."""
        marked = self.column.is_marked[self.one] & self.column.is_marked[self.two]
        has_any = np.maximum.reduceat(marked, self.begins)
        agree = np.maximum.reduceat(marked & (self.one == self.two), self.begins)
        apart: Choice = has_any & ~agree
        return apart


def _by_script(best: Levels, values: _Values, *, is_suggested: Choice, is_one: bool) -> Levels:
    """Let kanji speak before stored readings, and suggested readings only between scripts.

    Args:
        best: The best level of each two sets.
        values: All their values.
        is_suggested: Whether readings of either set are only suggested.
        is_one: Whether a person has one true value, so that two readings speak against her.
    """
    written, read = values.best_of(values.written), values.best_of(values.read)
    has_written = written != _INCOMPARABLE
    only_sound = np.where(has_written, written > Level.NEAR, values.are_lengths_apart())
    told_apart = is_one & (written == Level.SAME) & (read == Level.DIFFERENT)
    levels = best.copy()
    levels[(best == Level.SAME) & only_sound] = Level.SOUND
    levels[told_apart] = Level.ROUGH
    levels[is_suggested & (best == Level.SAME) & ~only_sound] = Level.SUGGESTED
    return np.where(is_suggested & has_written, written, levels)


def compare_values(column: Column, measure: Measure, one: Codes, two: Codes) -> Levels:
    """Compare values by their numbers."""
    levels = np.full(one.size, Level.SAME, dtype=np.int8)
    other = np.flatnonzero(one != two)
    if other.size and measure is not Measure.EXACT:
        one, two = one[other], two[other]
        levels[other] = _compare_texts(
            column.texts[one].tolist(), column.texts[two].tolist(), measure
        )
        if measure is Measure.TEXT:
            is_apart = column.is_latin[one] != column.is_latin[two]
            # A mark of length says no more than same or not; 大野 does not resemble it.
            is_apart |= column.is_marked[one] | column.is_marked[two]
            levels[other[is_apart]] = _INCOMPARABLE
    else:
        levels[other] = Level.DIFFERENT
    return levels


def _compare_texts(left: Texts, right: Texts, measure: Measure) -> Levels:
    """Compare texts that are not equal, first by slips, then those left over by their parts."""
    levels = _SLIPS[measure](left, right)
    if measure in _PARTS:
        is_part = _PARTS[measure]
        for place in np.flatnonzero(levels == Level.DIFFERENT).tolist():
            if is_part(left[place], right[place]):
                levels[place] = Level.PART
    return levels


def _text_slips(left: Texts, right: Texts) -> Levels:
    alike = cpdist(left, right, scorer=JaroWinkler.similarity)
    levels = np.full(len(left), Level.DIFFERENT, dtype=np.int8)
    levels[alike >= ROUGH_TEXT] = Level.ROUGH
    levels[alike >= NEAR_TEXT] = Level.NEAR
    for place in np.flatnonzero(alike < ROUGH_TEXT).tolist():
        if _is_one_slip(left[place], right[place]):
            levels[place] = Level.ROUGH
    return levels


def _is_one_slip(one: str, two: str) -> bool:
    if min(len(one), len(two)) < SLIP_LENGTH or abs(len(one) - len(two)) > 1:
        return False
    return OSA.distance(one, two, score_cutoff=1) <= 1


def _date_slips(left: Texts, right: Texts) -> Levels:
    levels: Levels = _BY_EDITS[cpdist(left, right, scorer=OSA.distance, score_cutoff=2)]
    return levels


def _code_slips(left: Texts, right: Texts) -> Levels:
    edits = cpdist(left, right, scorer=OSA.distance, score_cutoff=1)
    return np.where(edits <= 1, np.int8(Level.NEAR), np.int8(Level.DIFFERENT))


def _mail_slips(left: Texts, right: Texts) -> Levels:
    edits = cpdist(left, right, scorer=OSA.distance, score_cutoff=MAIL_SLIPS)
    levels = np.full(len(left), Level.DIFFERENT, dtype=np.int8)
    for place in np.flatnonzero(edits <= MAIL_SLIPS).tolist():
        # taro.yamada1@ and taro.yamada2@ are two people who share a name.
        if _NO_DIGIT.sub("", left[place]) == _NO_DIGIT.sub("", right[place]):
            levels[place] = Level.NEAR
    return levels


def _is_text_part(one: str, two: str) -> bool:
    return one[0] == two[0] and (one.startswith(two) or two.startswith(one))


def _is_date_part(one: str, two: str) -> bool:
    return one[:4] == two[:4] or one[4:] == two[4:]


def _is_mail_part(one: str, two: str) -> bool:
    return one[0] == two[0] and one.partition("@")[0] == two.partition("@")[0]


_BY_EDITS = np.array([Level.SAME, Level.NEAR, Level.ROUGH, *[Level.DIFFERENT] * 2], dtype=np.int8)
_SLIPS = {
    Measure.TEXT: _text_slips,
    Measure.DATE: _date_slips,
    Measure.CODE: _code_slips,
    Measure.MAIL: _mail_slips,
}
_PARTS = {
    Measure.TEXT: _is_text_part,
    Measure.DATE: _is_date_part,
    Measure.MAIL: _is_mail_part,
}
