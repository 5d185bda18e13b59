"""The drawn routes: you, who could introduce you, whom you want to meet.

Plain values in, SVG out. The width of a thread is how probable a yes is; colours are classes of
the style sheet, so that the drawing follows the light and the dark page.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from enishi.language import script_language
from enishi_app.web.reach.arranging import Rows, arrange

MOST = 6
"""Routes in one drawing; the rest is text."""
THINNEST, SPAN = 1.0, 8.5
_SPREAD = 18.0
"""How far apart the threads of one box are, together."""


class Sort(IntEnum):
    """What a thread stands for; of two in one place the lower is drawn."""

    BEST = 0
    ALTERNATIVE = 1
    GUESS = 2


_CLASSES = {Sort.BEST: "t", Sort.ALTERNATIVE: "t t--alt", Sort.GUESS: "t t--alt t--guess"}


@dataclass(frozen=True, kw_only=True)
class Box:
    """Somebody in the drawing.

    Attributes:
        note: One line below the name.
        is_resting: ``note`` says until when.
        is_far: Not met yet.
    """

    id: str
    name: str
    note: str = ""
    is_community: bool = False
    is_resting: bool = False
    is_far: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """One route: over an introducer, or straight to the target where ``introducer`` is None.

    Attributes:
        first: Probability of the step to the introducer; of a direct tie.
        rest: Probability of what follows, 1 for a direct tie.
        over: Who stands between the introducer and the target, in words.
    """

    target: Box
    introducer: Box | None
    first: float
    rest: float
    sort: Sort
    over: str = ""

    @property
    def middle(self) -> str:
        """Return what stands in the middle column: an introducer, or the way past them."""
        return self.introducer.id if self.introducer else f"past {self.target.id}"


@dataclass(frozen=True, kw_only=True)
class Words:
    """What is written in the drawing."""

    title: str
    description: str
    you: str
    heads: tuple[str, str, str]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Sizes of one drawing, in its own units."""

    name: str
    width: float
    me: float
    middle: float
    middle_width: float
    target: float
    target_width: float
    row: float
    height: float
    name_size: float
    note_size: float
    pad: float


DESK = Layout(
    name="desk",
    width=1040,
    me=56,
    middle=330,
    middle_width=200,
    target=760,
    target_width=280,
    row=96,
    height=60,
    name_size=15,
    note_size=12.5,
    pad=18,
)
PHONE = Layout(
    name="phone",
    width=358,
    me=38,
    middle=84,
    middle_width=116,
    target=236,
    target_width=122,
    row=98,
    height=52,
    name_size=12.5,
    note_size=11,
    pad=9,
)
_TOP = 28.0


def draw(lines: Sequence[Line], words: Words) -> SafeString:
    """Draw at most ``MOST`` routes, once for a wide page and once for a narrow one."""
    shown = lines[:MOST]
    pictures = (_Picture(shown, words, layout).draw() for layout in (DESK, PHONE))
    return format_html_join("", "{}", ((picture,) for picture in pictures))


def stroke(probability: float) -> float:
    """Return the width of a thread, from 1 to 9.5."""
    return round(THINNEST + SPAN * min(max(probability, 0.0), 1.0), 1)


