"""Experiments as YAML, both ways."""

from enishi.experiment.plan_yaml.reading import PlanReading, read_plan
from enishi.experiment.plan_yaml.writing import write_plan

__all__ = ["PlanReading", "read_plan", "write_plan"]
