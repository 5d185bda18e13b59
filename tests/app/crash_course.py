"""What the crash tests kill: a process that imports, marks, revises and records without end.

Run as ``python -m tests.app.crash_course CSV``. Every step is written to standard output only after
the action that does it has come back: whatever stands there must be in the workspace.
"""

import os
import sys
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import django
from django.core.management import call_command

PERIOD = (date(2024, 6, 1), date(2024, 11, 30))
ACTIVITIES = 400
EXPERIMENT = "crash"


def main() -> None:
    """Do one thing after the other until somebody kills this process."""
    start()
    from enishi_app.actions.workspaces import open_local

    actor = open_local()
    begin_experiment(actor)
    say("ready")
    for number in count(_begin_at(actor)):
        _record(actor, number)
        _mark(actor, number)
        _revise(actor, number)
        _import(actor, Path(sys.argv[1]))


def start() -> None:
    """Load Django and bring the tables up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi_app.site.settings")
    django.setup()
    from enishi_app.site.home import find_home, prepare_home

    prepare_home(find_home())
    call_command("migrate", verbosity=0, interactive=False)


def say(step: str) -> None:
    """Confirm a step, at once and whole."""
    os.write(1, f"{step}\n".encode())


def begin_experiment(actor) -> None:
    """Set up an experiment to be marked and revised, unless it is there."""
    from enishi_app.actions import experiments

    if not experiments.list_experiments(actor):
        experiments.save(actor, a_long_experiment())


def a_long_experiment():
    """Return an experiment with many activities."""
    from enishi.experiment import (
        Activity,
        ActivityId,
        Experiment,
        Plan,
        Stage,
        StageId,
        Workstream,
        WorkstreamId,
        revise,
    )
    from enishi.terms import Bilingual, ExperimentId, ExperimentKind, Period

    period = Period(start=PERIOD[0], end=PERIOD[1])
    stage, stream = StageId("one"), WorkstreamId("network")
    plan = Plan(
        title=Bilingual(en="Crash"),
        question=Bilingual(en="Is anything lost?"),
        period=period,
        workstreams=(Workstream(id=stream, name=Bilingual(en="Network")),),
        stages=(Stage(id=stage, name=Bilingual(en="One"), period=period),),
        activities=tuple(
            Activity(
                id=ActivityId(f"a{number}"),
                stage=stage,
                workstream=stream,
                title=Bilingual(en=f"Step {number}"),
            )
            for number in range(ACTIVITIES)
        ),
    )
    begun = Experiment(id=ExperimentId(EXPERIMENT), kind=ExperimentKind.OWN, plan=plan)
    return revise(begun, plan=plan, on=PERIOD[0], reason=Bilingual())


def _begin_at(actor) -> int:
    from enishi_app.actions.experiments import show_experiment

    return len(show_experiment(actor, EXPERIMENT).revisions)


def _record(actor, number: int) -> None:
    from enishi.evidence import ContactMade
    from enishi.people import CardField
    from enishi_app.actions.journal import new_entry_id, record
    from enishi_app.actions.people import Said, add_person

    person = add_person(actor, [Said(field=CardField.NAME, value=f"Somebody {number}")])
    say(f"person {person}")
    entry = ContactMade(id=new_entry_id(), person=person, on=PERIOD[0], channel="event")
    record(actor, entry)
    say(f"entry {entry.id}")


def _mark(actor, number: int) -> None:
    from enishi_app.actions.experiments import ActivityId, ActivityMark, Mark, give_mark

    activity = f"a{number % ACTIVITIES}"
    given = ActivityMark(activity=ActivityId(activity), mark=Mark.DONE, on=PERIOD[0])
    give_mark(actor, EXPERIMENT, given)
    say(f"mark {activity}")


def _revise(actor, number: int) -> None:
    from enishi.terms import Bilingual
    from enishi_app.actions.experiments import revise_plan, show_experiment

    plan = show_experiment(actor, EXPERIMENT).plan
    changed = replace(plan, title=Bilingual(en=f"Crash {number}"))
    after = revise_plan(actor, EXPERIMENT, changed, reason=Bilingual(en=f"Because {number}"))
    say(f"revision {after.revisions[-1].fingerprint}")


def _import(actor, path: Path) -> None:
    from enishi_app.actions import import_batches, imports

    import_batches.BATCH = 40
    waiting = [r.id for r in imports.list_imports(actor) if r.status != "done"]
    imports.mark_interrupted(actor)
    report = (
        imports.resume_import(actor, waiting[0], on_progress=_kept)
        if waiting
        else imports.import_path(actor, path, on_progress=_kept)
    )
    say(f"import {report.id} {report.read}")


def _kept(report) -> None:
    say(f"batch {report.id} {report.read}")


if __name__ == "__main__":
    main()
