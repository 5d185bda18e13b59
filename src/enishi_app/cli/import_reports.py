"""What an import gave, for reading: counts per file, and what was not read and why."""

from collections.abc import Iterable, Sequence
from gettext import gettext, ngettext, pgettext
from typing import TYPE_CHECKING

from enishi_app.cli.printing import print_table, say
from enishi_app.cli.problem_lines import problem_line
from enishi_app.cli.words import record_kind_words

if TYPE_CHECKING:
    from enishi.terms import Problem
    from enishi_app.actions.imports import FileLine, ImportReport, Preview


def status_words() -> dict[str, str]:
    """Return the words for the states of an import."""
    return {
        "waiting": pgettext("import", "waiting"),
        "running": pgettext("import", "under way"),
        "done": pgettext("import", "read in"),
        "interrupted": pgettext("import", "interrupted"),
        "failed": pgettext("import", "failed"),
        "undone": pgettext("import", "undone"),
    }


def print_report(report: "ImportReport", problems: Sequence["Problem"]) -> None:
    """Print what an import gave."""
    said = {"number": report.id, "name": report.name}
    say(gettext("Import %(number)d: %(name)s") % said)
    say(
        gettext("read %(read)d: new %(new)d, changed %(changed)d, same %(same)d; problems %(bad)d")
        % {
            "read": report.read,
            "new": report.new,
            "changed": report.changed,
            "same": report.same,
            "bad": report.problems,
        }
    )
    print_files(report.files)
    print_problems(problems, report.problems)


def print_files(files: Sequence["FileLine"]) -> None:
    """Print one line for each file of an import, where there are several."""
    if len(files) < 2:  # noqa: PLR2004 - one file has the counts of the whole
        return
    heads = (
        *(
            pgettext("column", "file"),
            pgettext("column", "format"),
            pgettext("column", "new"),
            pgettext("column", "changed"),
            pgettext("column", "same"),
        ),
        pgettext("column", "problems"),
    )
    print_table(heads, ((f.file, f.format, f.new, f.changed, f.same, f.problems) for f in files))


def print_kinds(files: Sequence["FileLine"]) -> None:
    """Print what an import gave, by kind of record."""
    kinds = [kind for file in files for kind in file.kinds]
    heads = ("", pgettext("column", "new"), pgettext("column", "changed"))
    rows = [
        (
            words,
            sum(one.new for one in kinds if one.kind == name),
            sum(one.changed for one in kinds if one.kind == name),
            sum(one.same for one in kinds if one.kind == name),
        )
        for name, words in record_kind_words().items()
        if any(one.kind == name for one in kinds)
    ]
    if rows:
        print_table((*heads, pgettext("column", "same")), rows)


def print_problems(problems: Sequence["Problem"], total: int) -> None:
    """Print where something was not read, and why."""
    row = gettext("row %d")
    for problem in problems:
        say(f"  {problem_line(problem, row)}")
    if total > len(problems):
        left = total - len(problems)
        text = ngettext(
            "and %d more problem (--problems shows more)",
            "and %d more problems (--problems shows more)",
            left,
        )
        say(f"  {text % left}")


def print_preview(preview: "Preview") -> None:
    """Print what an import would find."""
    say(
        gettext("%(people)d people and %(touches)d messages would be read; nothing is kept yet.")
        % {"people": preview.people, "touches": preview.touches}
    )
    if preview.seen or preview.groups:
        say(
            gettext("%(seen)d people would wait for your yes; %(groups)d groups and events.")
            % {"seen": preview.seen, "groups": preview.groups}
        )
    if len(preview.files) > 1:
        heads = (
            pgettext("column", "file"),
            pgettext("column", "format"),
            pgettext("column", "records"),
            pgettext("column", "problems"),
        )
        print_table(heads, ((f.file, f.format, f.records, f.problems) for f in preview.files))
    for name in preview.names:
        say(f"  {name}")
    print_problems(preview.problems, preview.problem_count)


def print_runs(reports: Iterable["ImportReport"]) -> None:
    """Print one line for each import."""
    words = status_words()
    heads = (
        *(
            "ID",
            pgettext("column", "what"),
            pgettext("column", "state"),
            pgettext("column", "when"),
            pgettext("column", "read"),
        ),
        *(
            pgettext("column", "new"),
            pgettext("column", "changed"),
            pgettext("column", "same"),
            pgettext("column", "problems"),
        ),
    )
    print_table(
        heads,
        ((r.id, r.name, words.get(r.status, r.status), _when(r), *_counts(r)) for r in reports),
    )


def _when(report: "ImportReport") -> str:
    return report.started_at.astimezone().strftime("%Y-%m-%d %H:%M")


def _counts(report: "ImportReport") -> tuple[int, ...]:
    return (report.read, report.new, report.changed, report.same, report.problems)
