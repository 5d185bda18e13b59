"""Experiments."""

from enishi.experiment import Experiment
from enishi_app.store.codec import load_value
from enishi_app.store.models import Decision, ExperimentRow, Workspace


def load_experiments(workspace: Workspace) -> tuple[Experiment, ...]:
    """Return every experiment, in the order in which they were begun."""
    rows = ExperimentRow.objects.filter(workspace=workspace).order_by("position", "id")
    return tuple(load_value(Experiment, row.payload) for row in rows)


def load_experiment(workspace: Workspace, experiment: str) -> Experiment | None:
    """Return one experiment, or None where there is none."""
    row = ExperimentRow.objects.filter(workspace=workspace, experiment=experiment).first()
    return load_value(Experiment, row.payload) if row else None


def load_saved_versions(workspace: Workspace, experiment: str) -> tuple[Experiment, ...]:
    """Return every form in which an experiment was ever saved, oldest first."""
    rows = Decision.objects.filter(
        workspace=workspace,
        subject=experiment,
        kind="experiment-saved",
    ).order_by("id")
    return tuple(load_value(Experiment, row.payload) for row in rows)
