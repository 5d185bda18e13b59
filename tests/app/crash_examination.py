"""What is left after a crash, examined in a process of its own.

``python -m tests.app.crash_examination check FILE`` looks for every confirmed step;
``import CSV`` imports or resumes to the end and prints what is held; ``slow-import`` tells each
batch.
"""

import sys
from pathlib import Path

from tests.app.crash_course import EXPERIMENT, say, start


def main() -> None:
    start()
    from enishi_app.actions.workspaces import open_local

    what, file = sys.argv[1], Path(sys.argv[2])
    {"check": check, "import": import_to_the_end, "slow-import": import_telling}[what](
        open_local(), file
    )


def check(actor, file: Path) -> None:
    """Fail unless the workspace is whole and holds everything in the file."""
    from enishi_app.actions.doctor import examine

    faults = [f"{one.what}: {one.faults}" for one in examine(actor) if not one.is_fine]
    lost = [step for step in file.read_text("utf-8").split("\n") if step and not _is_kept(step)]
    if faults or lost:
        sys.exit(f"faults {faults}, lost {lost[:10]} of {len(lost)}")


def _is_kept(step: str) -> bool:
    from enishi_app.store.models import Decision, Entry, ImportRun, Person

    kind, _, rest = step.partition(" ")
    if kind == "person":
        return Person.objects.filter(id=rest).exists()
    if kind == "entry":
        return Entry.objects.filter(entry=rest).exists()
    if kind in {"batch", "import"}:
        run, read = rest.split()
        return ImportRun.objects.filter(pk=run, read_count__gte=read).exists()
    held = _held()
    return rest in held and Decision.objects.filter(subject=EXPERIMENT).exists()


_CACHE: set[str] = set()


def _held() -> set[str]:
    from enishi_app.actions.experiments import show_experiment
    from enishi_app.actions.workspaces import open_local

    if not _CACHE:
        experiment = show_experiment(open_local(), EXPERIMENT)
        _CACHE.update(revision.fingerprint for revision in experiment.revisions)
        _CACHE.update(mark.activity for mark in experiment.marks)
    return _CACHE


def import_to_the_end(actor, table: Path) -> None:
    """Import, or carry on what was interrupted; print counts and digests of all that is held."""
    from enishi_app.actions import imports
    from enishi_app.store.derive.digest import derived_digests
    from enishi_app.store.models import SourceRecord, Workspace

    _small_batches()
    imports.mark_interrupted(actor)
    open_runs = [r.id for r in imports.list_imports(actor) if r.status != "done"]
    if open_runs:
        imports.resume_import(actor, open_runs[0])
    else:
        imports.import_path(actor, table)
    (report,) = imports.list_imports(actor)
    counts = (report.read, report.new, report.changed, report.same, report.problems)
    say(f"{report.status} {counts} {report.files}")
    say(f"{SourceRecord.objects.count()} {derived_digests(Workspace.objects.get())}")


def import_telling(actor, table: Path) -> None:
    """Begin an import, or carry it on, telling of every batch that was kept."""
    from enishi_app.actions import imports

    _small_batches()
    imports.mark_interrupted(actor)
    open_runs = [r.id for r in imports.list_imports(actor) if r.status != "done"]
    if open_runs:
        imports.resume_import(actor, open_runs[0], on_progress=lambda _: say("batch"))
    else:
        imports.import_path(actor, table, on_progress=lambda _: say("batch"))


def _small_batches() -> None:
    from enishi_app.actions import import_batches

    import_batches.BATCH = 40


if __name__ == "__main__":
    main()