def shorten(text: str, room: float, size: float) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``room`` at this size.

    Full-width signs count one em, others three fifths of one, which most faces stay below.
    """
    if _width(text) * size <= room:
        return text
    kept = ""
    for sign in text:
        if _width(f"{kept}{sign}…") * size > room:
            break
        kept += sign
    return f"{kept.rstrip()}…"


def _width(text: str) -> float:
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.6


@dataclass(frozen=True, kw_only=True)
class _Thread:
    start: str
    end: str
    probability: float
    sort: Sort
    label: str = ""


class _Picture:
    """One drawing at one size."""

    def __init__(self, lines: Sequence[Line], words: Words, layout: Layout) -> None:
        self.lines, self.words, self.at = lines, words, layout
        self.rows: Rows = arrange([(line.middle, line.target.id) for line in lines])
        self.count = max(len(self.rows.middle), len(self.rows.last), 1)
        self.tall = _TOP + self.count * layout.row

    def draw(self) -> SafeString:
        at, words = self.at, self.words
        return format_html(
            '<svg class="route route--{} is-fresh" viewBox="0 0 {} {}" role="img" '
            'aria-labelledby="rt-{}" aria-describedby="rd-{}"><title id="rt-{}">{}</title>'
            '<desc id="rd-{}">{}</desc>{}{}{}{}</svg>',
            *(at.name, _n(at.width), _n(self.tall), at.name, at.name, at.name, words.title),
            *(at.name, words.description, self._heads(), self._threads(), self._me()),
            self._boxes(),
        )

    def _heads(self) -> SafeString:
        at = self.at
        centres = (at.me / 2, at.middle + at.middle_width / 2, at.target + at.target_width / 2)
        rows = ((_n(x), head) for x, head in zip(centres, self.words.heads, strict=True))
        return format_html_join(
            "", '<text class="hd" x="{}" y="16" text-anchor="middle">{}</text>', rows
        )

    def _me(self) -> SafeString:
        at, y = self.at, self._mine
        size = at.me * min(0.34, 0.86 / max(_width(self.words.you), 1.0))
        return format_html(
            '<rect class="me" x="0" y="{}" width="{}" height="{}" rx="5"/>'
            '<text class="me-t" x="{}" y="{}" style="font-size:{}px">{}</text>',
            *(_n(y - at.me / 2), at.me, at.me, at.me / 2, _n(y + size * 0.35)),
            *(_n(size), self.words.you),
        )

    def _boxes(self) -> SafeString:
        at = self.at
        introducers = {
            line.introducer.id: line.introducer for line in self.lines if line.introducer
        }
        targets = {line.target.id: line.target for line in self.lines}
        on = {line.middle for line in self.lines if line.sort is Sort.BEST}
        drawn = [
            self._box(box, at.middle, at.middle_width, is_on=box.id in on)
            for box in introducers.values()
        ]
        drawn += [self._box(box, at.target, at.target_width) for box in targets.values()]
        return format_html_join("", "{}", ((one,) for one in drawn))

    def _box(self, box: Box, x: float, width: float, *, is_on: bool = False) -> SafeString:
        at = self.at
        y = self._y(box.id, self.rows.last if x == at.target else self.rows.middle)
        top, room = y - at.height / 2, width - 2 * at.pad
        kind = " box--far" if box.is_far else " box--on" if is_on else ""
        return format_html(
            '{}<rect class="box{}" x="{}" y="{}" width="{}" height="{}" rx="3"/>{}{}',
            self._double(x, top, width) if box.is_community else SafeString(""),
            *(kind, _n(x), _n(top), _n(width), _n(at.height)),
            _text("nm", x + at.pad, y - 3, shorten(box.name, room, at.name_size)),
            _text(
                "rest" if box.is_resting else "ds",
                x + at.pad,
                y + at.note_size + 4,
                shorten(box.note, room, at.note_size),
            ),
        )

    def _double(self, x: float, top: float, width: float) -> SafeString:
        return format_html(
            '<rect class="box2" x="{}" y="{}" width="{}" height="{}" rx="5"/>',
            *(_n(x - 4), _n(top - 4), _n(width + 8), _n(self.at.height + 8)),
        )

    def _threads(self) -> SafeString:
        at = self.at
        inner, outer = list(self._inner()), list(self._outer())
        paths = [
            _path(thread, at.me, self._mine, at.middle, self._y(thread.end, self.rows.middle))
            for thread in inner
        ]
        for thread in outer:
            begin = self._port(thread, outer, is_start=True)
            end = self._port(thread, outer, is_start=False)
            paths.append(_path(thread, self._exit(thread), begin, at.target, end))
            if thread.label and at is DESK:  # on a phone there is no room; the list says it
                middle = (at.middle + at.middle_width + at.target) / 2
                paths.append(self._label(thread.label, middle, (begin + end) / 2))
        return format_html_join("", "{}", ((one,) for one in paths))

    def _label(self, label: str, x: float, y: float) -> SafeString:
        room = self.at.target - self.at.middle - self.at.middle_width
        said = shorten(label, room, self.at.note_size)
        return format_html(
            '<text class="pc pc--alt" x="{}" y="{}">{}</text>', _n(x), _n(y + 4), said
        )

    def _exit(self, thread: _Thread) -> float:
        # A direct tie runs through the middle column: nobody stands in its row.
        at = self.at
        is_past = thread.start.startswith("past ")
        return at.middle if is_past else at.middle + at.middle_width

    def _inner(self) -> Iterator[_Thread]:
        """Yield the threads from the user, one for each introducer: the best of its routes."""
        for middle in self.rows.middle:
            best = min((line for line in self.lines if line.middle == middle), key=lambda x: x.sort)
            yield _Thread(start="", end=middle, probability=best.first, sort=best.sort)

    def _outer(self) -> Iterator[_Thread]:
        for line in self.lines:
            yield _Thread(
                start=line.middle,
                end=line.target.id,
                probability=line.rest if line.introducer else line.first,
                sort=line.sort,
                label=line.over,
            )

    def _port(self, thread: _Thread, threads: Sequence[_Thread], *, is_start: bool) -> float:
        """Return where a thread leaves or meets a box: those of one box lie apart, in order."""
        node = thread.start if is_start else thread.end
        beside = [t for t in threads if (t.start if is_start else t.end) == node]
        here, there = self.rows.middle, self.rows.last
        if not is_start:
            here, there = there, here
        beside.sort(key=lambda t: there.index(t.end if is_start else t.start))
        step = _SPREAD / len(beside)
        return self._y(node, here) + (beside.index(thread) - (len(beside) - 1) / 2) * step

    @property
    def _mine(self) -> float:
        return _TOP + self.count * self.at.row / 2

    def _y(self, node: str, column: tuple[str, ...]) -> float:
        # A shorter column stands in the middle of a longer one.
        above = (self.count - len(column)) / 2
        return _TOP + (above + column.index(node) + 0.5) * self.at.row


def _path(thread: _Thread, x: float, y: float, to_x: float, to_y: float) -> SafeString:
    half = (x + to_x) / 2
    way = f"M{_n(x)} {_n(y)}C{_n(half)} {_n(y)} {_n(half)} {_n(to_y)} {_n(to_x)} {_n(to_y)}"
    # A dotted thread keeps its dots: drawing it once would need its dashes.
    once = SafeString("") if thread.sort is Sort.GUESS else SafeString(' pathLength="1"')
    return format_html(
        '<path class="{}"{} stroke-width="{}" d="{}"/>',
        *(_CLASSES[thread.sort], once, stroke(thread.probability), way),
    )


def _text(kind: str, x: float, y: float, said: str) -> SafeString:
    return format_html(
        '<text class="{}" lang="{}" x="{}" y="{}">{}</text>',
        *(kind, script_language(said), _n(x), _n(y), said),
    )


def _n(number: float) -> str:
    return f"{number:.4g}"


def pick(best: Iterable[Line], others: Iterable[Line]) -> tuple[Line, ...]:
    """Choose what is drawn: four targets by their best routes, then other routes, then more.

    Those to whom somebody has to introduce come before those whom the user knows already.
    """
    first = sorted(best, key=lambda line: line.introducer is None)
    ahead, behind = first[: MOST - 2], first[MOST - 2 :]
    shown = {line.target.id for line in ahead}
    beside = [line for line in others if line.target.id in shown or line.sort is Sort.GUESS]
    return tuple([*ahead, *beside, *behind][:MOST])
