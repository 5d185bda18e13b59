"""Outcome marks as drawings: Japanese signs for Japanese readers, discs for English ones."""

from enishi.terms import Language, Mark

_CLASS = {
    Mark.DONE: "done",
    Mark.PARTIAL: "part",
    Mark.NOT_DONE: "none",
    Mark.NOT_DUE: "plan",
}
_RING = '<circle cx="9" cy="9" r="7"/>'
_DISC = '<circle class="fill" cx="9" cy="9" r="8"/>'
_DASH = '<path d="M5 9h8"/>'
_JAPANESE = {
    Mark.DONE: '<circle cx="9" cy="9" r="6.6"/>',
    Mark.PARTIAL: '<path d="M9 2.5 16.3 15.5H1.7z"/>',
    Mark.NOT_DONE: '<path d="m3.5 3.5 11 11M14.5 3.5l-11 11"/>',
    Mark.NOT_DUE: _DASH,
}
_ENGLISH = {
    Mark.DONE: f'{_DISC}<path class="cut" d="m5.2 9.3 2.6 2.6 5-5.4"/>',
    Mark.PARTIAL: f'{_RING}<path class="fill" d="M9 2a7 7 0 0 1 0 14z"/>',
    Mark.NOT_DONE: _RING,
    Mark.NOT_DUE: _DASH,
}


def draw_mark(mark: Mark, word: str, *, language: Language) -> str:
    """Return a mark with its word, which must be escaped already."""
    drawing = (_JAPANESE if language is Language.JA else _ENGLISH)[mark]
    return (
        f'<span class="mark mark--{_CLASS[mark]}">'
        f'<svg viewBox="0 0 18 18" aria-hidden="true">{drawing}</svg><span>{word}</span></span>'
    )
