"""Small drawings: seals, marks, ties. Each has a word beside it or a name for listeners."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enishi.language import Run, SearchQuery, marked_runs, script_language, seal_text
from enishi.network import Band
from enishi.terms import Language, Mark, TieState
from enishi_app.web.icons import icon_paths
from enishi_app.web.requests import screen_language


def draw_icon(name: str, label: str = "") -> SafeString:
    """Draw an icon; without a label it is hidden from assistive technology.

    Raises:
        KeyError: If there is no icon of that name.
    """
    paths = mark_safe(icon_paths()[name])  # noqa: S308 - drawings of our own
    if label:
        template = '<svg class="i" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>'
        return format_html(template, label, paths)
    return format_html('<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', paths)


def name_run(text: str) -> SafeString:
    """Put a text in a run of its own language where that is not the page's."""
    language = script_language(text)
    if language == screen_language() or not text:
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', language, text)


def marked_run(text: str, query: SearchQuery) -> SafeString:
    """Put a text in a run of its own language, with what was looked for marked."""
    runs = marked_runs(text, query)
    inner = format_html_join("", "{}", ((_drawn(run),) for run in runs))
    language = script_language(text)
    if language == screen_language() or not text:
        return inner
    return format_html('<span lang="{}">{}</span>', language, inner)


def _drawn(run: Run) -> str:
    return format_html("<mark>{}</mark>", run.text) if run.is_found else run.text


_SEALS = {"person": "", "far": " seal--far", "community": " seal--group", "me": " seal--me"}
_SIZES = {"": "", "s": " seal--s", "l": " seal--l"}


def draw_seal(name: str, kind: str = "person", size: str = "") -> SafeString:
    """Draw the seal of a person, of one not met (``far``), of a community, or of the user (``me``).

    Raises:
        KeyError: If kind or size is none of those.
    """
    text = seal_text(name)
    classes = f"seal{_SEALS[kind]}{_SIZES[size]}"
    language = script_language(text)
    return format_html(
        '<span class="{}" lang="{}" aria-hidden="true">{}</span>', classes, language, text
    )


class Progress(StrEnum):
    """What an activity may be besides marked."""

    UNDER_WAY = "under-way"
    PLANNED = "planned"


_MARK_CLASSES = {
    Mark.DONE: "done",
    Mark.PARTIAL: "part",
    Mark.NOT_DONE: "none",
    Mark.NOT_DUE: "plan",
    Progress.UNDER_WAY: "now",
    Progress.PLANNED: "plan",
}
_MARK_WORDS: dict[str, Promise] = {
    Mark.DONE: pgettext_lazy("mark", "Done"),
    Mark.PARTIAL: pgettext_lazy("mark", "Partial"),
    Mark.NOT_DONE: pgettext_lazy("mark", "Not done"),
    Mark.NOT_DUE: pgettext_lazy("mark", "Not due"),
    Progress.UNDER_WAY: pgettext_lazy("mark", "Under way"),
    Progress.PLANNED: pgettext_lazy("mark", "Planned"),
}
_DISC = '<circle class="fill" cx="9" cy="9" r="8"/>'
_RING = '<circle cx="9" cy="9" r="7"/>'
_DASHED = '<circle cx="9" cy="9" r="7" stroke-dasharray="2 2.9"/>'
_ENGLISH_MARKS = {
    "done": f'{_DISC}<path class="cut" d="m5.2 9.3 2.6 2.6 5-5.4"/>',
    "part": f'{_RING}<path class="fill" d="M9 2a7 7 0 0 1 0 14z"/>',
    "none": _RING,
    "now": f'{_RING}<circle class="fill" cx="9" cy="9" r="3.2"/>',
    "plan": _DASHED,
}
# ○ △ × of Japanese reports, drawn, because fonts give them very different sizes.
_JAPANESE_MARKS = _ENGLISH_MARKS | {
    "done": '<circle cx="9" cy="9" r="6.6" stroke-width="2.2"/>',
    "part": '<path d="M9 2.5 16.3 15.5H1.7z" stroke-width="1.9"/>',
    "none": '<path d="m3.5 3.5 11 11M14.5 3.5l-11 11" stroke-width="1.9"/>',
}


def draw_mark(value: str, language: Language, word: str = "") -> SafeString:
    """Draw an outcome mark with its word, or with another word that means the same.

    Raises:
        KeyError: If ``value`` is no mark.
    """
    shape = _MARK_CLASSES[_choice(value)]
    drawings = _JAPANESE_MARKS if language is Language.JA else _ENGLISH_MARKS
    return format_html(
        '<span class="mark mark--{}"><svg viewBox="0 0 18 18" aria-hidden="true">{}</svg>'
        "<span>{}</span></span>",
        shape,
        mark_safe(drawings[shape]),  # noqa: S308 - drawings of our own
        word or _MARK_WORDS[value],
    )


def _choice(value: str) -> Mark | Progress:
    return Mark(value) if value in set(Mark) else Progress(value)


_STRAIGHT, _LIGHT, _SLACK = "M6 7h56", "M6 7C22 10 46 9 62 7", "M6 7C18 9.5 44 10 62 7"
_TIES: dict[str, tuple[str, str, str, Promise]] = {
    "none": (" tie--none", _SLACK, "1.25", _("no tie yet")),
    "guess": (" tie--guess", _SLACK, "1.5", _("a guess")),
    "light": ("", _LIGHT, "1.6", _("a light tie")),
    "good": ("", _LIGHT, "3", _("a good tie")),
    "close": ("", _STRAIGHT, "5", _("a close tie")),
}
_LEVELS = {Band.UNLIKELY: "light", Band.EVEN: "good", Band.LIKELY: "close"}


def tie_level(state: TieState | None, band: Band | None = None) -> str:
    """Return the step at which a tie is drawn: ``none guess light good close``."""
    if state is None:
        return "none"
    return "guess" if state is TieState.POSSIBLE else _LEVELS[band or Band.UNLIKELY]


def draw_tie(level: str) -> SafeString:
    """Draw a tie at one of five steps.

    Raises:
        KeyError: If ``level`` is none of those of :func:`tie_level`.
    """
    classes, path, width, label = _TIES[level]
    return format_html(
        '<svg class="tie{}" viewBox="0 0 68 14" role="img" aria-label="{}">'
        '<path d="{}" stroke-width="{}"/><circle class="me" cx="4.5" cy="7" r="3.2"/>'
        '<circle cx="63.5" cy="7" r="3.5"/></svg>',
        *(classes, label, path, width),
    )
