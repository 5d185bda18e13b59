"""The sample experiment in a workspace of its own: made anew, shown in ten lines, served."""

import os
import shutil
from collections.abc import Iterator
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from enishi_app.cli.printing import say
from enishi_app.cli.spoken import command, option
from enishi_app.cli.spoken import later as _
from enishi_app.site.launch import no_browser_option, port_option

if TYPE_CHECKING:
    from enishi.terms import Language
    from enishi_app.actions.actor import Actor
    from enishi_app.actions.demo import DemoView
    from enishi_app.site.home import Home

MARK = "demo"
"""A file that says: this folder is a demonstration, and may be made anew."""
_OURS = ("enishi.sqlite3", "enishi.sqlite3-wal", "enishi.sqlite3-shm", "sources", "backups")


@command("demo", help=_("Show the sample experiment in a workspace of its own."))
@option(
    "--home",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=_("Its folder; else the one beside your own, with -demo after its name."),
)
@port_option
@no_browser_option
@option("--keep", "is_kept", is_flag=True, help=_("Keep what you changed in it; else made anew."))
@option(
    "--no-serve", "is_served", flag_value=False, default=True, help=_("Only print, do not serve.")
)
def demo(
    *,
    folder: Path | None,
    port: int | None,
    opens_browser: bool,
    is_kept: bool,
    is_served: bool,
) -> None:
    """Show the sample experiment in a workspace of its own."""
    from enishi_app.site.home import Home
    from enishi_app.site.serving import Wish, hold_home, serve_home

    home = Home(folder=(folder or _usual_folder()).absolute())
    _refuse_strangers(home)
    os.environ["ENISHI_HOME"] = str(home.folder)
    # The demonstration is a file of its own also where one's own workspace is not.
    os.environ.pop("ENISHI_DATABASE_URL", None)

    def prepare(*, is_free: bool) -> "Actor":
        return _prepare(home, is_fresh=is_free and not is_kept)

    if is_served:
        wish = Wish(port=port, opens_browser=opens_browser)
        serve_home(home, wish, prepare=prepare)
    else:
        hold_home(home, prepare)


def _usual_folder() -> Path:
    from enishi_app.site.home import find_home

    own = find_home().folder
    return own.with_name(f"{own.name}-demo")


def _refuse_strangers(home: "Home") -> None:
    """Refuse a folder that holds something else: making it anew would take that away.

    Raises:
        click.UsageError: If it is neither empty nor a demonstration.
    """
    is_strange = home.folder.exists() and any(home.folder.iterdir())
    if is_strange and not (home.folder / MARK).exists():
        text = gettext("%s holds something else. Name an empty folder, or none.")
        raise click.UsageError(text % home.folder)


def _prepare(home: "Home", *, is_fresh: bool) -> "Actor":
    from enishi_app.site.opening import enter

    is_new = is_fresh or not home.database.exists()
    if is_new:
        _clear(home)
    actor = enter(home)
    from enishi_app.actions.demo import load_sample, view_demo
    from enishi_app.actions.duplicates import find_duplicates

    if is_new:
        load_sample(actor)
        find_duplicates(actor)
    for line in demo_lines(view_demo(actor, actor.language), actor.language):
        say(line)
    say()
    return actor


def _clear(home: "Home") -> None:
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (home.folder / MARK).touch()
    for name in _OURS:
        path = home.folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def demo_lines(view: "DemoView", language: "Language") -> Iterator[str]:
    """Yield what the sample shows: question, figures, marks, and the best route."""
    from enishi.network import day_words
    from enishi_app.actions.demo import INTERIM_DAY
    from enishi_app.cli.experiment_sheet import mark_lines

    plan = view.experiment.plan
    months = {
        "title": plan.title.to(language),
        "start": day_words(plan.period.start, language),
        "end": day_words(plan.period.end, language),
    }
    yield gettext("%(title)s (%(start)s to %(end)s)") % months
    yield plan.question.to(language)
    yield gettext("Counted from its records up to %s:") % day_words(INTERIM_DAY, language)
    # The number after its name: the words of a figure have no plural of their own.
    named = ((one.figure.title.to(language), one.count.value) for one in view.figures)
    yield from _pairs(gettext("%(name)s: %(count)s") % {"name": n, "count": c} for n, c in named)
    marks = [line[0] for line in mark_lines(view.experiment, INTERIM_DAY, language)]
    counts = "  ".join(f"{sign} {marks.count(sign)}" for sign in dict.fromkeys(marks))
    yield gettext("Marks of its activities: %s") % counts
    yield from _route_lines(view, language)


def _pairs(items: Iterator[str]) -> Iterator[str]:
    """Put two short lines into one."""
    for one in items:
        yield "  " + " / ".join(filter(None, (one, next(items, ""))))


def _route_lines(view: "DemoView", language: "Language") -> Iterator[str]:
    from enishi_app.actions.demo import QUESTION
    from enishi_app.cli.routes_sheet import hop_lines, name_of

    asked = QUESTION[language]
    if view.chosen is None or view.chosen.best is None:
        yield gettext("%s: no verified route yet.") % asked
        return
    said = {"question": asked, "name": name_of(view.answer, view.chosen.target)}
    yield gettext("%(question)s: the best route by an introduction leads to %(name)s") % said
    yield from (f"  {line}" for line in hop_lines(view.answer, view.chosen.best, language))
