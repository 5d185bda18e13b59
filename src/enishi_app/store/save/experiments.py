"""Keeping experiments: the decision first, then the row it stands in."""

from enishi.experiment import Experiment
from enishi_app.store.decide import DecisionKind, Nothing, Speaker, decide
from enishi_app.store.models import Decision, ExperimentRow, Workspace


def save_experiment(speaker: Speaker, experiment: Experiment) -> None:
    """Record an experiment in its newest form."""
    decision = decide(speaker, DecisionKind.EXPERIMENT_SAVED, experiment.id, experiment)
    project_experiment(speaker.workspace, decision)


def remove_experiment(speaker: Speaker, experiment: str) -> None:
    """Take an experiment out of sight. What was said stays said."""
    decision = decide(speaker, DecisionKind.EXPERIMENT_REMOVED, experiment, Nothing())
    project_experiment(speaker.workspace, decision)


def project_experiment(workspace: Workspace, decision: Decision) -> None:
    """Bring the row of one experiment to what a decision says."""
    row = ExperimentRow.objects.filter(workspace=workspace, experiment=decision.subject).first()
    if decision.kind == DecisionKind.EXPERIMENT_REMOVED:
        ExperimentRow.objects.filter(workspace=workspace, experiment=decision.subject).delete()
        return
    if row is None:
        position = ExperimentRow.objects.filter(workspace=workspace).count()
        row = ExperimentRow(experiment=decision.subject, workspace=workspace, position=position)
    row.payload = decision.payload
    row.save()
